using System.Collections.Immutable;
using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>A correction order brought to the point where a spec begins.</summary>
internal static class Orders
{
    public static CaseDesk Desk(bool onUnit = false) =>
        new CaseDesk { Kind = CaseKind.CorrectionOrder, Ground = "公务用车管理", OnUnit = onUnit }.It_is("2024-02-02 10:00");

    public static OrderPlan Plan(bool publish = false) => new(
        [new("超标准配备公务用车", "《公务用车管理办法》第九条", "限期清退"), new("未登记用车", "《公务用车管理办法》第十四条", "补登并公示")],
        CompetentUnit, null, publish);

    /// <summary>Who is ordered: the official, or the head of his unit.</summary>
    public static OfficialId Ordered(this CaseDesk desk) => desk.OnUnit ? Head : Subject;

    public static OfficialId Reviewer(this CaseDesk desk) => desk.OnUnit ? Wang : Chief;

    public static CaseDesk Drafted(this CaseDesk desk, bool publish = false)
    {
        desk.Opened().Does(Li, new DraftOrder(Plan(publish)));
        desk.Document(DocumentKinds.CorrectionNotice);
        return desk;
    }

    public static CaseDesk Approved(this CaseDesk desk, bool publish = false) =>
        desk.Drafted(publish).Does(Li, new Submit()).Does(desk.Reviewer(), new Pass()).Does(desk.OnUnit ? Zhao : Wang, new Approve());

    public static CaseDesk Served(this CaseDesk desk, bool publish = false)
    {
        desk.Approved(publish).It_is("2024-02-05 10:00");
        return desk.Does(Li, new Serve(1, new(desk.Ordered(), Day("2024-02-05"))));
    }

    public static ImmutableArray<PlannedMeasure> Measures(params int[] items) =>
        [.. items.Select(item => new PlannedMeasure(item, "清退并登记", "办公室主任", Day("2024-02-28")))];

    public static ImmutableArray<ItemEvidence> Evidence(int document, params int[] items) =>
        [.. items.Select(item => new ItemEvidence(item, document, "已整改"))];

    public static CaseDesk InProgress(this CaseDesk desk, bool publish = false)
    {
        desk.Served(publish).It_is("2024-02-07 10:00");
        return desk.Does(Li, new ReceivePlan(Measures(1, 2), desk.HandsIn(desk.Ordered())));
    }

    public static CaseDesk Reports(this CaseDesk desk)
    {
        var report = desk.HandsIn(desk.Ordered());
        return desk.Does(desk.Ordered(), new ReceiveReport(Evidence(report, 1, 2), report));
    }

    public static CaseDesk UnderReview(this CaseDesk desk, bool publish = false) =>
        desk.InProgress(publish).It_is("2024-02-27 10:00").Reports();

    public static CaseDesk Judged(this CaseDesk desk, CaseMove move) => desk.Does(Officer, move).Does(Competent, move);

    public static CaseDesk Continuing(this CaseDesk desk) =>
        desk.InProgress().Does(Subject, new AskExtension(20, "涉及产权办理")).Does(Wang, new GrantExtension())
            .Does(Subject, new AskContinuing([new("完成清退", Day("2024-03-10"))]));

    public static CaseDesk WrittenOff(this CaseDesk desk, bool publish = false) =>
        desk.UnderReview(publish).Judged(new WriteOff("整改到位"));

    public static CaseDesk Finished(this CaseDesk desk, bool publish = false)
    {
        desk.WrittenOff(publish);
        return desk.Does(Li, new Finish(desk.Document(DocumentKinds.WriteOffSlip), publish ? Day("2024-02-27") : null));
    }
}

/// <inheritdoc/>
internal sealed class CorrectionOrderWalks : IKindWalks
{
    public CaseKind Kind => CaseKind.CorrectionOrder;

    public string Drawing => "correction-order";

    public IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways { get; } = new Dictionary<CaseStage, Func<CaseDesk>[]>
    {
        [CaseStage.Draft] = [() => Orders.Desk().Drafted(), () => Orders.Desk(onUnit: true).Opened()],
        [CaseStage.Review] = [() => Orders.Desk().Drafted().Does(Li, new Submit())],
        [CaseStage.Approval] = [() => Orders.Desk().Drafted().Does(Li, new Submit()).Does(Chief, new Pass())],
        [CaseStage.Approved] = [() => Orders.Desk().Approved(), () => Orders.Desk(onUnit: true).Approved(publish: true)],
        [CorrectionOrderStages.PlanDue] =
            [() => Orders.Desk().Served(), () => Orders.Desk(onUnit: true).Served(), () => Orders.Desk().Served().It_is("2024-02-19 09:30").Sweeps()],
        [CorrectionOrderStages.InProgress] = [() => Orders.Desk().InProgress(), () => Orders.Desk(onUnit: true).InProgress(publish: true)],
        [CorrectionOrderStages.UnderReview] =
            [() => Orders.Desk().UnderReview(), () => Orders.Desk().UnderReview().Does(Officer, new WriteOff("整改到位"))],
        [CorrectionOrderStages.Rework] = [() => Orders.Desk().UnderReview().Judged(new Return([new("1", "证据不足")]))],
        [CorrectionOrderStages.Continuing] = [() => Orders.Desk().Continuing()],
        [CorrectionOrderStages.WrittenOff] = [() => Orders.Desk().WrittenOff(), () => Orders.Desk(onUnit: true).WrittenOff(publish: true)],
        [CorrectionOrderStages.Failed] = [() => Orders.Desk().UnderReview().Judged(new Fail("整改不实"))],
        [CaseStage.Closing] =
            [() => Orders.Desk().Finished(), () => Orders.Desk().UnderReview().Judged(new Fail("整改不实")).Does(Li, new Finish())],
        [CaseStage.Closed] = [() => Orders.Desk().Finished().Closes(Chief)],
        [CaseStage.Archived] = [() => Orders.Desk().Finished().Closes(Chief).Does(Custodian, new Archive())],
        [CaseStage.Void] = [() => Orders.Desk().Drafted().Does(Li, new Discard("不再需要"))],
    };

    public IReadOnlyList<(OfficialId Who, string Move)> Onward =>
    [
        (Li, nameof(Submit)), (Chief, nameof(Pass)), (Wang, nameof(Approve)), (Li, nameof(Serve)), (Subject, nameof(AttachDocument)),
        (Li, nameof(ReceivePlan)), (Subject, nameof(ReceiveReport)), (Officer, nameof(WriteOff)), (Competent, nameof(WriteOff)),
        (Officer, nameof(Return)), (Competent, nameof(Return)), (Li, nameof(Finish)),
    ];

    public CaseMove? Any(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now);
        var last = desk.File.Documents.IsEmpty ? 1 : desk.File.Documents[^1].Number;
        return move switch
        {
            nameof(DraftOrder) => new DraftOrder(Orders.Plan()),
            nameof(Serve) => new Serve(1, new(desk.Ordered(), today)),
            nameof(ReceivePlan) => new ReceivePlan(Orders.Measures(1, 2), last),
            nameof(ReceiveReport) => new ReceiveReport(Orders.Evidence(last, 1, 2), last),
            nameof(AskContinuing) => new AskContinuing([new("完成清退", today.AddDays(1))]),
            nameof(ReportMilestone) => new ReportMilestone(1, "已完成"),
            nameof(WriteOff) => new WriteOff("整改到位"),
            nameof(Fail) => new Fail("整改不实"),
            nameof(Finish) => new Finish(
                desk.File.Documents.LastOrDefault(one => one.Kind == DocumentKinds.WriteOffSlip)?.Number, today),
            nameof(SealDocument) => new SealDocument(last),
            _ => null,
        };
    }
}
