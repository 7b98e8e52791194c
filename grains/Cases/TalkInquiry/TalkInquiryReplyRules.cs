using System.Collections.Immutable;
using WarningGrid.Deadlines;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>What comes back: statement, materials or reply, online or on paper (DL-17, DL-22, DL-16, DL-41).</summary>
internal static class TalkInquiryReplyRules
{
    private const string Redo = "DL-41", Check = "DL-42", Urging = "DL-48";

    /// <summary>The deadline that runs against subject or unit: of a returned reply the redo's (DSP-08).</summary>
    public static string? DutyOf(CaseFile file) =>
        First(file.Stage) is not { } first ? null
        : file.Clocks.Open(Redo) is not null ? Redo
        : first;

    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        ReceiveStatement statement => Received(
            file, move, statement.Answers, statement.Paper, given, objections, () => new StatementReceived(statement.Answers, statement.Paper)),
        ReturnMaterials materials => Received(
            file, move, materials.Answers, materials.Paper, given, objections, () => new MaterialsReturned(materials.Answers, materials.Paper)),
        DraftReply draft => objections
            .Answers(file, draft.Answers)
            .Then(() => Ruling.Of(new ReplyDrafted(draft.Answers))),
        Countersign sign => objections.Then(() => Ruling.Of(new ReplyCountersigned(
            TalkInquiryFile.Sm3(TalkInquiryFile.Of(file).Draft), given.Facts.Asker.Id, sign.Opinion))),
        Reply reply => Received(
            file, move, reply.Answers, reply.Paper, given,
            objections.Gate(IsCountersigned(file, reply, given), "TLK.countersign"),
            () => new ReplyReceived(reply.Answers, reply.Paper)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // The head of a unit answers for himself and for it; anybody else has his head's countersign under exactly these answers.
    private static bool IsCountersigned(CaseFile file, Reply reply, Circumstances given) =>
        file.Subject.HeadsUnit || file.Subject.Official is null
        || (reply.Paper is { } paper
            ? paper.CountersignedBy is { } by && by == given.UnitHead
            : TalkInquiryFile.Of(file).CountersignedSm3 == TalkInquiryFile.Sm3(reply.Answers));

    private static Ruling Received(
        CaseFile file, CaseMove move, ImmutableArray<ReplyAnswer> answers, PaperIntake? paper, Circumstances given,
        Objections objections, Func<IEvent> received)
    {
        var byHandler = given.Facts.Asker.Id == file.Handler;
        var at = paper is { } stamped ? CountyTime.ToMicroseconds(stamped.StampedAt) : given.Facts.Now;
        return objections
            .Answers(file, answers)
            .Add(Rank.InvalidRule, CaseRules.Untimely(file, at, given.Facts))

            // Online the instant of sending is the proof; only an intake stamp can say that it came earlier (CAL-04).
            .When(move.OccurredAt is not null, Rank.InvalidRule, RefusalKind.Invalid, "TLK.stamp-decides")
            .When(!byHandler && paper is not null, Rank.InvalidRule, RefusalKind.Invalid, "TLK.paper-by-handler")
            .Gate(!byHandler || paper is not null, "TLK.paper")
            .Gate(paper is null || file.Document(paper.Document) is not null, "TLK.paper-document")
            .Then(() => Ruling.At(
                at,
                [
                    received(),
                    .. DeadlineRules.Meet(file.Clocks, First(file.Stage)!, at, paper is not null, given.Facts),
                    .. DeadlineRules.Meet(file.Clocks, Redo, at, paper is not null, given.Facts),
                    .. DeadlineRules.Meet(file.Clocks, Urging, at, paper is not null, given.Facts),
                    .. DeadlineRules.Cancel(file.Clocks, Check, "renewed"),
                    DeadlineRules.Start(
                        file.Clocks, Check, CountyTime.DateOf(at), file.Packs, given.Facts, file.Handler, file.Handler),
                ]));
    }

    private static Objections Answers(this Objections objections, CaseFile file, ImmutableArray<ReplyAnswer> answers)
    {
        var questions = TalkInquiryFile.Of(file).Plan?.Questions.Length ?? 0;
        return objections
            .When(
                answers.Any(answer => answer.Question < 1 || answer.Question > questions)
                    || answers.Select(answer => answer.Question).Distinct().Count() != answers.Length,
                Rank.InvalidRule, RefusalKind.Invalid, "TLK.question")
            .Gate(!answers.IsEmpty, "TLK.no-answers");
    }

    private static string? First(CaseStage stage) =>
        stage == TalkInquiryStages.ReplyDue ? "DL-17"
        : stage == TalkInquiryStages.StatementDue ? "DL-22"
        : stage == TalkInquiryStages.MaterialsDue ? "DL-16"
        : stage == TalkInquiryStages.Entrusted ? "DL-15"
        : stage == CaseStage.Approved ? "DL-14"
        : null;
}
