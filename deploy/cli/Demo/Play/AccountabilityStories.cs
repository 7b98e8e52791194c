using WarningGrid.Approvals;
using WarningGrid.Cases;
using WarningGrid.Cases.Accountability;
using WarningGrid.Documents;
using WarningGrid.Leads;

namespace WarningGrid.Demo;

/// <summary>Accountability (问责): heard, voted on by the leading group, served, carried out; sent back, late, overturned, lost.</summary>
internal static class AccountabilityStories
{
    /// <summary>Carried by the vote and carried out; its effect outlasts the case.</summary>
    public static async Task Straight(Story story) => await Carried(await Opened(story));

    /// <summary>The same for a case that another one led to.</summary>
    public static async Task Carried(CaseThread file)
    {
        await Voted(file, carried: true);
        await Served(file);
        await file.Story.Days(10);
        await Executes(file);
        await file.Closes(file.Story.Cast.Secretary);
    }

    /// <summary>The group sends it back to the draft; put forward again it is carried, and overturned on appeal.</summary>
    public static async Task ReturnedAndOverturned(Story story)
    {
        var file = await Opened(story);
        await Heard(file);
        await file.Move(story.Cast.Group[1], new Cases.ReturnTo(CaseStage.Draft, "责任划分不清"));
        await story.Days(3);
        await Voted(file, carried: true);
        await Served(file);
        await story.Days(3);
        await file.Appeals(story.Cast.Deputies[0], new(AppealStage.Overturned, "责任认定有误,予以撤销"));
        await file.Clears();
    }

    /// <summary>The formalities are late.</summary>
    public static async Task Overdue(Story story)
    {
        var file = await Opened(story);
        await Voted(file, carried: true);
        await Served(file);
        await file.PastDue("DL-26");
        await Executes(file);
        await file.Closes(story.Cast.Secretary);
    }

    /// <summary>Lost in the vote.</summary>
    public static async Task Rejected(Story story)
    {
        var file = await Opened(story);
        await Voted(file, carried: false);
        await file.Closes(story.Cast.Secretary);
    }

    private static async Task<CaseThread> Opened(Story story)
    {
        var lead = await LeadThread.From(story, story.Next());
        await lead.Decides(LeadMode.Accountability);
        return await lead.Opens(CaseKind.Accountability, "重大项目失察");
    }

    private static async Task Heard(CaseThread file)
    {
        await file.Handles(new DraftProposal(new(
            "资金监管失察", [new(new(file.Subject), Responsibility.MainLeader, "分管该项目")], "组织调整或者组织处理", "DutyAdjustment")));
        await file.Handles(new Submit());
        await file.Handles(new RecordHearing(
            file.Story.Today, [new("已尽职", "没有检查记录")], await file.Paper(DocumentKinds.TalkRecord)));
        await file.Move(file.Story.Cast.Secretary, new Pass("同意"));
    }

    private static async Task Voted(CaseThread file, bool carried)
    {
        await Heard(file);
        foreach (var (n, member) in file.Story.Cast.Group.Index())
        {
            await file.Move(member, new CastVote(n == 0 ? Ballot.Abstained : carried ? Ballot.For : Ballot.Against));
        }

        await file.Handles(new Decide(file.Story.Today, await file.Paper(DocumentKinds.Attachment)));
    }

    private static async Task Served(CaseThread file) => await file.Handles(new Serve(
        await file.Paper(DocumentKinds.AccountabilityDecision), file.Receipt(), file.Story.Today, "问责条例第七条", "一个月内向县委提出"));

    private static async Task Executes(CaseThread file) =>
        await file.Handles(new Executed(await file.Paper(DocumentKinds.Attachment), "县委组织部", "已归档"));
}
