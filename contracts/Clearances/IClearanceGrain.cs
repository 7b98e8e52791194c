using Orleans.Concurrency;
using WarningGrid.Documents;

namespace WarningGrid.Clearances;

/// <summary>One clearance request (廉政意见), from its draft to its end.</summary>
/// <remarks>
/// Keyed <c>q-CLR-2026-0001</c> (<see cref="GrainKeys"/>). Matching and computing follow by themselves. Every command is
/// safe to repeat under its key.
/// </remarks>
[Alias("clearance")]
public interface IClearanceGrain : IFollower
{
    /// <summary>Brings the request to life; only the register calls it, with a fresh number.</summary>
    [Alias("open")] Task<Outcome<ClearanceView>> Open(OpenClearance command, Submission submission);

    [Alias("submit")] Task<Outcome<ClearanceView>> Submit(SubmitRows command, Submission submission);
    [Alias("resolve-row")] Task<Outcome<ClearanceView>> ResolveRow(ResolveRow command, Submission submission);
    [Alias("withdraw-row")] Task<Outcome<ClearanceView>> WithdrawRow(WithdrawRow command, Submission submission);
    [Alias("opinion")] Task<Outcome<ClearanceView>> GiveOpinion(OfficeOpinion command, Submission submission);
    [Alias("sign")] Task<Outcome<ClearanceView>> Sign(SignClearance command, Submission submission);
    [Alias("return")] Task<Outcome<ClearanceView>> Return(ReturnClearance command, Submission submission);
    [Alias("recompute")] Task<Outcome<ClearanceView>> Recompute(RecomputeClearance command, Submission submission);

    /// <summary>Attaches answers to a personnel matter of the same purpose (CLR-05).</summary>
    [Alias("use")] Task<Outcome<ClearanceView>> Use(UseAnswers command, Submission submission);

    [Alias("read")] Task<Outcome<ClearanceView>> Read();

    /// <summary>Some rows; each person read about is noted in his access history (CLR-07).</summary>
    [Alias("rows")] Task<Outcome<ClearanceRows>> Rows(ClearanceRowsQuery query);

    /// <summary>The issued answer, or the letter that asked for it: they are kept together (CLR-09).</summary>
    /// <param name="letter">Whether the letter is meant.</param>
    /// <param name="purpose">As for rows.</param>
    [Alias("open-document")] Task<Outcome<DocumentFile>> OpenDocument(bool letter, ClearancePurpose? purpose);

    /// <summary>Computes everything again for the stored K, packs and sealing fields, and compares (CLR-08).</summary>
    [Alias("reproduce"), AlwaysInterleave] Task<Outcome<ClearanceReproduction>> Reproduce();
}
