namespace WarningGrid.Cases;

/// <summary>The two-person act on a case (spec 04 §2): one hand proposes, another sends the same, and it happens.</summary>
internal static class CaseTwoHands
{
    /// <summary>The handler first, the act's reviewer second.</summary>
    public static Ruling ByTwo(
        this Objections objections, CaseFile file, string act, CaseMove move, Circumstances given, Func<Ruling> happens) =>
        objections.ByTwo(file, act, move, given, file.Pending.Find(act) is null ? Hands.Handler : Hands.Reviewer, happens);

    /// <param name="due">Whose turn it is.</param>
    public static Ruling ByTwo(
        this Objections objections, CaseFile file, string act, CaseMove move, Circumstances given, Hands due, Func<Ruling> happens)
    {
        var asker = given.Facts.Asker;
        var first = file.Pending.Find(act);
        return objections
            .When(
                (CaseHandRules.Of(file, given.Facts) & due) == 0 && first?.By != asker.Actor, Rank.Forbidden, RefusalKind.Forbidden,
                "ACL-01.act-missing")
            .When(first?.By == asker.Actor, Rank.SameHand, RefusalKind.SameHand, "DSP-03.same-hand")
            .Then(() => TwoPersonAct.Decide(
                file.Pending, "DSP-03", act, move with { OccurredAt = null }, given.Facts, happens));
    }
}
