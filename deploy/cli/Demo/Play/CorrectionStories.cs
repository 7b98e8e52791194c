using WarningGrid.Cases;
using WarningGrid.Cases.CorrectionOrder;
using WarningGrid.Documents;

namespace WarningGrid.Demo;

/// <summary>Correction order (责令纠错): on units and officials; written off, done again, failed, overdue, rejected.</summary>
internal static class CorrectionStories
{
    /// <summary>A unit plans, corrects, and its result is published.</summary>
    public static async Task OnUnit(Story story)
    {
        var file = await Served(story, publish: true);
        await story.Days(4);
        await Planned(file);
        await story.Days(8);
        await Reported(file);
        await Both(file, new WriteOff("整改到位"));
        await story.Days(5);
        await file.Handles(new Finish(await file.Paper(DocumentKinds.WriteOffSlip), story.Today));
        await file.Closes(Reviewer(file));
    }

    /// <summary>An official's plan goes back, then his report; done again it is still not good: failed, and a criticism drafted and given up.</summary>
    public static async Task ReturnedAndFailed(Story story)
    {
        var file = await Served(story, publish: false);
        await file.HandsIn(file.Subject);
        await file.Handles(new Return([new("整改方案", "措施不具体")]));
        await story.Days(3);
        await Planned(file);
        await story.Days(5);
        await Reported(file);
        await Both(file, new Return([new("整改报告", "佐证不足")]));
        await story.Days(4);
        await Reported(file);
        await Both(file, new Fail("整改不到位"));
        await file.Handles(new Finish());
        var further = await file.Opens(CaseKind.Criticism, "整改不力");
        await further.Handles(new Discard("并入年度考核处理"));
        await file.Closes(Reviewer(file));
    }

    /// <summary>No plan in time: urged, ordered, failed.</summary>
    public static async Task Overdue(Story story)
    {
        var file = await Served(story, publish: false);
        await file.GoesOnWithout("DL-39");
        await file.Handles(new Finish());
        await file.Closes(Reviewer(file));
    }

    /// <summary>More time is asked for and granted; milestones are reported on; the order stands on appeal.</summary>
    public static async Task Continued(Story story)
    {
        var file = await Served(story, publish: false);
        await Planned(file);
        await file.Handles(new AskExtension(5, "工程尚未完工"));
        await file.Move(story.Cast.Deputies[0], new GrantExtension("同意"));
        await file.Move(file.Subject, new AskContinuing([new("完成主体工程", story.Today.AddDays(10))]));
        await file.Appeals(story.Cast.Party, new(AppealStage.Upheld, "责令事项属实,予以维持"));
        await file.Handles(new ServeAppealDecision(file.Receipt()));
        await file.Move(file.Subject, new ReportMilestone(1, "主体工程已完工"));
        await Reported(file);
        await Both(file, new WriteOff("整改到位"));
        await file.Handles(new Finish(await file.Paper(DocumentKinds.WriteOffSlip)));
        await file.Closes(Reviewer(file));
    }

    /// <summary>Not passed by its reviewer.</summary>
    public static async Task Rejected(Story story)
    {
        var file = await Drafted(story, publish: false);
        await file.Handles(new Submit());
        await file.Move(Reviewer(file), new Reject("依据不足"));
        await file.Closes(Reviewer(file));
    }

    private static async Task<CaseThread> Drafted(Story story, bool publish)
    {
        var lead = await LeadThread.From(story, story.Next());
        await lead.Decides(Leads.LeadMode.CorrectionOrder);
        var file = await lead.Opens(CaseKind.CorrectionOrder, "公务用车管理");
        await file.Handles(new DraftOrder(new([new("超标准配备", "管理办法第九条", "限期清退")], new(Cast.CompetentUnit), null, publish)));
        await file.Paper(DocumentKinds.CorrectionNotice);
        return file;
    }

    private static async Task<CaseThread> Served(Story story, bool publish)
    {
        var file = await Drafted(story, publish);
        await story.Days(1);
        await file.Agreed(Reviewer(file), file.Lead.About.Official is null ? story.Cast.Secretary : story.Cast.Deputies[1]);
        await file.Handles(new Serve(1, file.Receipt()));
        return file;
    }

    private static async Task Planned(CaseThread file)
    {
        var plan = await file.HandsIn(file.Subject);
        await file.Handles(new ReceivePlan([new(1, "清退车辆", "办公室主任", file.Story.Today.AddDays(7))], plan));
    }

    private static async Task Reported(CaseThread file)
    {
        var report = await file.HandsIn(file.Subject);
        await file.Move(file.Subject, new ReceiveReport([new(1, report, "已清退")], report));
    }

    private static async Task Both(CaseThread file, CaseMove judgement)
    {
        await file.Move(file.Story.Cast.Officers[0], judgement);
        await file.Move(file.Story.Cast.Competent, judgement);
    }

    private static string Reviewer(CaseThread file) =>
        file.Lead.About.Official is null ? file.Story.Cast.Deputies[1] : file.Story.Cast.Chiefs[0];
}
