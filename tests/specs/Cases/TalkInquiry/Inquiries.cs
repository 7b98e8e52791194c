using System.Collections.Immutable;
using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>A talk or inquiry brought to the point where a spec begins.</summary>
internal static class Inquiries
{
    public static readonly ImmutableArray<string> FourQuestions =
        ["请说明采购程序。", "请说明评标人员。", "请说明资金来源。", "请说明验收情况。"];

    public static InquiryPlan Plan(InquiryMode mode, params ImmutableArray<string> questions) =>
        new(mode, "反映你在采购方面的问题", questions.IsEmpty ? FourQuestions : questions, [Li, He], "谈话室", "安全预案");

    public static CaseDesk Drafted(this CaseDesk desk, InquiryMode mode = InquiryMode.Inquiry)
    {
        desk.Opened().Does(Li, new DraftPlan(Plan(mode))).Does(Li, new CheckRedaction("已脱密"));
        desk.Document(DocumentKinds.Plan);
        desk.Document(mode is InquiryMode.Entrusted ? DocumentKinds.Entrustment : DocumentKinds.InquiryNotice);
        return desk;
    }

    public static CaseDesk Approved(this CaseDesk desk, InquiryMode mode = InquiryMode.Inquiry) =>
        desk.Drafted(mode).Does(Li, new Submit()).Does(Wang, new Pass()).Does(Zhao, new Approve());

    public static ServiceReceipt Signed(string date, OfficialId? receiver = null) => new(receiver ?? Subject, Day(date));

    public static ServeNotice Notice(string date) => new(2, Signed(date), Head);

    /// <summary>Approved on 2026-09-18, served on 2026-09-21.</summary>
    public static CaseDesk Served(this CaseDesk desk)
    {
        desk.It_is("2026-09-18 10:00").Approved();
        return desk.It_is("2026-09-21 15:00").Does(Li, Notice("2026-09-21"));
    }

    public static ImmutableArray<ReplyAnswer> Answers(params int[] questions) =>
        [.. questions.Select(question => new ReplyAnswer(question, $"第{question}个问题的答复"))];

    public static CaseDesk Replies(this CaseDesk desk, params int[] questions) =>
        desk.Does(Subject, new DraftReply(Answers(questions)))
            .Does(Head, new Countersign("情况属实"))
            .Does(Subject, new Reply(Answers(questions)));

    public static CaseDesk Replied(this CaseDesk desk, params int[] questions) =>
        desk.Served().It_is("2026-10-12 09:00").Replies(questions.Length == 0 ? [1, 2, 3, 4] : questions);

    public static CaseDesk ByTwo(this CaseDesk desk, CaseMove move) => desk.Does(Li, move).Does(Wang, move);

    public static CaseDesk InAssessment(this CaseDesk desk) => desk.Replied().ByTwo(new Accept([]));

    public static CaseDesk Proposes(this CaseDesk desk, InquiryOutcome outcome, InquiryPlan? next = null)
    {
        var document = desk.Document(DocumentKinds.Opinion);
        return desk.Does(Li, Proposal(outcome, document, next));
    }

    public static Propose Proposal(InquiryOutcome outcome, int document, InquiryPlan? next = null) =>
        new(
            outcome, "处置意见", document, outcome is InquiryOutcome.Measure ? [CaseKind.Criticism] : [],
            outcome is InquiryOutcome.SecondRound ? next ?? Plan(InquiryMode.Inquiry, "请补充说明。") : null,
            outcome is InquiryOutcome.SecondRound ? "已脱密" : null);

    public static CaseDesk Decided(this CaseDesk desk, InquiryOutcome outcome) =>
        desk.Proposes(outcome).Does(Wang, new Pass()).Does(Zhao, new Approve());

    /// <summary>Everything that the checklist asks but the moves named.</summary>
    public static CaseDesk ClosesUp(this CaseDesk desk, params string[] except)
    {
        if (desk.File.Ways.Duties(desk.File).Letter is { } letter)
        {
            desk.Document(letter);
        }

        CaseMove[] all =
        [
            new TellSubject("当面告知"), new GiveFeedback("电话反馈"), new ReturnResult("Adopted"), new EnterArchive("谈话函询一次"),
            new SetMeetingTask(), new ProposeClosing("已办结"),
        ];
        foreach (var move in all.Where(move => !except.Contains(move.GetType().Name)))
        {
            if (move is not GiveFeedback || desk.File.NamedReporter)
            {
                desk.Does(Li, move);
            }
        }

        return desk;
    }
}
