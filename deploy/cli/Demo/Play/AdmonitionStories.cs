using WarningGrid.Cases;
using WarningGrid.Cases.Admonition;
using WarningGrid.Documents;
using WarningGrid.Leads;

namespace WarningGrid.Demo;

/// <summary>Admonition (警示诫勉): half a year under its effect; returned, overdue, rejected, overturned.</summary>
internal static class AdmonitionStories
{
    /// <summary>Talked to, examined, corrected, and released once the sweep has ended the effect.</summary>
    public static async Task Straight(Story story)
    {
        var file = await Served(story, AdmonitionForm.Talk);
        await story.Days(3);
        await file.Handles(new Receive(await file.HandsIn(file.Subject)));
        await story.Days(60);
        await file.Handles(new MidCheck("正在改正"));
        await story.Days(40);
        await file.Move(file.Subject, new ReceiveReport(await file.HandsIn(file.Subject)));
        await EffectOver(file);
        await file.Handles(new Release("已改正"));
        await file.Move(story.Cast.Secretary, new Release("已改正"));
        await file.Closes(story.Cast.Secretary);
    }

    /// <summary>By letter; the self-examination goes back; upheld on appeal, overturned by the guidance group: void everywhere.</summary>
    public static async Task ReturnedAndReReviewed(Story story)
    {
        var file = await Served(story, AdmonitionForm.Letter);
        await file.Handles(new ServeLetter(3, file.Receipt(), new(file.Head)));
        await file.HandsIn(file.Subject);
        await file.Handles(new Return([new("自查材料", "未触及思想根源")]));
        await story.Days(4);
        await file.Handles(new Receive(await file.HandsIn(file.Subject)));
        await file.Appeals(story.Cast.Deputies[0], new(AppealStage.Upheld, "事实清楚,予以维持"));
        await file.Handles(new ServeAppealDecision(file.Receipt()));
        await story.Days(7);
        await file.Move(file.Subject, new ApplyReReview("仍有异议"));
        await story.Days(10);
        await file.Move(story.Cast.Guide, new DecideAppeal(AppealStage.Overturned, "证据不足,予以撤销"));
        await file.Clears();
    }

    /// <summary>Neither self-examination nor report: urged, ordered, gone on without; not corrected, and held to account.</summary>
    public static async Task Overdue(Story story)
    {
        var file = await Served(story, AdmonitionForm.Talk);
        await file.GoesOnWithout("DL-19");
        await story.Days(60);
        await file.Handles(new MidCheck("未见明显改正"));
        await file.GoesOnWithout("DL-20");
        await EffectOver(file);
        await file.Handles(new NotCorrected("未改正"));
        await file.Move(story.Cast.Secretary, new NotCorrected("未改正"));
        var further = await file.Opens(CaseKind.Accountability, "拒不改正");
        await file.Closes(story.Cast.Secretary);
        await AccountabilityStories.Carried(further);
    }

    /// <summary>Not approved.</summary>
    public static async Task Rejected(Story story)
    {
        var file = await Drafted(story, AdmonitionForm.Talk);
        await file.Handles(new Submit());
        await file.Move(story.Cast.Secretary, new EvidenceOk(await file.Paper(DocumentKinds.Attachment), EvidenceStandard.Measure));
        await file.Move(story.Cast.Party, new Reject("情节轻微,不予诫勉"));
        await file.Closes(story.Cast.Secretary);
    }

    /// <summary>Overturned on the first appeal: the effect never was.</summary>
    public static async Task Overturned(Story story)
    {
        var file = await Served(story, AdmonitionForm.Talk);
        await story.Days(4);
        await file.Appeals(story.Cast.Deputies[1], new(AppealStage.Overturned, "事实不清,予以撤销"));
        await file.Clears();
    }

    private static async Task<CaseThread> Drafted(Story story, AdmonitionForm form)
    {
        var lead = await LeadThread.From(story, story.Next());
        await lead.Decides(LeadMode.Admonition);
        var file = await lead.Opens(CaseKind.Admonition, "ADM-G6");
        await file.Handles(new DraftAdmonition(new(
            form, "违规接受宴请", "清退并作出说明", form is AdmonitionForm.Talk ? Talkers(file) : [])));
        return file;
    }

    private static async Task<CaseThread> Served(Story story, AdmonitionForm form)
    {
        var file = await Drafted(story, form);
        var notice = await file.Paper(DocumentKinds.AdmonitionNotice);
        var sheet = await file.Paper(DocumentKinds.Attachment);
        if (form is AdmonitionForm.Letter)
        {
            // The letter itself is approved with the notice (DSP-04): the third document.
            await file.Paper(DocumentKinds.AdmonitionNotice);
        }

        await file.Agreed(story.Cast.Secretary, story.Cast.Party, new EvidenceOk(sheet, EvidenceStandard.Measure));
        await file.Handles(new ServeNotice(notice, file.Receipt(), new(file.Head)));
        if (form is AdmonitionForm.Talk)
        {
            await file.Handles(new RecordTalk(
                story.Today, Talkers(file), "谈话室", new(true, true, true, true), SignedByTalkers: true, SignedBySubject: true,
                await file.Paper(DocumentKinds.TalkRecord)));
        }

        return file;
    }

    // The deadline of the effect itself is behind its last day.
    private static Task EffectOver(CaseThread file) => file.PastDue("DL-21");

    private static System.Collections.Immutable.ImmutableArray<OfficialId> Talkers(CaseThread file) =>
        [new(file.Handler), new(file.Story.Cast.Handlers.First(other => other != file.Handler))];
}
