using WarningGrid.Access;
using Xunit;
using static WarningGrid.Leads.LeadDesk;
using Approve = WarningGrid.Approvals.Approve;

namespace WarningGrid.Leads;

public sealed class Handling_a_lead
{
    [Fact]
    public void LED_01_a_target_is_matched_or_marked_unknown_before_it_is_accepted()
    {
        var desk = Registered(targets: new LeadTarget(null, null, false));

        var refusal = desk.Try(Officer, new AcceptLead());
        Assert.Equal((RefusalKind.GateNotMet, "LED-01"), (refusal?.Kind, refusal?.RuleId));
        Assert.Equal(RefusalKind.Invalid, desk.Try(Officer, new AcceptLead([1]))?.Kind);

        desk.Does(Officer, new AcceptLead([0]));
        Assert.True(desk.File.Targets[0].Unknown);
    }

    [Fact]
    public void LED_01_a_matched_target_is_not_marked_unknown() =>
        Assert.Equal("LED-01.mark", Registered().Try(Officer, new AcceptLead([0]))?.Code);

    [Fact]
    public void A_match_confirmed_later_opens_the_gate()
    {
        var desk = Registered(targets: new LeadTarget(null, null, false));
        desk.Hears(new TargetsForLead([new(ZhangSan, Accused, false)]));

        Assert.Null(desk.Try(Officer, new AcceptLead()));
    }

    [Fact]
    public void DL_07_runs_from_the_receipt_of_a_named_report_and_for_no_other()
    {
        Assert.Equal(Day("2026-10-19"), Registered(named: true).Does(Officer, new AcceptLead()).Due("DL-07"));
        Assert.Null(Registered(named: false).Does(Officer, new AcceptLead()).Due("DL-07"));
    }

    [Fact]
    public void LED_07_a_petition_runs_its_own_limits_and_an_assigned_lead_DL_11()
    {
        var petition = Registered(above: true);
        Assert.Equal((Day("2026-10-08"), Day("2026-10-08")), (petition.Due("DL-01"), petition.Due("DL-02")));
        Assert.Equal(Day("2026-12-21"), petition.Due("DL-11"));

        var audit = Registered(channel: "AUDIT");
        Assert.Null(audit.Due("DL-01") ?? audit.Due("DL-02") ?? audit.Due("DL-11"));
    }

    [Fact]
    public void DL_51_stops_with_the_acceptance_and_is_met_by_a_transfer()
    {
        Assert.Equal(Day("2026-09-29"), Registered().Due("DL-51"));
        Assert.Null(Registered().Does(Officer, new AcceptLead()).Due("DL-51"));

        var moved = Registered().Does(Officer, new TransferLead(new(null, "邻县纪委监委"), "不属本县管辖"));
        Assert.Equal("Met", moved.File.Clocks.Last("DL-51")!.Status.ToString());
        Assert.Equal(LeadStage.Transferred, moved.File.Stage);
    }

    [Fact]
    public void The_custodian_does_not_assign_himself()
    {
        var desk = Registered().Does(Officer, new AcceptLead());
        desk.Roles[Custodian] = [Role.LeadCustodian, Role.Handler];

        Assert.Equal(RefusalKind.SameHand, desk.Try(Custodian, new AssignLead(Custodian))?.Kind);
    }

    [Fact]
    public void Only_a_handler_is_made_handler() =>
        Assert.Equal("ACL-05.role", Registered().Does(Officer, new AcceptLead()).Try(Custodian, new AssignLead(Deputy))?.Code);

    [Fact]
    public void ACL_05_the_handler_accepts_his_task_within_DL_61()
    {
        var desk = Assigned();
        Assert.Equal((Day("2026-09-22"), false), (desk.Due("DL-61"), desk.File.TaskAccepted));

        desk.Does(Handler, new AcceptTask());

        Assert.Null(desk.Due("DL-61"));
        Assert.Equal("ACL-05.task-answered", Assert.Single(desk.Try(Handler, new AcceptTask())!.Items).Code);
    }

    [Fact]
    public void ACL_05_a_declined_task_is_given_to_another()
    {
        var desk = Assigned().Does(Handler, new DeclineTask("手头在办案件过多"));
        Assert.Equal((null, LeadSight.None), (desk.File.Handler, desk.Sight(Handler)));
        Assert.Equal(LeadSight.Full, desk.Sight(Custodian));

        desk.Does(Chief, new ReassignLead(Handler2, "原承办人不便办理"));
        Assert.Equal((Handler2, Day("2026-09-22")), (desk.File.Handler, desk.Due("DL-61")));
    }

    [Fact]
    public void RCU_06_whoever_declares_a_conflict_loses_sight_at_once_and_for_good()
    {
        var desk = Assigned().Does(Handler, new DeclareConflict());

        Assert.Equal(Refusal.NotFound, desk.Try(Handler, new AcceptTask()));
        Assert.Equal(RefusalKind.Recused, desk.Try(Chief, new ReassignLead(Handler, "仍由其办理"))?.Kind);
        Assert.Contains(desk.Rows, row => row.Table == LeadRows.Barred && Equals(row.Values[1], Handler.Value));
    }

    [Fact]
    public void RCU_07_a_handler_who_becomes_recused_does_not_see_it_any_more_and_his_entries_stay()
    {
        var desk = Assigned().Does(Handler, new RecordProgress("已调阅档案"));
        desk.Recusals[Handler] = (ZhangSan.Value, "RCU-02");

        Assert.Equal(LeadSight.None, desk.Sight(Handler));
        Assert.Equal("已调阅档案", Assert.Single(desk.Read(Chief).Content!.Progress).Note);
        Assert.Null(desk.Try(Chief, new ReassignLead(Handler2, "回避")));
    }

    [Fact]
    public void LED_04_an_open_lead_wants_a_word_every_month()
    {
        var desk = Assigned();
        Assert.Equal(Day("2026-10-21"), desk.Due(LeadClocks.Progress));

        desk.On("2026-10-12 10:00").Does(Handler, new RecordProgress("正在核对账目"));

        Assert.Equal(("LED-04#2", Day("2026-11-12")), (desk.File.Clocks.Open("LED-04")!.Id, desk.Due("LED-04")));
    }

    [Fact]
    public void ACL_03_each_task_is_a_row_that_ends_with_it()
    {
        var desk = Decided(LeadMode.Shelve);
        var last = desk.Rows.Where(row => row.Table == AssignmentRows.Assignments)
            .GroupBy(row => (row.Values[2], row.Values[3]))
            .ToDictionary(rows => rows.Key, rows => rows.Last().Values);

        Assert.Equal(
            [("G01", "Triager"), ("G04", "Handler"), ("G06", "Reviewer")],
            last.Keys.Select(key => ((string)key.Item1!, (string)key.Item2!)).Order());
        Assert.All(last.Values, row => Assert.NotNull(row[5]));
        Assert.Equal(
            ["Approver", "Handler", "Reviewer", "Triager"],
            desk.File.Hands.Select(hand => hand.Capacity.ToString()).Order());
    }

    [Fact]
    public void DL_08_and_DL_57_keep_the_task_until_reporter_and_source_are_answered()
    {
        var desk = Decided(LeadMode.Close);
        Assert.Equal((Day("2026-10-19"), Day("2026-10-12")), (desk.Due("DL-08"), desk.Due("DL-57")));
        Assert.Equal("DL-08.future", desk.Try(Handler, new RecordFeedback(LeadFeedback.Result, "电话", Day("2026-09-22")))?.Code);

        desk.On("2026-10-20 10:00").Does(
            Handler, new RecordFeedback(LeadFeedback.Result, "当面", Day("2026-10-19"), Paper));
        Assert.Equal("Met", desk.File.Clocks.Last("DL-08")!.Status.ToString());
        Assert.Equal(LeadSight.Full, desk.Sight(Handler));

        desk.Does(Handler, new RecordFeedback(LeadFeedback.Source, "系统回传"));
        Assert.Equal("MetLate", desk.File.Clocks.Last("DL-57")!.Status.ToString());
        Assert.Equal("DL-08.not-owed", Assert.Single(desk.Try(Custodian, new RecordFeedback(LeadFeedback.Result, "再次"))!.Items).Code);
        desk.Does(Officer, new RecordFeedback(LeadFeedback.Acceptance, "短信"));
        Assert.Equal(LeadSight.None, desk.Sight(Handler));
    }
}
