using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Cases;
using WarningGrid.Officials;
using Xunit;
using static WarningGrid.Leads.LeadDesk;
using Approve = WarningGrid.Approvals.Approve;
using ReturnTo = WarningGrid.Approvals.ReturnTo;

namespace WarningGrid.Leads;

/// <summary>The acceptance examples of spec 03 (and 09) that concern leads, by their numbers.</summary>
public sealed class Acceptance_examples
{
    private static readonly LeadTarget[] Both = [new(ZhangSan, Accused, false), new(LiSi, Accused, false)];

    [Fact]
    public void Example_03_06_DL_12_is_a_month_from_the_signal_and_a_proposal_needs_the_screening_minutes()
    {
        var desk = Assigned();
        Assert.Equal((LeadStage.Assigned, Day("2026-10-21")), (desk.File.Stage, desk.Due("DL-12")));

        var refusal = desk.Try(Handler, Proposing(LeadMode.TalkInquiry) with { Minutes = null });

        Assert.Equal(RefusalKind.GateNotMet, refusal?.Kind);
        Assert.Equal("LED-01.minutes", Assert.Single(refusal!.Items).Code);
        Assert.Equal(LeadStage.Assigned, desk.File.Stage);
    }

    [Fact]
    public void Example_03_07_the_earliest_receipt_counts_and_both_reporters_are_owed_an_answer()
    {
        var first = Registered("2026-09-21", number: "L-2026-0001");
        var survivor = Registered("2026-09-28", number: "L-2026-0002").On("2026-09-28 10:00");
        first.Survivor = survivor.File.Stage;
        first.Does(Officer, new MergeLead(survivor.File.Number, "同一事项"));
        Deliver(first, survivor);

        Assert.Equal(LeadStage.Merged, first.File.Stage);
        Assert.Equal(Day("2026-10-21"), survivor.Due("DL-12"));
        survivor.Does(Officer, new AcceptLead());
        Assert.Equal(
            ["L-2026-0002", "L-2026-0001"],
            survivor.Does(Custodian, new AssignLead(Handler)).Read(Handler).Content!.FeedbackDue.Select(number => number.Value));

        survivor.Does(Handler, Proposing(LeadMode.Close)).Does(Deputy, new Approve()).Does(Secretary, new Approve());
        Deliver(survivor, first);
        Assert.NotNull(survivor.Due("DL-08"));
        Assert.NotNull(first.Due("DL-08"));
    }

    [Fact]
    public void Example_03_07_the_same_where_the_later_lead_is_merged_into_the_earlier()
    {
        var survivor = Registered("2026-09-21", number: "L-2026-0001");
        var later = Registered("2026-09-28", number: "L-2026-0002");
        later.Survivor = survivor.File.Stage;
        later.Does(Officer, new MergeLead(survivor.File.Number, "同一事项"));
        Deliver(later, survivor);

        Assert.Equal("DL-12#1", survivor.File.Clocks.Open("DL-12")!.Id);
        Assert.Equal(Day("2026-10-21"), survivor.Due("DL-12"));
    }

    [Fact]
    public void Example_03_10_LED_05_accusation_material_to_the_accused_unit_is_forbidden()
    {
        var refusal = Registered().Try(Officer, new TransferLead(new(Accused, null), "属该单位职责"));

        Assert.Equal((RefusalKind.Forbidden, "LED-05"), (refusal?.Kind, refusal?.RuleId));
        Assert.Equal(RefusalKind.Forbidden, Assigned().Try(Handler, Proposing(LeadMode.Transfer) with { Destination = new(Accused, null) })?.Kind);
    }

    [Fact]
    public void Example_03_13_two_targets_two_cases_and_no_second_one_for_the_same_target()
    {
        var desk = Decided(LeadMode.TalkInquiry, Both);
        desk.Does(Handler, Opening(ZhangSan)).Does(Handler, Opening(LiSi));

        Assert.Equal(LeadStage.InCase, desk.File.Stage);
        Assert.Equal(["c-TI-2026-0001", "c-TI-2026-0002"], desk.Born.Select(birth => birth.Stream));
        Assert.All(desk.Born, birth => Assert.IsType<CaseOpened>(birth.Happened[0].Event));

        var second = desk.Try(Handler, Opening(ZhangSan));
        Assert.Equal(RefusalKind.GateNotMet, second?.Kind);
        Assert.Contains("TI-2026-0001", Assert.Single(second!.Items).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D", "A", LeadStage.Verifying)]
    [InlineData("A", "D", LeadStage.Verifying)]
    [InlineData("NotApproved", "NotApproved", LeadStage.Assigned)]
    [InlineData("NotApproved", "Discarded", LeadStage.Assigned)]
    [InlineData("NotApproved", "A", LeadStage.Closed)]
    public void Example_03_14_the_later_case_decides_where_the_lead_goes(string zhangSan, string liSi, LeadStage goes)
    {
        var desk = Decided(LeadMode.TalkInquiry, Both).Does(Handler, Opening(ZhangSan)).Does(Handler, Opening(LiSi));

        desk.Hears(new CaseClosedForLead(new("TI-2026-0001"), zhangSan));
        Assert.Equal(LeadStage.InCase, desk.File.Stage);
        desk.Hears(new CaseClosedForLead(new("TI-2026-0002"), liSi));

        Assert.Equal(goes, desk.File.Stage);
    }

    [Fact]
    public void Example_03_15_a_returned_verification_report_is_verified_on_not_assigned()
    {
        var report = new SubmitReport(Paper, LeadMode.Close, "未发现问题", LeadCloseType.CheckedUntrue);
        var desk = Decided(LeadMode.Verification).Does(Handler, report).Does(Handler2, report);
        Assert.Equal(LeadStage.Proposed, desk.File.Stage);

        desk.Does(Deputy, new Approve()).Does(Secretary, new ReturnTo("propose", "补充核实资金去向"));

        Assert.Equal(LeadStage.Verifying, desk.File.Stage);
    }

    [Fact]
    public void Example_09_02_a_recused_kinsman_is_refused_by_rule_id_alone()
    {
        var desk = Registered().Does(Officer, new AcceptLead());
        desk.Recusals[Handler] = (ZhangSan.Value, "RCU-04");

        var refusal = desk.Try(Custodian, new AssignLead(Handler));

        Assert.Equal((RefusalKind.Recused, "RCU-04"), (refusal?.Kind, refusal?.RuleId));
        Assert.Empty(refusal!.Items);
        Assert.DoesNotContain(ZhangSan.Value, refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Example_09_03_an_approver_sees_it_while_it_waits_for_him_and_not_after()
    {
        var desk = Proposed();
        Assert.Equal((LeadSight.Full, LeadSight.None), (desk.Sight(Deputy), desk.Sight(Secretary)));

        desk.Does(Deputy, new Approve());
        Assert.Equal(LeadSight.Full, desk.Sight(Secretary));
        desk.Does(Secretary, new Approve());

        Assert.Equal((LeadSight.None, LeadSight.None), (desk.Sight(Deputy), desk.Sight(Secretary)));
        Assert.Equal(Refusal.NotFound, desk.Try(Secretary, new Approve()));
    }

    [Fact]
    public void Example_09_11_whom_the_vault_bars_is_refused_as_for_a_declared_conflict()
    {
        var desk = Registered().Does(Officer, new AcceptLead());
        desk.Hears(new BarForLead(Handler));
        var reporter = desk.Try(Custodian, new AssignLead(Handler));

        var declared = Assigned().Does(Handler, new DeclareConflict());

        Assert.Equal((RefusalKind.Recused, "RCU-06"), (reporter?.Kind, reporter?.RuleId));
        Assert.Equal(reporter, declared.Try(Custodian, new ReassignLead(Handler, "仍由其办理")));
    }

    [Fact]
    public void Example_09_12_a_triaging_officer_sees_all_another_the_status_and_so_he_when_his_task_is_over()
    {
        var desk = Registered();
        Assert.NotNull(desk.Read(Officer).Content);
        Assert.Null(desk.Read(Officer2).Content);
        Assert.Equal(LeadStage.Registered, desk.Read(Officer2).Stage);

        desk.Does(Officer, new AcceptLead());

        Assert.Equal(LeadSight.Status, desk.Sight(Officer));
        Assert.Null(desk.Read(Officer).Content);
    }

    [Fact]
    public void Example_04_11_returned_to_an_earlier_step_its_deadline_is_the_second_generation()
    {
        var desk = Proposed().Does(Deputy, new Approve()).Does(Secretary, new ReturnTo("review", "请补充审核意见"));

        Assert.Equal("DL-13.DeputyLeader#2", desk.File.Clocks.Open("DL-13.DeputyLeader")!.Id);
        Assert.NotEmpty(desk.File.Clocks.Open("DL-13.DeputyLeader")!.Plan);
        Assert.All(desk.File.Approval!.Opinions, opinion => Assert.True(opinion.Stale));
        Assert.Equal(LeadStage.Proposed, desk.File.Stage);
    }

    [Fact]
    public void Example_04_04_who_reviewed_cannot_approve()
    {
        var desk = Proposed();
        desk.Roles[Deputy] = [Role.DeputyLeader, Role.DisciplineSecretary];
        desk.Does(Deputy, new Approve());

        Assert.Equal(RefusalKind.SameHand, desk.Try(Deputy, new Approve())?.Kind);
    }

    [Fact]
    public void MAT_04_the_official_is_told_of_each_stage() =>
        Assert.Equal(
            ["Registered", "Accepted", "Assigned"],
            Assigned().Told.Where(told => told.Target == ZhangSan.Key()).Select(told => ((LeadNoted)told.Body).Stage));

    private static void Deliver(LeadDesk from, LeadDesk to)
    {
        foreach (var message in from.Told.Where(told => told.Target == to.File.Number.Key()).ToArray())
        {
            Assert.Null(to.Hears(message.Body));
        }
    }
}
