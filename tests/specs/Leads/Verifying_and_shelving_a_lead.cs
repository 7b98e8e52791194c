using Xunit;
using static WarningGrid.Leads.LeadDesk;
using Approve = WarningGrid.Approvals.Approve;
using Reject = WarningGrid.Approvals.Reject;
using Withdraw = WarningGrid.Approvals.Withdraw;

namespace WarningGrid.Leads;

public sealed class Verifying_and_shelving_a_lead
{
    private static readonly SubmitReport Report = new(Paper, LeadMode.Close, "未发现问题", LeadCloseType.CheckedUntrue);

    [Fact]
    public void DL_23_runs_from_the_approved_plan() =>
        Assert.Equal(Day("2026-10-19"), Decided(LeadMode.Verification).Due("DL-23"));

    [Fact]
    public void A_team_has_at_least_two_with_the_handler_among_them()
    {
        var plan = Proposing(LeadMode.Verification);
        Assert.Equal("LED-06.team", Assert.Single(Assigned().Try(Handler, plan with { Plan = new(Paper, [Handler]) })!.Items).Code);
        Assert.Equal("LED-06.plan-missing", Assigned().Try(Handler, plan with { Plan = null })?.Code);
        Assert.Equal("ACL-05.role", Assigned().Try(Handler, plan with { Plan = new(Paper, [Handler, Deputy]) })?.Code);
    }

    [Fact]
    public void A_recused_member_is_Recused()
    {
        var desk = Assigned();
        desk.Recusals[Handler2] = (ZhangSan.Value, "RCU-03");

        Assert.Equal("RCU-03", desk.Try(Handler, Proposing(LeadMode.Verification))?.RuleId);
    }

    [Fact]
    public void The_report_is_submitted_when_all_of_the_team_have_signed_the_same()
    {
        var desk = Decided(LeadMode.Verification).Does(Handler, Report);
        Assert.Equal(LeadStage.Verifying, desk.File.Stage);
        Assert.Equal(RefusalKind.SameHand, desk.Try(Handler, Report)?.Kind);

        var differs = desk.Try(Handler2, Report with { Reasons = "发现轻微问题" });
        Assert.Equal(RefusalKind.GateNotMet, differs?.Kind);
        Assert.Contains("reasons", Assert.Single(differs!.Items).Text, StringComparison.Ordinal);

        desk.Does(Handler2, Report);
        Assert.Equal((LeadStage.Proposed, null), (desk.File.Stage, desk.Due("DL-23")));
    }

    [Fact]
    public void The_first_may_take_his_signature_back()
    {
        var desk = Decided(LeadMode.Verification).Does(Handler, Report).Does(Handler, new Withdraw());

        Assert.Empty(desk.File.ReportSignedBy);
        Assert.Null(desk.Try(Handler2, Report with { Reasons = "重新起草" }));
    }

    [Fact]
    public void DSP_03_whoever_signed_the_report_neither_reviews_nor_approves_it()
    {
        var desk = Decided(LeadMode.Verification).Does(Handler, Report).Does(Handler2, Report);
        desk.Roles[Handler2] = [Access.Role.Handler, Access.Role.DeputyLeader];

        Assert.Equal(RefusalKind.SameHand, desk.Try(Handler2, new Approve())?.Kind);
    }

    [Fact]
    public void LED_06_a_report_may_propose_closing_but_not_another_verification()
    {
        var desk = Decided(LeadMode.Verification);
        Assert.Equal("LED-01.mode", desk.Try(Handler, Report with { Mode = LeadMode.Verification, CloseType = null })?.Code);
        Assert.Null(desk.Try(Handler, Report with { Mode = LeadMode.Filing, CloseType = null }));
    }

    [Fact]
    public void A_verification_out_of_a_case_needs_its_plan_approved_before_a_report_counts()
    {
        var desk = Decided().Does(Handler, Opening(ZhangSan));
        desk.Hears(new CaseClosedForLead(new("TI-2026-0001"), "D"));
        Assert.Equal("LED-06.plan-not-approved", Assert.Single(desk.Try(Handler, Report)!.Items).Code);

        desk.Does(Handler, new SubmitPlan(new(Paper, [Handler, Handler2])));
        Assert.Equal(LeadStage.Verifying, desk.File.Stage);
        desk.Does(Deputy, new Reject("方案过粗")).Does(Handler, new SubmitPlan(new(Minutes, [Handler, Handler2])))
            .Does(Deputy, new Approve()).Does(Secretary, new Approve());

        Assert.Equal((LeadStage.Verifying, true), (desk.File.Stage, desk.File.PlanApproved));
        Assert.Equal(LeadStage.Proposed, desk.Does(Handler2, Report).Does(Handler, Report).File.Stage);
    }

    [Fact]
    public void DL_52_a_shelved_lead_is_looked_at_again_and_again()
    {
        var desk = Decided(LeadMode.Shelve);
        Assert.Equal((Day("2027-03-22"), true), (desk.Due("DL-52"), desk.File.Clocks.Open("DL-52")!.Provisional));
        Assert.Equal(LeadSight.None, desk.Sight(Handler));

        desk.On("2027-03-22 10:00").Does(Custodian, new ReviewShelved("仍无新情况"));

        Assert.Equal("DL-52#2", desk.File.Clocks.Open("DL-52")!.Id);
    }

    [Fact]
    public void A_named_or_assigned_lead_is_taken_up_again_by_the_secretary_alone()
    {
        var fresh = new ReactivateLead(Reactivation.NewInformation, "收到补充材料");
        var named = Decided(LeadMode.Shelve);
        Assert.Equal(RefusalKind.Forbidden, named.Try(Custodian, fresh)?.Kind);
        Assert.Equal(LeadStage.Assigned, named.Does(Secretary, fresh).File.Stage);

        var plain = Registered(named: false).Does(Officer, new AcceptLead()).Does(Custodian, new AssignLead(Handler))
            .Does(Handler, Proposing(LeadMode.Shelve)).Does(Deputy, new Approve()).Does(Secretary, new Approve());
        Assert.Equal(Refusal.NotFound, plain.Try(Secretary, fresh));
        Assert.Equal(
            RefusalKind.GateNotMet, plain.Try(Custodian, new ReactivateLead(Reactivation.PeriodicReview, "定期复查"))?.Kind);
        plain.Does(Custodian, fresh);
        Assert.Equal((LeadStage.Assigned, LeadSight.Full), (plain.File.Stage, plain.Sight(Handler)));
    }

    [Fact]
    public void LED_03_an_unmerger_brings_both_back_as_they_were()
    {
        var first = Registered("2026-09-21", number: "L-2026-0001");
        var survivor = Registered("2026-09-28", number: "L-2026-0002");
        var due = first.File.Clocks.All.Select(clock => (clock.Id, clock.Due)).ToArray();
        first.Survivor = survivor.File.Stage;
        first.Does(Officer, new MergeLead(survivor.File.Number, "同一事项"));
        Hear(first, survivor);
        first.Told.Clear();
        Assert.Empty(first.File.Clocks.Alarms());

        first.Does(Officer2, new UnmergeLead("并非同一事项"));
        Hear(first, survivor);

        Assert.Equal(due, first.File.Clocks.All.Select(clock => (clock.Id, clock.Due)));
        Assert.Equal((LeadStage.Registered, Day("2026-10-28")), (first.File.Stage, survivor.Due("DL-12")));
        Assert.Equal(LeadSight.Full, first.Sight(Officer));
    }

    [Fact]
    public void LED_03_nothing_is_merged_into_a_lead_that_has_ended()
    {
        var first = Registered();
        first.Survivor = LeadStage.Closed;
        Assert.Equal("LED-03.survivor-ended", Assert.Single(first.Try(Officer, new MergeLead(new("L-2026-0009"), "同一"))!.Items).Code);
        first.Survivor = null;
        Assert.Equal("LED-03.survivor", first.Try(Officer, new MergeLead(new("L-2026-0009"), "同一"))?.Code);

        // It ended while the message was on its way: the refusal brings the lead back.
        first.Survivor = LeadStage.Assigned;
        first.Does(Officer, new MergeLead(new("L-2026-0009"), "同一"));
        Assert.Equal("LED-03.survivor-ended", Decided(LeadMode.Close).Hears(
            new LeadMergedInto(first.File.Number, first.File.ReceivedOn, Named: true, [first.File.Signal]))?.Code);
        first.Remember(
            [new(new FollowUpRefused("m", new LeadNumber("L-2026-0009").Key(), RefusalKind.GateNotMet, "LED-03.survivor-ended"))], "system:relay");

        Assert.Equal((LeadStage.Registered, Day("2026-10-21")), (first.File.Stage, first.Due("DL-12")));
    }

    private static void Hear(LeadDesk from, LeadDesk to)
    {
        foreach (var message in from.Told.Where(told => told.Target == to.File.Number.Key()).ToArray())
        {
            Assert.Null(to.Hears(message.Body));
        }
    }
}
