using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Officials;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>责令纠错: the acceptance example of spec 04 that concerns it, and its own rules.</summary>
public sealed class Correcting
{
    [Fact]
    public void Example_04_7_served_on_0205_planned_by_the_working_sunday_reported_by_0301_returned_once_and_failed()
    {
        var desk = Orders.Desk().Served();
        Assert.Equal((Day("2024-02-18"), Day("2024-03-01")), (desk.Clock("DL-39")!.Due, desk.Clock("DL-40")!.Due));

        desk = Orders.Desk().UnderReview();
        desk.Judged(new Return([new("1", "证据不足")]));
        Assert.Equal(CorrectionOrderStages.Rework, desk.Stage);
        Assert.Equal(Day("2024-03-05"), desk.Clock("DL-41")!.Due);
        desk.It_is("2024-03-04 10:00").Reports();
        Assert.Equal(RefusalKind.LimitExceeded, desk.Refused(Officer, new Return([new("1", "证据不足")])).Kind);
        desk.Judged(new Fail("整改不实"));
        Assert.Equal(CorrectionOrderStages.Failed, desk.Stage);

        desk.Does(Li, new Finish());
        Assert.Equal((CaseStage.Closing, CorrectionOrderOutcomes.Failed), (desk.Stage, desk.File.Outcome));
        Assert.Contains(desk.History, recorded => recorded.Event is UpgradeRecommended);
        Assert.Empty(desk.Births);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Chief, new OpenFollowing(CaseKind.Admonition, "ADM-G3")).Kind);
        desk.Does(Li, new OpenFollowing(CaseKind.Admonition, "ADM-G3"));

        var birth = Assert.Single(desk.Births);
        Assert.Equal("c-AD-2026-0002", birth.Stream);
        Assert.Equal(desk.File.Number, Assert.IsType<CaseDescended>(birth.Happened[^1].Event).Parent);
        Assert.Contains(
            desk.Messages(), message => message.Body is Leads.CaseOpenedForLead { Kind: CaseKind.Admonition } && message.Target == "l-L-2026-0001");
    }

    [Fact]
    public void Two_judge_it_the_warning_officer_and_the_competent_unit()
    {
        var desk = Orders.Desk().UnderReview();
        Assert.Equal(CaseSight.Full, desk.SightOf(Competent));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Competent, new WriteOff("整改到位")).Kind);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new WriteOff("整改到位")).Kind);

        desk.Does(Officer, new WriteOff("整改到位"));
        Assert.Equal(CorrectionOrderStages.UnderReview, desk.Stage);
        Assert.Equal(RefusalKind.SameHand, desk.Refused(Officer, new WriteOff("整改到位")).Kind);
        Assert.Contains(desk.Refused(Competent, new WriteOff("不同的意见")).Items, item => item.Code == "DSP-03.other-content");
        desk.Does(Competent, new WriteOff("整改到位"));

        Assert.Equal(CorrectionOrderStages.WrittenOff, desk.Stage);
        Assert.Equal(DeadlineStatus.Met, desk.Clock("DL-42")!.Status);
        Assert.Null(desk.SightOf(Competent));
    }

    [Fact]
    public void Every_item_is_planned_with_person_and_date_and_proven_by_evidence()
    {
        var desk = Orders.Desk().Served().It_is("2024-02-07 10:00");
        var paper = desk.HandsIn(Subject);
        Assert.Contains(desk.Refused(Li, new ReceivePlan(Orders.Measures(1), paper)).Items, item => item.Code == "COR.item-unplanned");
        Assert.Equal("COR.no-item", desk.Refused(Li, new ReceivePlan(Orders.Measures(1, 2, 3), paper)).Code);
        desk.Does(Li, new ReceivePlan(Orders.Measures(1, 2), paper));
        var report = desk.HandsIn(Subject);

        Assert.Contains(
            desk.Refused(Subject, new ReceiveReport(Orders.Evidence(report, 1), report)).Items, item => item.Code == "COR.item-unproven");
    }

    [Fact]
    public void DSP_08_a_plan_goes_back_once()
    {
        var desk = Orders.Desk().Served().It_is("2024-02-07 10:00");
        desk.HandsIn(Subject);
        desk.Does(Li, new Return([new("1", "没有时限")]));
        Assert.Equal(CorrectionOrderStages.PlanDue, desk.Stage);
        Assert.Equal(RefusalKind.LimitExceeded, desk.Refused(Li, new Return([new("1", "没有时限")])).Kind);
    }

    [Fact]
    public void It_goes_on_by_milestones_once_more_time_was_granted_and_within_it()
    {
        var desk = Orders.Desk().InProgress();
        var more = new AskContinuing([new("完成清退", Day("2024-03-10"))]);
        Assert.Contains(
            desk.Refused(Subject, new AskContinuing([new("完成清退", Day("2024-02-20"))])).Items, item => item.Code == "COR.extension");
        desk.Does(Subject, new AskExtension(20, "涉及产权办理")).Does(Wang, new GrantExtension());
        Assert.Equal("COR.milestone-beyond", desk.Refused(Subject, new AskContinuing([new("完成清退", Day("2025-03-10"))])).Code);

        desk.Does(Subject, more).Does(Subject, new ReportMilestone(1, "已清退"));

        Assert.Equal(CorrectionOrderStages.Continuing, desk.Stage);
        desk.Reports();
        Assert.Equal((CorrectionOrderStages.UnderReview, DeadlineStatus.Met), (desk.Stage, desk.Clock("DL-40")!.Status));
    }

    [Fact]
    public void DL_40_is_given_no_more_than_60_days_from_service_but_by_the_discipline_secretary()
    {
        var desk = Orders.Desk().InProgress().Does(Subject, new AskExtension(60, "涉及产权办理"));
        Assert.Equal(RefusalKind.LimitExceeded, desk.Refused(Wang, new GrantExtension()).Kind);

        desk.Does(Zhao, new GrantExtension());

        Assert.True(desk.Clock("DL-40")!.Due > Day("2024-02-05").AddDays(60));
    }

    [Fact]
    public void On_a_unit_its_head_is_served_and_answers_and_an_ordered_result_is_published()
    {
        var desk = Orders.Desk(onUnit: true).Approved(publish: true);
        Assert.Equal("DSP-06.receiver", desk.Refused(Li, new Serve(1, new(Subject, Day("2024-02-02")))).Code);

        desk = Orders.Desk(onUnit: true).WrittenOff(publish: true);
        Assert.NotNull(desk.Clock("DL-54"));
        var slip = desk.Document(DocumentKinds.WriteOffSlip);
        Assert.Contains(desk.Refused(Li, new Finish(slip)).Items, item => item.Code == "COR.published");
        Assert.Contains(desk.Refused(Li, new Finish(null, Day("2024-02-27"))).Items, item => item.Code == "COR.write-off-slip");

        desk.Does(Li, new Finish(slip, Day("2024-02-27"))).Closes(Wang);

        Assert.Equal(CaseStage.Closed, desk.Stage);
        Assert.Contains(desk.Messages(), message => message.Target == Unit.Key() && message.Body is WarningNoted { Kind: "CorrectionOrder" });
    }

    [Fact]
    public void A_unit_never_judges_its_own_correction() =>
        Assert.Equal(
            "COR.own-judge",
            Orders.Desk(onUnit: true).Opened().Refused(Li, new DraftOrder(Orders.Plan() with { CompetentUnit = Unit })).Code);

    [Fact]
    public void DSP_09_whoever_sends_no_plan_fails_once_urging_and_order_are_recorded()
    {
        var desk = Orders.Desk().Served().It_is("2024-02-19 09:30").Sweeps();
        desk.Does(Li, new Urge(desk.Document(DocumentKinds.UrgingNotice))).It_is("2024-02-26 09:00").Sweeps()
            .Does(Li, new OrderDuty("批评并责令报送"));

        desk.Does(Wang, new ProceedWithoutReply("未报方案"));

        Assert.Equal(CorrectionOrderStages.Failed, desk.Stage);
        Assert.All(["DL-39", "DL-40", "DL-48"], catalogue => Assert.Equal(DeadlineStatus.Cancelled, desk.Clock(catalogue)!.Status));
    }
}
