using System.Collections.Frozen;
using WarningGrid.Deadlines;

namespace WarningGrid.Cases;

/// <summary>The closing checklist item by item, and the closing itself by another hand (DSP-13, DSP-17).</summary>
internal static class CaseClosingRules
{
    private static readonly FrozenSet<string> Results =
        FrozenSet.ToFrozenSet(["Adopted", "NotAdopted", "Merged", "Transferred", "InProgress", "Closed"]);

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        TellSubject told => objections
            .Gate(told.Document is not { } number || file.Document(number) is { Serial: not null }, "DSP-13.told-document")
            .Then(() => Ruling.At(given.At, new SubjectTold(told.Manner, told.Document))),
        GiveFeedback feedback => objections.Then(() => Done(file, given, "DL-08", new FeedbackGiven(feedback.Manner))),
        ReturnResult result => objections
            .When(!Results.Contains(result.Result), Rank.InvalidRule, RefusalKind.Invalid, "FED-07.result")
            .Then(() => Done(file, given, "DL-57", new ResultReturned(result.Result, result.Note))),
        EnterArchive entry => objections.Then(() => Ruling.At(
            given.At, new ArchiveEntered(file.Ways.ArchiveSection, entry.Text))),
        SetMeetingTask => objections.Then(() => Ruling.At(given.At, new MeetingTaskSet())),
        ProposeClosing proposal => objections.Then(() => Ruling.At(given.At, new ClosingProposed(proposal.Summary))),
        Close => objections
            .When(
                given.Facts.Asker.Id == file.Handler || given.Facts.Asker.Id == file.Done.ProposedBy,
                Rank.SameHand, RefusalKind.SameHand, "DSP-17.same-hand")
            .Then(() => Ruling.Of([new CaseClosed(), .. AppealRules.Lapse(file, given.Facts)])),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Handing over the result or an answer is proven by its own record.
    private static Ruling Done(CaseFile file, Circumstances given, string catalogue, IEvent happened) =>
        Ruling.At(given.At, [happened, .. DeadlineRules.Meet(file.Clocks, catalogue, given.At, proven: true, given.Facts)]);
}
