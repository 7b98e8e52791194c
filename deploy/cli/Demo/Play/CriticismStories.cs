using WarningGrid.Cases;
using WarningGrid.Cases.Criticism;
using WarningGrid.Documents;
using WarningGrid.Leads;

namespace WarningGrid.Demo;

/// <summary>Criticism (批评教育) in its four forms, on officials and units; handed on, cosigned, returned, overdue, varied, put to the vote.</summary>
internal static class CriticismStories
{
    /// <summary>A reminder, acknowledged.</summary>
    public static async Task Reminder(Story story) => await Reminded(await Opened(story));

    /// <summary>A reminder out of any case that leads to one.</summary>
    public static async Task Reminded(CaseThread file)
    {
        await Served(file, CriticismForm.Reminder, EvidenceStandard.Corroborated);
        await file.Story.Days(2);
        await file.Move(file.Subject, new Acknowledge());
        await file.Closes(Chief(file));
    }

    /// <summary>A talk that nobody acknowledges: urged, ordered, gone on without.</summary>
    public static async Task Overdue(Story story)
    {
        var file = await Opened(story);
        await Served(file, CriticismForm.CriticismTalk, EvidenceStandard.Established);
        await file.GoesOnWithout("DL-46");
        await file.Closes(Chief(file));
    }

    /// <summary>A self-review that is handed from desk to desk before it is ordered, comes back once, and is accepted.</summary>
    public static async Task ReturnedAndHandedOn(Story story)
    {
        var (file, cast) = (await Opened(story), story.Cast);
        var notice = await Drafted(file, CriticismForm.OrderedReview, EvidenceStandard.Established);
        await file.Handles(new Submit());
        await file.Move(cast.Deputies[0], new Transfer(new(cast.Deputies[1]), "外出学习"));
        await file.Handles(new UrgeTask());
        await file.Move(cast.Deputies[1], new Hold("等待补充材料"));
        await story.Days(2);
        await file.Move(cast.Deputies[1], new Activate());
        await file.Move(cast.Deputies[1], new Cases.Delegate(new(cast.Competent), "近年有无类似情况"));
        await file.Move(cast.Competent, new GiveOpinion("没有"));
        await file.Move(cast.Deputies[1], new Pass("同意"));
        await file.Move(cast.Secretary, new Cosign([new(cast.Party)], "请会签"));
        await file.Move(cast.Party, new GiveOpinion("同意"));
        await file.Move(cast.Secretary, new Approve("同意"));
        await file.Handles(new Copy(notice, [new(cast.Competent)]));
        await file.Handles(new Serve(notice, file.Receipt()));
        await Reviews(file);
        await file.Handles(new Return([new("检查材料", "认识不深刻")]));
        await story.Days(3);
        await Reviews(file);
        await file.Handles(new Accept("认识深刻"));
        await file.Closes(cast.Deputies[1]);
    }

    /// <summary>A circular on an official, which an appeal turns into a talk.</summary>
    public static async Task Varied(Story story)
    {
        var file = await Opened(story);
        await Served(file, CriticismForm.CircularCriticism, EvidenceStandard.Established);
        await file.Move(file.Subject, new Acknowledge());
        await file.Appeals(story.Cast.Party, new(
            AppealStage.Varied, "情节较轻,改为批评教育谈话", new(CaseKind.Criticism, nameof(CriticismForm.CriticismTalk), null, [])));
        await file.Handles(new ServeAppealDecision(file.Receipt()));
        await file.Closes(story.Cast.Deputies[0]);
    }

    /// <summary>A circular on a unit: it is heard, the leading group agrees.</summary>
    public static Task Censured(Story story) => Censure(story, carried: true);

    /// <summary>A circular on a unit that the leading group votes down.</summary>
    public static Task VotedDown(Story story) => Censure(story, carried: false);

    /// <summary>Sent back to the draft by its reviewer, put forward again, and not approved.</summary>
    public static async Task Rejected(Story story)
    {
        var file = await Opened(story);
        await Drafted(file, CriticismForm.Reminder, EvidenceStandard.Corroborated);
        await file.Handles(new Submit());
        await file.Move(Chief(file), new ReturnTo(CaseStage.Draft, "请补充佐证"));
        await story.Days(2);
        await file.Handles(new Submit());
        await file.Move(Chief(file), new Pass("同意"));
        await file.Move(story.Cast.Deputies[0], new Reject("不宜提醒"));
        await file.Closes(Chief(file));
    }

    private static async Task Censure(Story story, bool carried)
    {
        var (file, cast) = (await Opened(story), story.Cast);
        var draft = await Drafted(file, CriticismForm.CircularCriticism, EvidenceStandard.Established);
        await file.Agreed(cast.Deputies[0], cast.Secretary);
        await file.Handles(new ServeDraft(draft, file.Receipt()));
        await story.Days(3);
        await file.Move(file.Head, new AnswerDraft("接受批评,已开展整改"));
        var served = story.Today;
        foreach (var (n, member) in cast.Group.Index())
        {
            await file.Move(member, new CastVote(n == 0 || !carried ? Approvals.Ballot.Against : Approvals.Ballot.For));
        }

        var minutes = await file.Paper(DocumentKinds.Attachment);
        await file.Handles(new DecideCensure(story.Today, minutes));
        if (carried)
        {
            await file.Handles(new IssueCircular(draft, served, minutes));
        }

        await file.Closes(cast.Deputies[0]);
    }

    private static async Task<CaseThread> Opened(Story story)
    {
        var lead = await LeadThread.From(story, story.Next());
        await lead.Decides(LeadMode.Criticism);
        return await lead.Opens(CaseKind.Criticism, "作风不实");
    }

    private static async Task<int> Drafted(CaseThread file, CriticismForm form, EvidenceStandard standard)
    {
        await file.Handles(new DraftCriticism(new(form, "工作推诿", standard, "限期改正")));
        return await file.Paper(form is CriticismForm.CircularCriticism ? DocumentKinds.Circular : DocumentKinds.CriticismNotice);
    }

    private static async Task Served(CaseThread file, CriticismForm form, EvidenceStandard standard)
    {
        var notice = await Drafted(file, form, standard);
        var cast = file.Story.Cast;
        await (form is CriticismForm.Reminder or CriticismForm.CriticismTalk
            ? file.Agreed(Chief(file), cast.Deputies[0])
            : file.Agreed(cast.Deputies[0], cast.Secretary));
        await file.Handles(new Serve(notice, file.Receipt()));
    }

    private static async Task Reviews(CaseThread file) => await file.Move(file.Subject, new ReceiveReview(await file.HandsIn(file.Subject)));

    private static string Chief(CaseThread file) => file.Story.Cast.Chiefs[1];
}
