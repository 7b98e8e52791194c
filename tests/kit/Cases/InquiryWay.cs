using System.Collections.Immutable;
using WarningGrid.Cases;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Documents;

namespace WarningGrid.Testing.Cases;

/// <summary>One command on the way: who gives it, and what it is once the case has a number and a file.</summary>
internal sealed record InquiryStep(Func<OfficialId, OfficialId> By, Func<OfficialId, CaseMove> Move);

/// <summary>The whole way of an inquiry (函询) from its plan to the archive, as a list of commands.</summary>
internal static class InquiryWay
{
    private static readonly ImmutableArray<ReplyAnswer> Answers = [new(1, "程序合规。"), new(2, "资金到位。")];

    /// <summary>Every move after the opening.</summary>
    /// <param name="sm3">A file that the document shelf keeps: it stands for every document of these cases.</param>
    /// <param name="today">The county's date.</param>
    public static ImmutableArray<InquiryStep> Of(string sm3, DateOnly today) =>
    [
        Handler(new DraftPlan(new(
            InquiryMode.Inquiry, "反映你在采购方面的问题", ["请说明采购程序。", "请说明资金来源。"], [new(InquiryTown.Handler)], "谈话室", "安全预案"))),
        Handler(new CheckRedaction("已脱密")),
        Handler(new AttachDocument(DocumentKinds.Plan, sm3, "谈话函询方案")),
        Handler(new AttachDocument(DocumentKinds.InquiryNotice, sm3, "函询通知书")),
        Handler(new SealDocument(2)),
        Handler(new Submit()),
        By(InquiryTown.Deputy, new Pass("同意")),
        By(InquiryTown.Secretary, new Approve("同意")),
        new(_ => new(InquiryTown.Handler), subject => new ServeNotice(2, new(subject, today), InquiryTown.HeadOf(subject))),
        new(subject => subject, _ => new DraftReply(Answers)),
        new(InquiryTown.HeadOf, _ => new Countersign("情况属实")),
        new(subject => subject, _ => new Reply(Answers)),
        Handler(new Accept([])),
        By(InquiryTown.Deputy, new Accept([])),
        Handler(new AttachDocument(DocumentKinds.Opinion, sm3, "处置意见")),
        Handler(new Propose(InquiryOutcome.Accepted, "采信了结", 3, [])),
        By(InquiryTown.Deputy, new Pass()),
        By(InquiryTown.Secretary, new Approve()),
        Handler(new AttachDocument(DocumentKinds.AcceptedLetter, sm3, "反馈函")),
        Handler(new SealDocument(4)),
        Handler(new TellSubject("送达反馈函", 4)),
        Handler(new ReturnResult("Adopted")),
        Handler(new EnterArchive("谈话函询一次")),
        Handler(new SetMeetingTask()),
        Handler(new ProposeClosing("已办结")),
        By(InquiryTown.Deputy, new Close()),
        By(InquiryTown.Custodian, new Archive()),
    ];

    /// <summary>Keeps a file on the shelf, as its handler uploads it; answers its SM3.</summary>
    public static async Task<string> Upload(IGrainFactory grains)
    {
        var sm3 = "";
        await Until.Holds(async () =>
        {
            try
            {
                sm3 = (await grains.GetGrain<IDocumentShelf>("shelf").Keep(
                    new("文书.docx", "application/octet-stream", "a paper that stands for many"u8.ToArray()))).Value.Sm3;
                return true;
            }
            catch (Exception e) when (e is TimeoutException or StorageUnavailable or OrleansException)
            {
                // Silos that have only just started, on a busy machine: the same file is the same file.
                return false;
            }
        });
        return sm3;
    }

    private static InquiryStep Handler(CaseMove move) => By(InquiryTown.Handler, move);

    private static InquiryStep By(string person, CaseMove move) => new(_ => new(person), _ => move);
}
