using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Admonition;

/// <summary>An admonition brought to the point where a spec begins.</summary>
internal static class Admonitions
{
    public static CaseDesk Desk(string authority = "County", bool named = false) =>
        new CaseDesk { Kind = CaseKind.Admonition, Ground = "ADM-G6", Authority = authority, NamedReporter = named }.It_is("2026-03-05 10:00");

    public static AdmonitionPlan Plan(AdmonitionForm form = AdmonitionForm.Talk) =>
        new(form, "违规接受宴请", "清退并作出说明", form is AdmonitionForm.Talk ? [Li, He] : []);

    public static CaseDesk Drafted(this CaseDesk desk, AdmonitionForm form = AdmonitionForm.Talk)
    {
        desk.Opened().Does(Li, new DraftAdmonition(Plan(form)));
        desk.Document(DocumentKinds.AdmonitionNotice);
        if (form is AdmonitionForm.Letter)
        {
            desk.Document(DocumentKinds.AdmonitionNotice);
        }

        desk.Document(DocumentKinds.Attachment);
        return desk;
    }

    public static EvidenceOk Evidence(CaseDesk desk) => new(desk.File.Documents[^1].Number, EvidenceStandard.Measure, "证据达到标准");

    public static CaseDesk InApproval(this CaseDesk desk, AdmonitionForm form = AdmonitionForm.Talk)
    {
        desk.Drafted(form).Does(Li, new Submit());
        return desk.Does(Zhao, Evidence(desk));
    }

    public static CaseDesk Approved(this CaseDesk desk, AdmonitionForm form = AdmonitionForm.Talk) =>
        desk.InApproval(form).Does(Sun, new Approve());

    public static ServeNotice Notice(string on) => new(1, new(Subject, Day(on)), Head);

    /// <summary>Decided on this day.</summary>
    public static CaseDesk Served(this CaseDesk desk, AdmonitionForm form = AdmonitionForm.Talk, string on = "2026-03-10") =>
        desk.Approved(form).It_is(on + " 10:00").Does(Li, Notice(on));

    public static RecordTalk Talk(string on, int document) =>
        new(Day(on), [Li, He], "谈话室", new(true, true, true, true), SignedByTalkers: true, SignedBySubject: true, document);

    public static CaseDesk Talked(this CaseDesk desk)
    {
        desk.Served().It_is("2026-03-12 15:00");
        return desk.Does(Li, Talk("2026-03-12", desk.Document(DocumentKinds.TalkRecord)));
    }

    public static CaseDesk Correcting(this CaseDesk desk)
    {
        var paper = desk.Talked().It_is("2026-03-18 09:00").HandsIn(Subject);
        return desk.Does(Li, new Receive(paper));
    }

    public static CaseDesk FollowedUp(this CaseDesk desk)
    {
        desk.Correcting().It_is("2026-06-09 09:00").Does(Li, new MidCheck("正在改正"));
        var report = desk.It_is("2026-09-09 09:00").HandsIn(Subject);
        return desk.Does(Subject, new ReceiveReport(report));
    }

    public static CaseDesk Released(this CaseDesk desk) =>
        desk.FollowedUp().It_is("2026-09-11 09:00").Does(Li, new Release("已改正")).Does(Zhao, new Release("已改正"));

    public static CaseDesk Closed(this CaseDesk desk) => desk.Released().Closes(Zhao);
}

/// <inheritdoc/>
internal sealed class AdmonitionWalks : IKindWalks
{
    public CaseKind Kind => CaseKind.Admonition;

    public string Drawing => "admonition";

    public IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways { get; } = new Dictionary<CaseStage, Func<CaseDesk>[]>
    {
        [CaseStage.Draft] = [() => Admonitions.Desk().Drafted(), () => Admonitions.Desk().Opened()],
        [CaseStage.Review] = [() => Admonitions.Desk().Drafted().Does(Li, new Submit())],
        [CaseStage.Approval] = [() => Admonitions.Desk().InApproval()],
        [CaseStage.Approved] = [() => Admonitions.Desk().Approved(), () => Admonitions.Desk().Approved().Does(Li, new Terminate("Merged", "并案"))],
        [AdmonitionStages.NoticeServed] = [() => Admonitions.Desk().Served(), () => Admonitions.Desk().Served(AdmonitionForm.Letter)],
        [AdmonitionStages.SelfExaminationDue] =
            [() => Admonitions.Desk().Talked(), () => Admonitions.Desk().Talked().It_is("2026-03-20 09:30").Sweeps()],
        [AdmonitionStages.UnderCorrection] =
            [() => Admonitions.Desk().Correcting(), () => Admonitions.Desk().Correcting().Does(Li, new MidCheck("正在改正"))],
        [AdmonitionStages.FollowUp] =
        [
            () => Admonitions.Desk().FollowedUp(),
            () => Admonitions.Desk().FollowedUp().It_is("2026-09-11 09:00").Does(Li, new Release("已改正")),
        ],
        [CaseStage.Closing] = [() => Admonitions.Desk().Released(), NotCorrected],
        [CaseStage.Closed] = [() => Admonitions.Desk().Closed()],
        [CaseStage.Archived] = [() => Admonitions.Desk().Closed().Does(Custodian, new Archive())],
        [CaseStage.Void] = [() => Admonitions.Desk().Drafted().Does(Li, new Discard("不再需要"))],
    };

    public IReadOnlyList<(OfficialId Who, string Move)> Onward =>
    [
        (Li, nameof(Submit)), (Zhao, nameof(EvidenceOk)), (Sun, nameof(Approve)), (Li, nameof(ServeNotice)), (Li, nameof(RecordTalk)),
        (Subject, nameof(AttachDocument)), (Li, nameof(Receive)), (Li, nameof(MidCheck)), (Subject, nameof(ReceiveReport)),
        (Li, nameof(Release)), (Zhao, nameof(Release)),
    ];

    public static CaseDesk NotCorrected() =>
        Admonitions.Desk().FollowedUp().It_is("2026-09-11 09:00")
            .Does(Li, new NotCorrected("没有改正")).Does(Zhao, new NotCorrected("没有改正"));

    public CaseMove? Any(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(DraftAdmonition) => new DraftAdmonition(Admonitions.Plan()),
            nameof(EvidenceOk) => new EvidenceOk(last, EvidenceStandard.Measure),
            nameof(ServeNotice) => Admonitions.Notice(today),
            nameof(RecordTalk) => Admonitions.Talk(today, Last(desk, DocumentKinds.TalkRecord)),
            nameof(ServeLetter) => new ServeLetter(2, new(Subject, Day(today)), Head),
            nameof(Receive) => new Receive(last),
            nameof(MidCheck) => new MidCheck("正在改正"),
            nameof(ReceiveReport) => new ReceiveReport(last),
            nameof(Release) => new Release("已改正"),
            nameof(Admonition.NotCorrected) => new NotCorrected("没有改正"),
            _ => null,
        };
    }

    private static int Last(CaseDesk desk, string kind) => desk.File.Documents.LastOrDefault(one => one.Kind == kind)?.Number ?? 1;
}
