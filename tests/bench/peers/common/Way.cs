namespace WarningGrid.Bench.Peers;

/// <summary>The whole way of an inquiry, move by move: the list of tests/kit/Cases/InquiryWay.cs, text for text.</summary>
public static class Way
{
    private const string Sm3 = "c1d4a5f87b0e2a9f3c6d5e4b7a8091f2e3d4c5b6a79807f6e5d4c3b2a1908f7e";

    private static readonly Answer[] Answers = [new(1, "程序合规。"), new(2, "资金到位。")];

    private static readonly Plan ThePlan = new(
        "Inquiry", "反映你在采购方面的问题", ["请说明采购程序。", "请说明资金来源。"], [Town.Handler], "谈话室", "安全预案");

    /// <summary>Every move after the opening: by whom, and what.</summary>
    public static IReadOnlyList<(Func<string, string> By, Func<string, Move> Move)> Of(DateOnly today) =>
    [
        Handler(new DraftPlan(ThePlan)),
        Handler(new CheckRedaction("已脱密")),
        Handler(new AttachDocument("Plan", Sm3, "谈话函询方案")),
        Handler(new AttachDocument("InquiryNotice", Sm3, "函询通知书")),
        Handler(new SealDocument(2)),
        Handler(new Submit()),
        By(Town.Deputy, new Pass("同意")),
        By(Town.Secretary, new Approve("同意")),
        (_ => Town.Handler, subject => new ServeNotice(2, today, Town.HeadOf(subject))),
        (subject => subject, _ => new DraftReply(Answers)),
        (Town.HeadOf, _ => new Countersign("情况属实")),
        (subject => subject, _ => new Reply(Answers)),
        Handler(new Accept([])),
        By(Town.Deputy, new Accept([])),
        Handler(new AttachDocument("Opinion", Sm3, "处置意见")),
        Handler(new Propose("Accepted", "采信了结", 3)),
        By(Town.Deputy, new Pass(null)),
        By(Town.Secretary, new Approve(null)),
        Handler(new AttachDocument("AcceptedLetter", Sm3, "反馈函")),
        Handler(new SealDocument(4)),
        Handler(new TellSubject("送达反馈函", 4)),
        Handler(new ReturnResult("Adopted")),
        Handler(new EnterArchive("谈话函询一次")),
        Handler(new SetMeetingTask()),
        Handler(new ProposeClosing("已办结")),
        By(Town.Deputy, new Close()),
        By(Town.Custodian, new Archive()),
    ];

    private static (Func<string, string>, Func<string, Move>) Handler(Move move) => By(Town.Handler, move);

    private static (Func<string, string>, Func<string, Move>) By(string person, Move move) => (_ => person, _ => move);
}
