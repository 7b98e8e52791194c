using WarningGrid.Cases;
using WarningGrid.Cases.Filing;
using WarningGrid.Documents;
using WarningGrid.Leads;

namespace WarningGrid.Demo;

/// <summary>Filing (立案移送): handed over, sent back, decided, dropped; and the case on the same facts that waits for it.</summary>
internal static class FilingStories
{
    /// <summary>Decided by the organ: a sanction whose effect runs on, and the waiting case is taken over.</summary>
    public static async Task Straight(Story story)
    {
        var (filing, waiting) = await Frozen(story);
        await Awaited(filing);
        await story.Days(30);
        await filing.Handles(new ReceiveResult(FilingResult.Decided, story.Today, $"市纪〔{story.Today.Year}〕41号", "PartyWarning"));
        await filing.Closes(story.Cast.Secretary);
        await waiting.Stands(nameof(CaseStage.Closing));
        await waiting.Closes(story.Cast.Deputies[1]);
    }

    /// <summary>Sent back by the organ for what was missing, handed over again, late; dropped, and the waiting case goes on to its own end.</summary>
    public static async Task ReturnedAndDropped(Story story)
    {
        var (filing, waiting) = await Frozen(story);
        await filing.Handles(new Package(1));
        await filing.Handles(new HandOver(story.Today, "专人送达"));
        await story.Days(5);
        await filing.Handles(new ReturnedByOrgan("缺少审批材料"));
        await story.Days(20);
        await filing.Handles(new HandOver(story.Today, "专人送达"));
        await Received(filing);
        await story.Days(40);
        await filing.Handles(new ReceiveResult(FilingResult.Dropped, story.Today, $"市纪〔{story.Today.Year}〕52号"));
        await filing.Closes(story.Cast.Secretary);
        await waiting.Stands(nameof(CaseStage.Review));
        await waiting.Move(story.Cast.Deputies[1], new Reject("已查明,无需再次函询"));
        await waiting.Closes(story.Cast.Deputies[1]);
    }

    /// <summary>Not approved: nothing is handed over.</summary>
    public static async Task Rejected(Story story)
    {
        var lead = await LeadThread.From(story, story.Next());
        await lead.Decides(LeadMode.Filing);
        var filing = await Drafted(lead);
        await filing.Handles(new Submit());
        await filing.Move(story.Cast.Secretary, new Pass("同意"));

        // The approver's own time runs out before his word (DL-13).
        await filing.PastDue("DL-13");
        await filing.Move(story.Cast.Party, new Reject("证据不足"));
        await filing.Closes(story.Cast.Secretary);
    }

    // An inquiry led to a verification, that to a filing; new evidence opens the inquiry again, and so it waits.
    private static async Task<(CaseThread Filing, CaseThread Waiting)> Frozen(Story story)
    {
        var inquiry = await InquiryStories.ToVerification(story);
        await inquiry.Lead.Verifies(LeadMode.Filing);
        var filing = await Drafted(inquiry.Lead);
        await inquiry.Move(story.Cast.Secretary, new Reopen("新取得的银行流水", "发现新证据"));
        await filing.Agreed(story.Cast.Secretary, story.Cast.Party);
        await inquiry.Stands(nameof(CaseStage.Frozen));
        return (filing, inquiry);
    }

    private static async Task<CaseThread> Drafted(LeadThread lead)
    {
        var filing = await lead.Opens(CaseKind.Filing, "涉嫌严重违纪");
        await filing.Paper(DocumentKinds.HandOverList);
        var evidence = await filing.Paper(DocumentKinds.Attachment);
        await filing.Handles(new DraftFiling(new("涉嫌挪用公款", [new("银行流水", evidence)], "市纪委监委")));
        return filing;
    }

    private static async Task Awaited(CaseThread filing)
    {
        await filing.Handles(new Package(1));
        await filing.Handles(new HandOver(filing.Story.Today, "专人送达"));
        await Received(filing);
    }

    private static async Task Received(CaseThread filing) => await filing.Handles(new RecordReceipt(
        filing.Story.Today, $"收〔{filing.Story.Today.Year}〕18号", await filing.Paper(DocumentKinds.Attachment)));
}
