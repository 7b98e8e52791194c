using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using static WarningGrid.Cases.Criticism.CriticismStages;

namespace WarningGrid.Cases.Criticism;

/// <summary>What a criticism asks of each of its moves (spec 04 §4).</summary>
internal static class CriticismRules
{
    private const string Review = "检查材料", Acknowledged = "DL-46", Reviewed = "DL-47", Judged = "DL-42", Hearing = "DL-58";

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftCriticism draft => objections
            .When(
                file.Subject.Official is null && draft.Plan.Form is CriticismForm.Reminder or CriticismForm.CriticismTalk,
                Rank.InvalidRule, RefusalKind.Invalid, "CRI.unit-form")
            .Then(() => Ruling.At(given.At, new CriticismDrafted(draft.Plan))),
        Submit or Resubmit => CriticismFile.Of(file).Plan is { } plan
            ? CaseApprovalRules.Decide(
                file, move, given,
                objections.Combines(file, plan.Form.ToString(), given).Shown(file, plan.Form.ToString(), plan.Standard, given))
            : CaseApprovalRules.Decide(file, move, given, objections),
        Serve serve => Served(file, serve, given, objections),
        ServeDraft draft => objections
            .Receipt(file, draft, draft.Receipt, given.UnitHead ?? default, given)
            .Needs(file, draft.Document, DocumentKinds.Circular, "CRI.notice")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, draft, draft.Receipt.Date, given),
                [
                    new DraftServed(draft.Document, draft.Receipt),
                    CasePaperRules.Starts(file, Hearing, draft.Receipt.Date, given.UnitHead, given),
                ])),
        AnswerDraft answer => Answered(file, answer, given, objections),
        CastVote vote => objections
            .MayVote(
                given.Facts, Role.LeadingGroup, file.Chain!.Hands.Append(file.Handler), CriticismFile.Of(file).Votes.Select(cast => cast.By))
            .Then(() => Ruling.At(given.At, new CensureVoteCast(given.Facts.Asker.Id, vote.Ballot, vote.Opinion))),
        DecideCensure decide => Counted(file, decide, given, objections),
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
                    .. AppealRules.Served(file, serve.Receipt.Date, receiver, given),
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
                    .. AppealRules.Served(file, CountyTime.DateOf(given.At), given.UnitHead, given),
                    .. CaseEndRules.ClosingClocks(file, CriticismOutcomes.Issued, given),
                ]));

    private static Ruling Answered(CaseFile file, AnswerDraft answer, Circumstances given, Objections objections)
    {
        var byHandler = given.Facts.Asker.Id == file.Handler;
        var asked = byHandler || answer.Document is not null
            ? objections.Came(file, answer, answer.Document ?? 0, answer.StampedAt, given)
            : objections;
        return asked
            .Gate(!CriticismFile.Of(file).Heard, "CRI.heard-before")
            .Receives(
                file, new UnitHeard(answer.Answer, answer.Document, answer.StampedAt), answer.Document ?? 0, answer.StampedAt, Hearing, given);
    }

    // The unit has answered, or its time to do so is over; then the group's votes are counted (DL-58, CHK-04).
    private static Ruling Counted(CaseFile file, DecideCensure decide, Circumstances given, Objections objections)
    {
        var own = CriticismFile.Of(file);
        var poll = CollectiveRules.Count(
            own.Votes.Select(vote => (vote.By, vote.Ballot)), given.Members, given.Facts.Rules.At(file.Packs), "CHK-04");
        return objections
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, decide, decide.HeldOn, given))
            .Gate(own.Heard || CaseDutyRules.IsOverdue(file.Clocks.Open(Hearing), given.Facts), "CRI.not-heard")
            .Quorum(poll)
            .Gate(file.Document(decide.Minutes) is not null, "APV.minutes")
            .Then(() => Ruling.At(
                given.At,
                [
                    new CensureDecided(
                        poll.Carried, decide.HeldOn, decide.Minutes, poll.Members, poll.For, poll.Against, poll.Abstained,
                        given.Facts.ExpectedRevision ?? file.Revision),
                    .. DeadlineRules.Cancel(file.Clocks, Hearing, "decided"),
                    .. poll.Carried ? [] : CaseEndRules.ClosingClocks(file, CaseOutcomes.NotApproved, given),
                ]));
    }

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
