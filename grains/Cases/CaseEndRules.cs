using WarningGrid.Deadlines;

namespace WarningGrid.Cases;

/// <summary>How a case ends early, comes to the archive or is opened again (DSP-11, DSP-14…17).</summary>
internal static class CaseEndRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        Discard discard => objections.Then(() => Ruling.At(
            given.At, [new CaseDiscarded(discard.Reason), .. file.WasSubmitted ? ClosingClocks(file, CaseOutcomes.NotApproved, given) : []])),
        Terminate end => objections
            .When(
                !given.Facts.Rules.At(file.Packs).List("DSP-16.reasons").Contains(end.Reason),
                Rank.InvalidRule, RefusalKind.Invalid, "DSP-16.reason")
            .Then(() => Ruling.At(given.At, new TerminationProposed(end.Reason, end.Note))),
        ApproveTermination agree => objections
            .When(given.Facts.Asker.Id == file.Handler, Rank.SameHand, RefusalKind.SameHand, "DSP-03.same-hand")
            .Then(() => Ruling.At(
                given.At,
                [
                    new CaseTerminated(file.Termination!.Reason, agree.Opinion),
                    .. DeadlineRules.CancelAll(file.StageClocks, CaseOutcomes.Terminated),
                    .. ClosingClocks(file, CaseOutcomes.Terminated, given),
                ])),
        TransferToSuperior to => objections
            .Gate(NobodyMayApprove(file, given), "RCU-09.approver-left")
            .Then(() => Ruling.At(
                given.At,
                [
                    new CaseTransferredToSuperior(to.Organ, to.Reason),
                    .. DeadlineRules.CancelAll(file.StageClocks, CaseOutcomes.Transferred),
                    .. ClosingClocks(file, CaseOutcomes.Transferred, given),
                ])),
        RejectTermination no => objections.Then(() => Ruling.At(given.At, new TerminationRejected(no.Opinion))),
        Archive => objections.Then(() => Ruling.Of(
            new CaseArchived(given.Chain!.Count, given.Chain.Sm3, given.Chain.Sha256))),
        Reopen again => objections.Then(() => CaseApprovalRules.Begin(
            file, given, new CaseReopened(again.Evidence, again.Reason))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Not the approver, nor whoever stands in for him: only the superior organ is left (RCU-09).
    private static bool NobodyMayApprove(CaseFile file, Circumstances given)
    {
        var rules = given.Facts.Rules.At(file.Packs);
        return given.Bench.Acting(CaseHandRules.Approver(file, rules), [file.Handler], rules) is null;
    }

    /// <summary>The duties that begin with the closing: result to the source, and feedback where somebody is owed it (DL-57, DL-08).</summary>
    public static IEnumerable<IEvent> ClosingClocks(CaseFile file, string outcome, Circumstances given)
    {
        var on = CountyTime.DateOf(given.At);
        yield return DeadlineRules.Start(file.Clocks, "DL-57", on, file.Packs, given.Facts, file.Handler, file.Handler);

        // The duty to answer a named reporter came with the rules of 2020; older packs know none (RP-04).
        if (file.NamedReporter && file.Ways.Duties(CaseEvolution.Ended(file, outcome)).Feedback
            && given.Facts.Rules.At(file.Packs).Has("DL-08.limit"))
        {
            yield return DeadlineRules.Start(file.Clocks, "DL-08", on, file.Packs, given.Facts, file.Handler, file.Handler);
        }
    }
}
