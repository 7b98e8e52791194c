using WarningGrid.Deadlines;

namespace WarningGrid.Cases;

/// <summary>退回重办: what is not good enough goes back, so often and no more (DSP-08).</summary>
internal static class CaseReturnRules
{
    /// <summary>Key of the most returns of one paper.</summary>
    public static string Key(CaseKind kind) => $"DSP-08.max-returns.{kind}";

    /// <summary>Whether a paper went back as often as it may: then only an upgrade can be recommended.</summary>
    public static bool UsedUp(CaseFile file, Circumstances given) =>
        file.Returned.CountBy(paper => paper).Any(paper => paper.Value >= Most(file, given));

    /// <summary>What speaks against another return.</summary>
    public static Objections MayReturn(this Objections objections, CaseFile file, Return back, string paper, Circumstances given) =>
        objections
            .When(
                file.ReturnsOf(paper) >= Most(file, given), Rank.LimitExceeded, RefusalKind.LimitExceeded, "DSP-08.max-returns",
                Most(file, given))
            .Gate(!back.Items.IsEmpty, "DSP-08.items");

    /// <summary>It goes back, and is to be done again in the time that the pack gives.</summary>
    /// <param name="cameAt">When it had come: what it answered is done by then.</param>
    public static IEnumerable<IEvent> Happens(
        CaseFile file, Return back, string paper, string duty, DateTimeOffset cameAt, Circumstances given) =>
    [
        new PaperReturned(paper, back.Items),
        .. CasePaperRules.Done(file, duty, cameAt, given),
        .. DeadlineRules.Meet(file.Clocks, "DL-42", given.At, proven: true, given.Facts),
        CasePaperRules.Starts(file, "DL-41", CountyTime.DateOf(given.At), file.Subject.Official ?? given.UnitHead, given),
    ];

    private static int Most(CaseFile file, Circumstances given)
    {
        var rules = given.Facts.Rules.At(file.Packs);
        return rules.Has(Key(file.Kind)) ? rules.Whole(Key(file.Kind)) : int.MaxValue;
    }
}
