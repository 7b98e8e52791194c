using WarningGrid.Deadlines;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>The check of a reply, done by two: accepted or returned (DSP-08); or the case goes on without one (DSP-09).</summary>
internal static class TalkInquiryCheckRules
{
    private const string Check = "DL-42", Redo = "DL-41", Assess = "DL-18", Urging = "DL-48";

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        Accept accept => Accepted(file, accept, given, objections),
        ReturnReply back => Returned(file, back, given, objections),
        ProceedWithoutReply proceed => objections.Then(() => Ruling.At(
            given.At,
            [
                new ProceededWithoutReply(proceed.Reason),
                .. DutyCancelled(file),
                .. DeadlineRules.Cancel(file.Clocks, Urging, "proceeded"),
                .. AssessmentBegins(file, given),
            ])),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Ruling Accepted(CaseFile file, Accept accept, Circumstances given, Objections objections)
    {
        var own = TalkInquiryFile.Of(file);
        var open = own.Open;
        var last = own.Returns >= MaxReturns(file, given);
        return objections
            .When(
                accept.Unanswered.Any(question => question < 1 || question > (own.Plan?.Questions.Length ?? 0)),
                Rank.InvalidRule, RefusalKind.Invalid, "TLK.question")
            .Gate(accept.Unanswered.IsEmpty || last, "DSP-08.marks-after-last-return")
            .Gate(open.All(accept.Unanswered.Contains), "DSP-08.unanswered", string.Join('、', open.Except(accept.Unanswered)))
            .ByTwo(file, nameof(Accept), accept, given, () => Ruling.At(
                given.At,
                [
                    new ReplyAccepted(accept.Unanswered),

                    // Returns are used up and questions stay open: the approver hears of it, a person decides (DSP-08).
                    .. accept.Unanswered.IsEmpty ? Array.Empty<IEvent>() : [new UpgradeRecommended("DSP-08", "Unanswered")],
                    .. DeadlineRules.Meet(file.Clocks, Check, given.At, proven: true, given.Facts),
                    .. AssessmentBegins(file, given),
                ]));
    }

    private static Ruling Returned(CaseFile file, ReturnReply back, Circumstances given, Objections objections)
    {
        var own = TalkInquiryFile.Of(file);
        var on = CountyTime.DateOf(given.At);
        var holder = own.RepliedIn == TalkInquiryStages.MaterialsDue ? own.Entrusted : file.Subject.Official;
        return objections
            .When(
                own.Returns >= MaxReturns(file, given), Rank.LimitExceeded, RefusalKind.LimitExceeded, "DSP-08.max-returns",
                MaxReturns(file, given))
            .When(
                back.Items.Any(item => item.Question < 1 || item.Question > (own.Plan?.Questions.Length ?? 0)),
                Rank.InvalidRule, RefusalKind.Invalid, "TLK.question")
            .Gate(!back.Items.IsEmpty, "DSP-08.items")
            .ByTwo(file, nameof(ReturnReply), back, given, () => Ruling.At(
                given.At,
                [
                    new ReplyReturned(back.Items),
                    .. DeadlineRules.Meet(file.Clocks, Check, given.At, proven: true, given.Facts),
                    DeadlineRules.Start(file.Clocks, Redo, on, file.Packs, given.Facts, holder, file.Handler),
                ]));
    }

    private static IEnumerable<IEvent> DutyCancelled(CaseFile file) =>
        TalkInquiryReplyRules.DutyOf(file) is { } duty ? DeadlineRules.Cancel(file.Clocks, duty, "proceeded") : [];

    // A talk's assessment began with the talk; it does not begin again with its statement (DL-18).
    private static IEnumerable<IEvent> AssessmentBegins(CaseFile file, Circumstances given) =>
        file.Clocks.Open(Assess) is null
            ? [DeadlineRules.Start(
                file.Clocks, Assess, CountyTime.DateOf(given.At), file.Packs, given.Facts, file.Handler, file.Handler)]
            : [];

    private static int MaxReturns(CaseFile file, Circumstances given) =>
        given.Facts.Rules.At(file.Packs).Whole("DSP-08.max-returns.TalkInquiry");
}
