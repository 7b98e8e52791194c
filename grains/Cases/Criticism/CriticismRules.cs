using WarningGrid.Deadlines;
using WarningGrid.Documents;
using static WarningGrid.Cases.Criticism.CriticismStages;

namespace WarningGrid.Cases.Criticism;

/// <summary>What a criticism asks of each of its moves (spec 04 §4).</summary>
internal static class CriticismRules
{
    private const string Review = "检查材料", Acknowledged = "DL-46", Reviewed = "DL-47", Judged = "DL-42";

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftCriticism draft => objections
            .When(
                file.Subject.Official is null && draft.Plan.Form is CriticismForm.Reminder or CriticismForm.CriticismTalk,
                Rank.InvalidRule, RefusalKind.Invalid, "CRI.unit-form")
            .Then(() => Ruling.At(given.At, new CriticismDrafted(draft.Plan))),
        Submit => CriticismFile.Of(file).Plan is { } plan
            ? CaseApprovalRules.Decide(
                file, move, given,
                objections.Combines(file, plan.Form.ToString(), given).Shown(file, plan.Form.ToString(), plan.Standard, given))
            : CaseApprovalRules.Decide(file, move, given, objections),
        Serve serve => Served(file, serve, given, objections),
        IssueCircular circular => Issued(file, circular, given, objections),
        Acknowledge ack => Acknowledges(file, ack, given, objections),
        ReceiveReview review => objections
            .Came(file, review, review.Document, review.StampedAt, given)
            .Receives(
                file, new ReviewReceived(review.Document, review.StampedAt), review.Document, review.StampedAt, Reviewed, given,
                at => [CasePaperRules.Starts(file, Judged, CountyTime.DateOf(at), file.Handler, given)]),
        Accept accept => objections.Then(() => Ruling.At(
            given.At,
            [
                new ReviewAccepted(accept.Opinion),
                .. DeadlineRules.Meet(file.Clocks, Judged, given.At, proven: true, given.Facts),
                .. CaseEndRules.ClosingClocks(file, CriticismOutcomes.Accepted, given),
            ])),
        Return back => objections
            .MayReturn(file, back, Review, given)
            .Then(() => Ruling.At(given.At, CaseReturnRules.Happens(file, back, Review, Reviewed, given.At, given))),
        ProceedWithoutReply proceed => objections.Then(() => Ruling.At(
            given.At,
            [
                new ProceededWithoutReply(proceed.Reason), .. CasePaperRules.GivenUp(file, First(file)!),
                .. file.Stage == SelfReviewDue ? [new UpgradeRecommended("DSP-09", CriticismOutcomes.NoReview)] : Array.Empty<IEvent>(),
                .. CaseEndRules.ClosingClocks(
                    file, file.Stage == AckDue ? CriticismOutcomes.NotAcknowledged : CriticismOutcomes.NoReview, given),
            ])),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    public static string? DutyOf(CaseFile file) => First(file) is { } first ? CasePaperRules.DutyOr(file, first) : null;

    private static Ruling Served(CaseFile file, Serve serve, Circumstances given, Objections objections)
    {
        var form = CriticismFile.Of(file).Plan!.Form;
        var receiver = file.Subject.Official ?? given.UnitHead;
        return objections
            .Receipt(file, serve, serve.Receipt, receiver ?? default, given)
            .NeedsSealed(
                file, serve.Document, form is CriticismForm.CircularCriticism ? DocumentKinds.Circular : DocumentKinds.CriticismNotice,
                "CRI.notice")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, serve, serve.Receipt.Date, given),
                [
                    new CriticismServed(form, serve.Document, serve.Receipt),
                    CasePaperRules.Starts(
                        file, form is CriticismForm.OrderedReview ? Reviewed : Acknowledged, serve.Receipt.Date, receiver, given),
                ]));
    }

    private static Ruling Issued(CaseFile file, IssueCircular circular, Circumstances given, Objections objections) =>
        objections
            .When(circular.HeardOn > given.Facts.Today, Rank.InvalidRule, RefusalKind.Invalid, "ASF-06.later-than-now")
            .NeedsSealed(file, circular.Document, DocumentKinds.Circular, "CRI.notice")
            .Gate(file.Document(circular.Minutes) is not null, "CRI.minutes")
            .Then(() => Ruling.At(
                given.At,
                [
                    new CircularIssued(circular.Document, circular.HeardOn, circular.Minutes),
                    .. CaseEndRules.ClosingClocks(file, CriticismOutcomes.Issued, given),
                ]));

    // Online the subject's own command is the receipt; on paper its stamp says when.
    private static Ruling Acknowledges(CaseFile file, Acknowledge ack, Circumstances given, Objections objections)
    {
        var byHandler = given.Facts.Asker.Id == file.Handler;
        var asked = byHandler || ack.Document is not null ? objections.Came(file, ack, ack.Document ?? 0, ack.StampedAt, given) : objections;
        return asked.Receives(
            file, new CriticismAcknowledged(ack.Document, ack.StampedAt), ack.Document ?? 0, ack.StampedAt, Acknowledged, given,
            at => CaseEndRules.ClosingClocks(file, CriticismOutcomes.Acknowledged, given with { At = at }));
    }

    private static string? First(CaseFile file) =>
        file.Stage == AckDue ? Acknowledged : file.Stage == SelfReviewDue ? Reviewed : null;
}
