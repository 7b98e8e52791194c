namespace WarningGrid.Cases;

/// <summary>What an approval of a case is about.</summary>
internal enum ApprovalMatter { Plan, Outcome }

/// <summary>Who approved which revision of which plan (DSP-04).</summary>
/// <param name="Sm3">Of the snapshot that was approved, in hexadecimal.</param>
/// <param name="Stale">The file was changed since: the next gate is closed.</param>
internal sealed record ApprovedPlan(
    OfficialId Proposer, OfficialId? Reviewer, OfficialId? Approver, long Revision, string Sm3, bool Stale = false);
