using WarningGrid.Cases;
using WarningGrid.Cases.PreventiveTalk;
using WarningGrid.Documents;
using WarningGrid.Leads;

namespace WarningGrid.Demo;

/// <summary>Preventive talk (预警谈话): held and pledged, sent back and not signed, late, rejected.</summary>
internal static class PreventiveStories
{
    /// <summary>Held, and the pledge is signed.</summary>
    public static async Task Straight(Story story)
    {
        var file = await Held(story);
        await file.Move(file.Subject, new SignPledge(story.Today, await file.HandsIn(file.Subject)));
        await Ends(file, new Finish());
    }

    /// <summary>The plan goes back to its draft; at the talk the subject does not sign.</summary>
    public static async Task Returned(Story story)
    {
        var file = await Drafted(story);
        await file.Handles(new Submit());
        await file.Move(Chief(file), new ReturnTo(CaseStage.Draft, "请明确谈话重点"));
        await story.Days(2);
        await file.Handles(new DraftTalk(new(TalkTrigger.Holidays, "节前廉洁提醒", [new(file.Handler)], "谈话室")));
        await Holds(file);
        await Ends(file, new Finish("认为承诺内容过宽"));
    }

    /// <summary>The reviewer's time runs out before his word.</summary>
    public static async Task Overdue(Story story)
    {
        var file = await Drafted(story);
        await file.Handles(new Submit());
        await file.PastDue("DL-13");
        await file.Move(Chief(file), new Pass("同意"));
        await file.Move(story.Cast.Deputies[0], new Approve("同意"));
        await Talks(file, pledge: false);
        await Ends(file, new Finish());
    }

    /// <summary>Not approved.</summary>
    public static async Task Rejected(Story story)
    {
        var file = await Drafted(story);
        await file.Handles(new Submit());
        await file.Move(Chief(file), new Pass("同意"));
        await file.Move(story.Cast.Deputies[0], new Reject("近期已谈话"));
        await file.Closes(Chief(file));
    }

    private static async Task<CaseThread> Drafted(Story story)
    {
        var lead = await LeadThread.From(story, story.Next());
        await lead.Decides(LeadMode.PreventiveTalk);
        var file = await lead.Opens(CaseKind.PreventiveTalk, "任前预警");
        await file.Handles(new DraftTalk(new(TalkTrigger.Appointment, "廉洁风险提示", [new(file.Handler)], "谈话室")));
        return file;
    }

    private static async Task<CaseThread> Held(Story story)
    {
        var file = await Drafted(story);
        await Holds(file);
        return file;
    }

    private static async Task Holds(CaseThread file)
    {
        await file.Agreed(Chief(file), file.Story.Cast.Deputies[0]);
        await Talks(file, pledge: true);
    }

    private static async Task Talks(CaseThread file, bool pledge) => await file.Handles(new RecordTalk(
        file.Story.Today, [new(file.Handler)], "谈话室", await file.Paper(DocumentKinds.PreventiveRecord), pledge));

    private static async Task Ends(CaseThread file, Finish finish)
    {
        await file.Handles(finish);
        await file.Closes(Chief(file));
    }

    private static string Chief(CaseThread file) => file.Story.Cast.Chiefs[2];
}
