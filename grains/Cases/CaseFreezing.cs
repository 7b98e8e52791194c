using WarningGrid.Deadlines;

namespace WarningGrid.Cases;

/// <summary>Filing → case on the same facts: it waits from now on (FIL-02).</summary>
[Alias("case.freeze")]
internal sealed record FreezeForFiling(CaseNumber Filing) : IMessage;

/// <summary>Filing → case that waits: the filing has ended (DSP-18).</summary>
/// <param name="Decided">Whether the organ decided: then the filing has taken the case over.</param>
[Alias("case.filing-ended")]
internal sealed record FilingEndedForCase(CaseNumber Filing, bool Decided) : IMessage;

/// <summary>The case waits for a filing; it remembers its stage.</summary>
[Alias("case.frozen")]
internal sealed record CaseFrozen(CaseNumber Filing) : IEvent
{
    /// <summary>What it waits for.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public CaseNumber For => Filing;
}

/// <summary>The filing came to nothing: the case is back in its stage.</summary>
[Alias("case.thawed")]
internal sealed record CaseThawed(CaseNumber Filing) : IEvent;

/// <summary>The filing has taken the case over.</summary>
[Alias("case.taken-over")]
internal sealed record CaseTakenOver(CaseNumber Filing) : IEvent;

/// <summary>How a case waits for a filing on the same facts, and how it goes on (FIL-02, DSP-18).</summary>
internal static class CaseFreezeRules
{
    public static Ruling Told(CaseFile file, IMessage message, DateTimeOffset at, Facts facts) => message switch
    {
        FreezeForFiling freeze when IsBeforeClosing(file) => Ruling.At(
            at, [new CaseFrozen(freeze.Filing), .. DeadlineRules.Freeze(file.StageClocks, "frozen", facts)]),
        FilingEndedForCase ended when file.Stage == CaseStage.Frozen && file.FrozenBy == ended.Filing =>
            ended.Decided ? TakenOver(file, ended, at, facts) : Ruling.At(
                at, [new CaseThawed(ended.Filing), .. DeadlineRules.Thaw(file.StageClocks, CountyTime.DateOf(at), facts)]),
        _ => Ruling.Nothing,
    };

    // What was overdue when it froze stays so until here: now nothing is owed on this case any more.
    private static Ruling TakenOver(CaseFile file, FilingEndedForCase ended, DateTimeOffset at, Facts facts) =>
        Ruling.At(
            at,
            [
                new CaseTakenOver(ended.Filing), .. DeadlineRules.CancelAll(file.StageClocks, CaseOutcomes.TakenOver),
                .. CaseEndRules.ClosingClocks(file, CaseOutcomes.TakenOver, new(facts) { At = at }),
            ]);

    private static bool IsBeforeClosing(CaseFile file) => file.Exists && !Late.Contains(file.Stage);

    private static readonly CaseStage[] Late =
        [CaseStage.Closing, CaseStage.Closed, CaseStage.Archived, CaseStage.Void, CaseStage.Frozen];
}
