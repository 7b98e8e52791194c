using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <inheritdoc/>
internal sealed class TalkInquiryWalks : IKindWalks
{
    public CaseKind Kind => CaseKind.TalkInquiry;

    public string Drawing => "talk-inquiry";

    public IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways => Walks.Ways;

    public IReadOnlyList<(OfficialId Who, string Move)> Onward =>
    [
        (Li, nameof(Submit)), (Wang, nameof(Pass)), (Zhao, nameof(Approve)), (Li, nameof(ServeNotice)), (Subject, nameof(DraftReply)),
        (Head, nameof(Countersign)), (Subject, nameof(Reply)), (Li, nameof(Accept)), (Wang, nameof(Accept)), (Li, nameof(Propose)),
    ];

    public CaseMove? Any(string move, CaseDesk desk) => Walks.Own(move, desk);
}

/// <summary>Files in every stage, and a plausible move of every name for each.</summary>
internal static class Walks
{
    public static readonly IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways = new Dictionary<CaseStage, Func<CaseDesk>[]>
    {
        [CaseStage.Draft] = [() => new CaseDesk().Drafted(), () => new CaseDesk().Opened()],
        [CaseStage.Review] = [() => new CaseDesk().Drafted().Does(Li, new Submit())],
        [CaseStage.Approval] = [() => new CaseDesk().Drafted().Does(Li, new Submit()).Does(Wang, new Pass())],
        [CaseStage.Approved] =
        [
            () => new CaseDesk().Approved(), () => new CaseDesk().Approved(InquiryMode.Talk),
            () => new CaseDesk().Approved(InquiryMode.Entrusted),
            () => new CaseDesk().Approved().Does(Li, new Terminate("Merged", "并案")),
        ],
        [TalkInquiryStages.StatementDue] = [Talked],
        [TalkInquiryStages.Entrusted] = [Entrusted],
        [TalkInquiryStages.MaterialsDue] = [EntrustedTalk],
        [TalkInquiryStages.ReplyDue] =
        [
            () => new CaseDesk().Served(),
            () => new CaseDesk().Served().It_is("2026-10-20 09:30").Sweeps(),
        ],
        [TalkInquiryStages.ReplyCheck] = [() => new CaseDesk().Replied(), () => new CaseDesk().Replied().Does(Li, new Accept([])), StatementBack, MaterialsBack],
        [TalkInquiryStages.Assessment] =
        [
            () => new CaseDesk().InAssessment(),
            () => new CaseDesk().InAssessment().Proposes(InquiryOutcome.Accepted),
            () => new CaseDesk().InAssessment().Proposes(InquiryOutcome.SecondRound).Does(Wang, new Pass()),
            () => new CaseDesk().InAssessment().Proposes(InquiryOutcome.ToVerification).Does(Wang, new Pass()),
            () => new CaseDesk().InAssessment().Proposes(InquiryOutcome.Measure).Does(Wang, new Pass()),
        ],
        [CaseStage.Closing] =
        [
            () => new CaseDesk().InAssessment().Decided(InquiryOutcome.Accepted),
            () => new CaseDesk().InAssessment().Decided(InquiryOutcome.Accepted).ClosesUp(),
        ],
        [CaseStage.Closed] = [Closed],
        [CaseStage.Archived] = [() => Closed().Does(Custodian, new Archive())],
        [CaseStage.Void] = [() => new CaseDesk().Drafted().Does(Li, new Discard("不再需要"))],
    };

    public static IEnumerable<CaseDesk> Through(CaseStage stage) => Ways[stage].Select(way => way());

    public static CaseDesk Closed() =>
        new CaseDesk().InAssessment().Decided(InquiryOutcome.Accepted).ClosesUp().Does(Wang, new Close());

    public static CaseDesk Talked()
    {
        var desk = new CaseDesk().Approved(InquiryMode.Talk).It_is("2026-09-16 10:00");
        return desk.Does(Li, Talk("2026-09-16", desk.Document(DocumentKinds.TalkRecord), Li, He));
    }

    public static CaseDesk Entrusted() =>
        new CaseDesk().Approved(InquiryMode.Entrusted).It_is("2026-09-16 10:00")
            .Does(Li, new SendEntrustment(Head, 2, Inquiries.Signed("2026-09-16", Head)));

    public static CaseDesk EntrustedTalk()
    {
        var desk = Entrusted().It_is("2026-09-18 10:00");
        return desk.Does(Head, Talk("2026-09-18", desk.Document(DocumentKinds.TalkFeedback), Head, DisciplineHead));
    }

    /// <summary>The statement behind a talk, and the first hand that would return it.</summary>
    public static CaseDesk StatementBack() =>
        Talked().Does(Subject, new ReceiveStatement(Inquiries.Answers(1, 2, 3, 4))).Does(Li, new ReturnReply([new(1, "未答清")]));

    /// <summary>What came back of an entrusted talk, and the first hand that would return it.</summary>
    public static CaseDesk MaterialsBack() =>
        EntrustedTalk().Does(Head, new ReturnMaterials(Inquiries.Answers(1, 2, 3, 4))).Does(Li, new ReturnReply([new(1, "未答清")]));

    public static RecordTalk Talk(string on, int document, params OfficialId[] by) =>
        new(Day(on), [.. by], "谈话室", SignedByInterviewers: true, SignedBySubject: true, document);

    /// <summary>A move of this name that a person could well send for this file.</summary>
    public static CaseMove Any(string move, CaseDesk desk) => Own(move, desk) ?? CommonMoves.Any(move, desk);

    /// <summary>Of the moves that only a talk or inquiry has.</summary>
    public static CaseMove? Own(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(DraftPlan) => new DraftPlan(Inquiries.Plan(desk.Now.Day % 2 == 0 ? InquiryMode.Inquiry : InquiryMode.Talk)),
            nameof(CheckRedaction) => new CheckRedaction("已脱密"),
            nameof(RecordTalk) => desk.Stage == TalkInquiryStages.Entrusted
                ? Talk(today, last, Head, DisciplineHead)
                : Talk(today, last, Li, He),
            nameof(ReceiveStatement) => new ReceiveStatement(Inquiries.Answers(1, 2, 3, 4)),
            nameof(SendEntrustment) => new SendEntrustment(Head, 2, Inquiries.Signed(today, Head)),
            nameof(ReturnMaterials) => new ReturnMaterials(Inquiries.Answers(1, 2, 3, 4)),
            nameof(ServeNotice) => new ServeNotice(2, Inquiries.Signed(today), Head),
            nameof(DraftReply) => new DraftReply(Inquiries.Answers(1, 2, 3, 4)),
            nameof(Countersign) => new Countersign("情况属实"),
            nameof(Reply) => new Reply(Inquiries.Answers(1, 2, 3, 4)),
            nameof(Accept) => new Accept([]),
            nameof(ReturnReply) => new ReturnReply([new(1, "未答清")]),
            nameof(Propose) => Inquiries.Proposal(
                desk.Now.Day % 2 == 0 ? InquiryOutcome.Accepted : InquiryOutcome.SecondRound, last),
            _ => null,
        };
    }
}
