using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>Files in every stage, and a plausible move of every name for each.</summary>
internal static class Walks
{
    private static readonly IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways = new Dictionary<CaseStage, Func<CaseDesk>[]>
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
        [TalkInquiryStages.ReplyCheck] = [() => new CaseDesk().Replied(), () => new CaseDesk().Replied().Does(Li, new Accept([]))],
        [TalkInquiryStages.Assessment] =
        [
            () => new CaseDesk().InAssessment(),
            () => new CaseDesk().InAssessment().Proposes(InquiryOutcome.Accepted),
            () => new CaseDesk().InAssessment().Proposes(InquiryOutcome.SecondRound).Does(Wang, new Pass()),
            () => new CaseDesk().InAssessment().Proposes(InquiryOutcome.ToVerification).Does(Wang, new Pass()),
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

    public static RecordTalk Talk(string on, int document, params OfficialId[] by) =>
        new(Day(on), [.. by], "谈话室", SignedByInterviewers: true, SignedBySubject: true, document);

    /// <summary>A move of this name that a person could well send for this file.</summary>
    public static CaseMove Any(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(Submit) => new Submit(),
            nameof(Withdraw) => new Withdraw(),
            nameof(Discard) => new Discard("不再需要"),
            nameof(Pass) => new Pass("同意"),
            nameof(Approve) => new Approve("同意"),
            nameof(Reject) => new Reject("不同意"),
            nameof(ReturnTo) => new ReturnTo(CaseStage.Draft, "退回"),
            nameof(Resubmit) => new Resubmit("内容变动"),
            nameof(ReportToSecretary) => new ReportToSecretary("已报告"),
            nameof(AttachDocument) => new AttachDocument(DocumentKinds.Attachment, Sm3Of("附件"), "附件"),
            nameof(SealDocument) => new SealDocument(last),
            nameof(ChangeHandler) => new ChangeHandler(He, "工作调整"),
            nameof(AskExtension) => new AskExtension(5, "材料较多"),
            nameof(GrantExtension) => new GrantExtension(),
            nameof(RefuseExtension) => new RefuseExtension("理由不足"),
            nameof(Urge) => new Urge(last),
            nameof(OrderDuty) => new OrderDuty("批评并责令回复"),
            nameof(RecommendUpgrade) => new RecommendUpgrade("拒不回复"),
            nameof(ProceedWithoutReply) => new ProceedWithoutReply("逾期未回复"),
            nameof(WithdrawProposal) => new WithdrawProposal(),
            nameof(Terminate) => new Terminate("FactsGone", "事实已不存在"),
            nameof(ApproveTermination) => new ApproveTermination(),
            nameof(RejectTermination) => new RejectTermination("继续办理"),
            nameof(NoteTransfer) => new NoteTransfer(),
            nameof(ChooseGoverningText) => new ChooseGoverningText("TLK.max-rounds", Rules.GoverningText.Older, "行为在先"),
            nameof(PauseDeadline) => new PauseDeadline("DL-17", "不可抗力", "监督执纪工作规则", last, CountyTime.DateOf(desk.Now)),
            nameof(ResumeDeadline) => new ResumeDeadline("DL-17", CountyTime.DateOf(desk.Now)),
            nameof(TransferToSuperior) => new TransferToSuperior("市纪委监委", "县内审批人均须回避"),
            nameof(TellSubject) => new TellSubject("当面告知"),
            nameof(GiveFeedback) => new GiveFeedback("电话反馈"),
            nameof(ReturnResult) => new ReturnResult("Closed"),
            nameof(EnterArchive) => new EnterArchive("谈话函询一次"),
            nameof(SetMeetingTask) => new SetMeetingTask(),
            nameof(ProposeClosing) => new ProposeClosing("已办结"),
            nameof(Close) => new Close(),
            nameof(Archive) => new Archive(),
            nameof(Reopen) => new Reopen("新证据", "重新办理"),
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
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "no example of this move"),
        };
    }
}
