using System.Collections.Immutable;
using WarningGrid.Cases;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Documents;
using WarningGrid.Leads;

namespace WarningGrid.Demo;

/// <summary>Talk and inquiry (谈话函询): in writing, face to face, entrusted; answered, returned, overdue, rejected, terminated.</summary>
internal static class InquiryStories
{
    private static readonly ImmutableArray<ReplyAnswer> Answers = [new(1, "按程序办理,有会议记录。"), new(2, "资金来源为本级预算。")];

    /// <summary>Asked in writing, answered in time, accepted.</summary>
    public static async Task Straight(Story story)
    {
        var file = await Approved(story, InquiryMode.Inquiry);
        await Served(file);
        await story.Days(6);
        await Replies(file);
        await Accepted(file);
        await story.Days(8);
        await Concluded(file, InquiryOutcome.Accepted);
        await file.Paper(DocumentKinds.AcceptedLetter);
        await file.Closes(Reviewer(file));
    }

    /// <summary>Talked to; the statement goes back once; the outcome is a criticism, which is carried through.</summary>
    public static async Task ReturnedAndMeasure(Story story)
    {
        var file = await Approved(story, InquiryMode.Talk);
        await story.Days(2);
        await file.Handles(new RecordTalk(
            story.Today, Team(file), "谈话室", SignedByInterviewers: true, SignedBySubject: true, await file.Paper(DocumentKinds.TalkRecord)));
        await file.Move(file.Subject, new ReceiveStatement([Answers[0]]));
        ImmutableArray<ReturnedItem> items = [new(2, "未说明资金来源")];
        await file.Handles(new ReturnReply(items));
        await file.Move(Reviewer(file), new ReturnReply(items));
        await story.Days(3);
        await file.Move(file.Subject, new ReceiveStatement(Answers));
        await Accepted(file);
        await Concluded(file, InquiryOutcome.Measure, CaseKind.Criticism);
        var criticism = await file.Opens(CaseKind.Criticism, "作风不实");
        await file.Closes(Reviewer(file));
        await CriticismStories.Reminded(criticism);
    }

    /// <summary>Entrusted to the unit's head, a second round in writing, and then a verification that finds nothing.</summary>
    public static async Task SecondRound(Story story)
    {
        var file = await Approved(story, InquiryMode.Entrusted);
        await file.Handles(new SendEntrustment(new(file.Head), 2, file.Receipt(file.Head)));
        await story.Days(5);
        var sheet = await file.HandsIn(file.Head, DocumentKinds.TalkFeedback);
        await file.Move(file.Head, new RecordTalk(
            story.Today, [new(file.Head), new(file.Lead.About.DisciplineHead)], "单位谈话室", SignedByInterviewers: true, SignedBySubject: true, sheet));
        await file.Move(file.Head, new ReturnMaterials(Answers));
        await Accepted(file);
        var notice = await file.Paper(DocumentKinds.InquiryNotice);
        var opinion = await file.Paper(DocumentKinds.Opinion);
        await file.Handles(new Propose(
            InquiryOutcome.SecondRound, "部分问题需书面说明", opinion, [], Plan(file, InquiryMode.Inquiry), "已脱密"));
        await Decided(file);
        await Served(file, notice);
        await story.Days(9);
        await Replies(file);
        await Accepted(file);
        await Concluded(file, InquiryOutcome.ToVerification);
        await file.Closes(Reviewer(file));
        await file.Lead.Stands(LeadStage.Verifying);
        await file.Lead.Verifies(LeadMode.Close, LeadCloseType.CheckedUntrue);
    }

    /// <summary>No reply in time: urged, ordered, gone on without; what was reported proves to be made up.</summary>
    public static async Task Overdue(Story story)
    {
        var file = await Approved(story, InquiryMode.Inquiry);
        await Served(file);
        await file.GoesOnWithout("DL-17");
        await Concluded(file, InquiryOutcome.FalseAccusation);
        await file.Closes(Reviewer(file));
    }

    /// <summary>Not approved: the lead goes back to its handler, who puts it forward to be closed.</summary>
    public static async Task Rejected(Story story)
    {
        var file = await Drafted(story, InquiryMode.Inquiry);
        await file.Handles(new Submit());
        await file.Move(Reviewer(file), new Pass("同意"));
        await file.Move(story.Cast.Secretary, new Reject("线索不具备可查性"));
        await file.Closes(Reviewer(file));
        await file.Lead.Stands(LeadStage.Assigned);
        await file.Lead.Decides(LeadMode.Close, LeadCloseType.NotCheckable);
    }

    /// <summary>The matter is transferred while the reply is awaited: the case ends early, with the approver's word.</summary>
    public static async Task Terminated(Story story)
    {
        var file = await Approved(story, InquiryMode.Inquiry);
        await Served(file);
        await story.Days(3);
        await file.Handles(new Terminate("MatterTransferred", "事项移交上级机关"));
        await file.Move(story.Cast.Secretary, new ApproveTermination("同意"));
        await file.Closes(Reviewer(file));
    }

    /// <summary>Asked, answered and closed with a verification to follow; the lead then knows the case as its first.</summary>
    public static async Task<CaseThread> ToVerification(Story story)
    {
        var file = await Approved(story, InquiryMode.Inquiry);
        await Served(file);
        await story.Days(4);
        await Replies(file);
        await Accepted(file);
        await Concluded(file, InquiryOutcome.ToVerification);
        await file.Ready();
        await file.Move(Reviewer(file), new Close());
        await file.Lead.Stands(LeadStage.Verifying);
        return file;
    }

    private static async Task<CaseThread> Drafted(Story story, InquiryMode mode)
    {
        var lead = await LeadThread.From(story, story.Next());
        await lead.Decides(LeadMode.TalkInquiry);
        var file = await lead.Opens(CaseKind.TalkInquiry, "违反工作纪律");
        await file.Handles(new DraftPlan(Plan(file, mode)));
        await file.Handles(new CheckRedaction("已脱密"));
        await file.Paper(DocumentKinds.Plan);
        if (mode is not InquiryMode.Talk)
        {
            // What will be served is approved with the plan (DSP-04): the second document.
            await file.Paper(mode is InquiryMode.Inquiry ? DocumentKinds.InquiryNotice : DocumentKinds.Entrustment);
        }

        return file;
    }

    private static async Task<CaseThread> Approved(Story story, InquiryMode mode)
    {
        var file = await Drafted(story, mode);
        await story.Days(1);
        await file.Agreed(Reviewer(file), story.Cast.Secretary);
        return file;
    }

    private static async Task Served(CaseThread file, int notice = 2) =>
        await file.Handles(new ServeNotice(notice, file.Receipt(), new(file.Head)));

    private static async Task Replies(CaseThread file)
    {
        await file.Move(file.Subject, new DraftReply(Answers));
        await file.Move(file.Head, new Countersign("情况属实"));
        await file.Move(file.Subject, new Reply(Answers));
    }

    private static async Task Accepted(CaseThread file)
    {
        await file.Handles(new Accept([]));
        await file.Move(Reviewer(file), new Accept([]));
    }

    private static async Task Concluded(CaseThread file, InquiryOutcome outcome, params ImmutableArray<CaseKind> measures)
    {
        await file.Handles(new Propose(outcome, "处置意见见附件", await file.Paper(DocumentKinds.Opinion), measures));
        await Decided(file);
    }

    private static async Task Decided(CaseThread file)
    {
        await file.Move(Reviewer(file), new Pass("同意"));
        await file.Move(file.Story.Cast.Secretary, new Approve("同意"));
    }

    private static InquiryPlan Plan(CaseThread file, InquiryMode mode) => new(
        mode, "反映你在采购方面的问题", ["请说明采购程序。", "请说明资金来源。"], Team(file), "谈话室", "安全预案");

    private static ImmutableArray<OfficialId> Team(CaseThread file) =>
        [new(file.Handler), new(file.Story.Cast.Handlers.First(other => other != file.Handler))];

    // The first deputy goes on without a reply; the second reviews.
    private static string Reviewer(CaseThread file) => file.Story.Cast.Deputies[1];
}
