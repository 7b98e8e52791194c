using WarningGrid.Approvals;
using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Criticism;

/// <summary>A criticism brought to the point where a spec begins.</summary>
internal static class Criticisms
{
    public static CaseDesk Desk(bool onUnit = false) =>
        new CaseDesk { Kind = CaseKind.Criticism, Ground = "作风不实", OnUnit = onUnit }.It_is("2026-09-18 10:00");

    public static CriticismPlan Plan(CriticismForm form) => new(form, "工作推诿", EvidenceStandard.Established, "限期改正");

    public static string Paper(CriticismForm form) =>
        form is CriticismForm.CircularCriticism ? DocumentKinds.Circular : DocumentKinds.CriticismNotice;

    private static bool IsLight(CriticismForm form) => form is CriticismForm.Reminder or CriticismForm.CriticismTalk;

    public static CaseDesk Drafted(this CaseDesk desk, CriticismForm form = CriticismForm.OrderedReview)
    {
        desk.Opened().Does(Li, new DraftCriticism(Plan(form)));
        desk.Document(Paper(form));
        return desk;
    }

    public static CaseDesk Approved(this CaseDesk desk, CriticismForm form = CriticismForm.OrderedReview) =>
        desk.Drafted(form).Does(Li, new Submit())
            .Does(IsLight(form) ? Chief : Wang, new Pass()).Does(IsLight(form) ? Wang : Zhao, new Approve());

    public static CaseDesk Served(this CaseDesk desk, CriticismForm form = CriticismForm.OrderedReview)
    {
        desk.Approved(form).It_is("2026-09-21 10:00");
        return desk.Does(Li, new Serve(1, new(Subject, Day("2026-09-21"))));
    }

    public static CaseDesk Judging(this CaseDesk desk)
    {
        desk.Served().It_is("2026-10-12 10:00");
        return desk.Reviews();
    }

    public static CaseDesk Reviews(this CaseDesk desk) => desk.Does(Subject, new ReceiveReview(desk.HandsIn(Subject)));

    public static CaseDesk Accepted(this CaseDesk desk) => desk.Judging().Does(Li, new Accept("认识深刻"));

    public static CaseDesk Issued(this CaseDesk desk)
    {
        desk.Heard().Decides(6);
        return desk.Does(Li, new IssueCircular(1, Day("2026-09-21"), desk.File.Documents[^1].Number));
    }

    /// <summary>The unit has its draft before it.</summary>
    public static CaseDesk DraftServed(this CaseDesk desk)
    {
        desk.Approved(CriticismForm.CircularCriticism).It_is("2026-09-21 10:00");
        return desk.Does(Li, new ServeDraft(1, new(Head, Day("2026-09-21"))));
    }

    public static CaseDesk Heard(this CaseDesk desk) => desk.DraftServed().Does(Head, new AnswerDraft("没有不同意见"));

    public static CaseDesk Votes(this CaseDesk desk, int yes, int no = 0)
    {
        for (var n = 0; n < yes + no; n++)
        {
            desk.Does(Group[n], new CastVote(n < yes ? Ballot.For : Ballot.Against));
        }

        return desk;
    }

    public static CaseDesk Decides(this CaseDesk desk, int yes, int no = 0)
    {
        desk.Votes(yes, no);
        return desk.Does(Li, new DecideCensure(CountyTime.DateOf(desk.Now), desk.Document(DocumentKinds.Attachment)));
    }
}

/// <inheritdoc/>
internal sealed class CriticismWalks : IKindWalks
{
    public CaseKind Kind => CaseKind.Criticism;

    public string Drawing => "criticism";

    public IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways { get; } = new Dictionary<CaseStage, Func<CaseDesk>[]>
    {
        [CaseStage.Draft] = [() => Criticisms.Desk().Drafted(), () => Criticisms.Desk().Opened()],
        [CaseStage.Review] = [() => Criticisms.Desk().Drafted().Does(Li, new Submit())],
        [CaseStage.Approval] = [() => Criticisms.Desk().Drafted().Does(Li, new Submit()).Does(Wang, new Pass())],
        [CaseStage.Approved] =
        [
            () => Criticisms.Desk().Approved(), () => Criticisms.Desk().Approved(CriticismForm.Reminder),
            () => Criticisms.Desk(onUnit: true).Approved(CriticismForm.CircularCriticism), () => Criticisms.Desk(onUnit: true).DraftServed(),
            () => Criticisms.Desk(onUnit: true).Heard().Votes(6), () => Criticisms.Desk(onUnit: true).Heard().Votes(3, 4),
            () => Criticisms.Desk(onUnit: true).Heard().Decides(6),
        ],
        [CriticismStages.AckDue] = [() => Criticisms.Desk().Served(CriticismForm.Reminder), () => Criticisms.Desk().Served(CriticismForm.CircularCriticism)],
        [CriticismStages.SelfReviewDue] =
            [() => Criticisms.Desk().Served(), () => Criticisms.Desk().Served().It_is("2026-10-13 09:30").Sweeps()],
        [CriticismStages.Judging] = [() => Criticisms.Desk().Judging()],
        [CaseStage.Closing] = [() => Criticisms.Desk().Accepted(), () => Criticisms.Desk(onUnit: true).Issued()],
        [CaseStage.Closed] = [() => Criticisms.Desk().Accepted().Closes(Wang)],
        [CaseStage.Archived] = [() => Criticisms.Desk().Accepted().Closes(Wang).Does(Custodian, new Archive())],
        [CaseStage.Void] = [() => Criticisms.Desk().Drafted().Does(Li, new Discard("不再需要"))],
    };

    public IReadOnlyList<(OfficialId Who, string Move)> Onward =>
    [
        (Li, nameof(Submit)), (Wang, nameof(Pass)), (Zhao, nameof(Approve)), (Chief, nameof(Pass)), (Wang, nameof(Approve)),
        (Li, nameof(Serve)), (Subject, nameof(AttachDocument)), (Subject, nameof(ReceiveReview)), (Subject, nameof(Acknowledge)),
        (Li, nameof(Accept)), (Li, nameof(ServeDraft)), (Head, nameof(AnswerDraft)),
        .. Group.Take(6).Select(member => (member, nameof(CastVote))), (Li, nameof(DecideCensure)), (Li, nameof(IssueCircular)),
    ];

    public CaseMove? Any(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(DraftCriticism) => new DraftCriticism(Criticisms.Plan(CriticismForm.OrderedReview)),
            nameof(Serve) => new Serve(1, new(Subject, today)),
            nameof(IssueCircular) => new IssueCircular(1, today, last),
            nameof(ServeDraft) => new ServeDraft(1, new(Head, today)),
            nameof(AnswerDraft) => new AnswerDraft("没有不同意见"),
            nameof(CastVote) => new CastVote(Ballot.For),
            nameof(DecideCensure) => new DecideCensure(today, last),
            nameof(Acknowledge) => new Acknowledge(),
            nameof(ReceiveReview) => new ReceiveReview(last),
            nameof(Accept) => new Accept("认识深刻"),
            _ => null,
        };
    }
}
