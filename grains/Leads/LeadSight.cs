using WarningGrid.Access;

namespace WarningGrid.Leads;

/// <summary>How much of a lead a person sees.</summary>
internal enum LeadSight { None, Status, Full }

/// <summary>Who sees how much (spec 09 §1, column Lead; ACL-01, ACL-03, RCU-07). Pure, asked at each access.</summary>
/// <remarks>The register asks the same in SQL (LeadRegisterSql); a test compares the two row by row.</remarks>
internal static class LeadSights
{
    public static LeadSight Of(LeadFile file, Facts facts)
    {
        var asker = facts.Asker;
        return asker.IsSystem ? LeadSight.Full
            : asker.Caller.Kind is not CallerKind.Person || IsRecused(file, facts) ? LeadSight.None
            : HasTask(file, asker) ? LeadSight.Full
            : Covers(Role.WarningOfficer, file, asker) || Covers(Role.LeadCustodian, file, asker) ? LeadSight.Status
            : LeadSight.None;
    }

    /// <summary>Recused from a target, or from this lead itself: then it does not exist for him (RCU-08).</summary>
    public static bool IsRecused(LeadFile file, Facts facts) =>
        facts.Excluded.Contains(file.Number.Key()) || file.Subjects.Any(facts.Excluded.Contains)
        || file.Barred.Contains(facts.Asker.Id);

    // Those whose task it is just now: assigned, asked to approve, in charge of the handler, or asked to decide what comes next.
    private static bool HasTask(LeadFile file, Asker asker) =>
        file.Tasks.Has(asker.Id)
        || file.Approval?.IsTaskOf(asker) is true
        || (file.Extension is { } asked && asker.Holds(asked.Approver))
        || LeadActors.IsChiefOf(file, asker)
        || (IsUnclaimed(file) && Covers(Role.WarningOfficer, file, asker))
        || (AwaitsCustodian(file) && Covers(Role.LeadCustodian, file, asker))
        || (AwaitsSecretary(file) && Covers(Role.DisciplineSecretary, file, asker));

    /// <summary>Registered by the machinery: whichever warning officer takes it.</summary>
    public static bool IsUnclaimed(LeadFile file) => file.Stage is LeadStage.Registered && file.Triager is null;

    /// <summary>To be assigned, or shelved, or without a handler.</summary>
    public static bool AwaitsCustodian(LeadFile file) =>
        file.Stage is LeadStage.Accepted or LeadStage.Shelved || (IsHandled(file.Stage) && file.Handler is null);

    /// <summary>Only he may reopen it or take it up again.</summary>
    public static bool AwaitsSecretary(LeadFile file) =>
        file.Stage is LeadStage.Closed || (file.Stage is LeadStage.Shelved && LeadActors.NeedsSecretary(file));

    /// <summary>Stages in which somebody must be handling it.</summary>
    public static bool IsHandled(LeadStage stage) =>
        stage is LeadStage.Assigned or LeadStage.Proposed or LeadStage.Decided or LeadStage.Verifying or LeadStage.InCase;

    // A grant of the whole county covers every lead; a narrower one those with a target in its units.
    private static bool Covers(Role role, LeadFile file, Asker asker) =>
        asker.Grants.Any(grant => grant.Role == role
            && (grant.Units is null || file.Targets.Any(target => target.Unit is { } unit && grant.Reaches(unit))));
}
