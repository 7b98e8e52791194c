using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>A plausible example of every move that all kinds share.</summary>
internal static class CommonMoves
{
    public static CaseMove Any(string move, CaseDesk desk)
    {
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
            nameof(DraftDocument) => new DraftDocument("ATT-HZ", [new("document", "诫勉书"), new("receiver", "某某"), new("result", "已签收")]),
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
            nameof(PauseDeadline) => new PauseDeadline(CaseDutyRules.Duty(desk.File)?.Catalogue ?? "DL-17", "不可抗力", "监督执纪工作规则", last, CountyTime.DateOf(desk.Now)),
            nameof(ResumeDeadline) => new ResumeDeadline(CaseDutyRules.Duty(desk.File)?.Catalogue ?? "DL-17", CountyTime.DateOf(desk.Now)),
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
            nameof(Return) => new Return([new("1", "不完整")]),
            nameof(Transfer) => new Transfer(Chen, "外出学习"),
            nameof(Delegate) => new Delegate(Sun, "请提出意见"),
            nameof(AddSigner) => new AddSigner([Officer], Approvals.SignerPlace.Before, "请提出意见"),
            nameof(Cosign) => new Cosign([Officer, Custodian], "请会签"),
            nameof(GiveOpinion) => new GiveOpinion("没有不同意见"),
            nameof(UrgeTask) => new UrgeTask(),
            nameof(Hold) => new Hold("等待上级答复"),
            nameof(Activate) => new Activate(),
            nameof(Copy) => new Copy(last, [Officer]),
            nameof(OpenFollowing) => new OpenFollowing(
                desk.File.Ways.Following(desk.File) is { IsEmpty: false } kinds ? kinds[0] : CaseKind.Accountability, "ADM-G1"),
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "no example of this move"),
        };
    }
}
