using WarningGrid.Access;
using WarningGrid.Cases;
using Xunit;
using static WarningGrid.Leads.LeadDesk;
using Approve = WarningGrid.Approvals.Approve;
using Reject = WarningGrid.Approvals.Reject;
using ReturnTo = WarningGrid.Approvals.ReturnTo;
using Withdraw = WarningGrid.Approvals.Withdraw;

namespace WarningGrid.Leads;

public sealed class Deciding_a_lead
{
    [Theory]
    [InlineData(LeadMode.TalkInquiry, LeadStage.Decided)]
    [InlineData(LeadMode.Verification, LeadStage.Verifying)]
    [InlineData(LeadMode.Shelve, LeadStage.Shelved)]
    [InlineData(LeadMode.Close, LeadStage.Closed)]
    [InlineData(LeadMode.Transfer, LeadStage.Transferred)]
    public void LED_01_an_approved_mode_takes_effect_at_once_unless_it_opens_a_case(LeadMode mode, LeadStage goes) =>
        Assert.Equal(goes, Decided(mode).File.Stage);

    [Theory]
    [InlineData(LeadMode.Admonition)]
    [InlineData(LeadMode.CorrectionOrder)]
    [InlineData(LeadMode.Criticism)]
    [InlineData(LeadMode.PreventiveTalk)]
    public void LED_01_a_measure_may_be_proposed_at_once_when_the_facts_are_established(LeadMode mode) =>
        Assert.Null(Assigned().Try(Handler, Proposing(mode)));

    [Theory]
    [InlineData(LeadMode.Filing)]
    [InlineData(LeadMode.Accountability)]
    public void LED_06_filing_and_accountability_need_a_verification_report(LeadMode mode) =>
        Assert.Equal("LED-01.mode", Assigned().Try(Handler, Proposing(mode))?.Code);

    [Fact]
    public void LED_02_a_close_names_its_type_and_nothing_else_does()
    {
        Assert.Equal("LED-02.close-type", Assigned().Try(Handler, Proposing(LeadMode.Close) with { CloseType = null })?.Code);
        Assert.Equal(
            "LED-02.close-type",
            Assigned().Try(Handler, Proposing(LeadMode.Shelve) with { CloseType = LeadCloseType.Handled })?.Code);
    }

    [Theory]
    [InlineData(LeadCloseType.CheckedUntrue, true)]
    [InlineData(LeadCloseType.NotCheckable, false)]
    [InlineData(LeadCloseType.Handled, false)]
    public void LED_02_what_was_checked_and_found_untrue_owes_a_clarification(LeadCloseType type, bool owed)
    {
        var desk = Assigned().Does(Handler, Proposing(LeadMode.Close) with { CloseType = type })
            .Does(Deputy, new Approve()).Does(Secretary, new Approve());

        Assert.Equal(owed, desk.File.ClarificationOwed);
        Assert.NotNull(desk.Due("DL-08"));
    }

    [Fact]
    public void The_source_is_told_what_became_of_it()
    {
        var told = Decided(LeadMode.Close).Told.Select(message => message.Body).OfType<LeadClosedForSignal>();

        Assert.Equal("NotAdopted", Assert.Single(told).Result);
    }

    [Fact]
    public void DL_12_is_met_by_the_proposal_and_DL_13_runs_step_by_step()
    {
        var desk = Proposed();
        Assert.Null(desk.Due("DL-12"));
        Assert.Equal(Day("2026-09-22"), desk.Due("DL-13.DeputyLeader"));

        desk.Does(Deputy, new Approve());
        Assert.Equal((null, Day("2026-09-24")), (desk.Due("DL-13.DeputyLeader"), desk.Due("DL-13.DisciplineSecretary")));

        desk.Does(Secretary, new Approve());
        Assert.Null(desk.Due("DL-13.DisciplineSecretary"));
    }

    [Fact]
    public void A_unit_head_goes_to_the_party_secretary()
    {
        var desk = Assigned();
        desk.TargetsChief = true;
        desk.Does(Handler, Proposing(LeadMode.Close)).Does(Deputy, new Approve());

        Assert.Equal(Refusal.NotFound, desk.Try(Secretary, new Approve()));
        Assert.Null(desk.Try(Party, new Approve()));
    }

    [Fact]
    public void A_rejection_wants_an_opinion_and_gives_it_back_to_the_handler()
    {
        var desk = Proposed();
        Assert.Equal("DSP-03.opinion", desk.Try(Deputy, new Reject(" "))?.Code);

        desk.Does(Deputy, new Reject("线索尚不具体"));

        Assert.Equal(LeadStage.Assigned, desk.File.Stage);
        Assert.Null(desk.Try(Handler, Proposing(LeadMode.Close)));
    }

    [Fact]
    public void The_handler_withdraws_until_the_reviewer_has_acted()
    {
        Assert.Equal(LeadStage.Assigned, Proposed().Does(Handler, new Withdraw()).File.Stage);
        Assert.Equal(
            RefusalKind.WrongStage, Proposed().Does(Deputy, new Approve()).Try(Handler, new Withdraw())?.Kind);
    }

    [Fact]
    public void The_reviewer_withdraws_until_the_approver_has_acted()
    {
        var desk = Proposed().Does(Deputy, new Approve()).Does(Deputy, new Withdraw());

        Assert.Equal(("review", LeadStage.Proposed), (desk.File.Approval!.Node.Name, desk.File.Stage));
        Assert.Equal("DL-13.DeputyLeader#2", desk.File.Clocks.Open("DL-13.DeputyLeader")!.Id);
    }

    [Fact]
    public void DSP_04_a_changed_target_makes_the_approval_stale_and_a_note_does_not()
    {
        var noted = Proposed().Does(Handler, new RecordProgress("补充了线索来源")).Does(Deputy, new Approve());
        Assert.Null(noted.Try(Secretary, new Approve()));

        var changed = Proposed().Does(Deputy, new Approve());
        changed.Hears(new TargetsForLead([new(LiSi, Accused, false)]));
        Assert.Equal((RefusalKind.Stale, "DSP-04"), (changed.Try(Secretary, new Approve())?.Kind, changed.Try(Secretary, new Approve())?.RuleId));
        Assert.Null(changed.Try(Secretary, new ReturnTo("propose", "对象有变")));
    }

    [Fact]
    public void RCU_09_the_deputy_stands_in_for_a_recused_secretary_then_the_party_secretary()
    {
        var desk = Assigned();
        desk.Recusals[Secretary] = (ZhangSan.Value, "RCU-04");
        desk.Does(Handler, Proposing(LeadMode.TalkInquiry)).Does(Deputy, new Approve());

        // The only deputy leader has reviewed it: never self-approval, so the party secretary acts.
        Assert.Equal(Role.PartySecretary, desk.File.Approval!.Acting);
        Assert.Equal(LeadStage.Decided, desk.Does(Party, new Approve()).File.Stage);

        var second = Assigned();
        second.Recusals[Secretary] = (ZhangSan.Value, "RCU-04");
        second.Roles[Outsider] = [Role.DeputyLeader];
        second.Does(Handler, Proposing(LeadMode.TalkInquiry)).Does(Deputy, new Approve());
        Assert.Equal(Role.DeputyLeader, second.File.Approval!.Acting);
        Assert.Equal(RefusalKind.SameHand, second.Try(Deputy, new Approve())?.Kind);
        Assert.Null(second.Try(Outsider, new Approve()));
    }

    [Fact]
    public void RCU_09_where_all_approvers_are_recused_only_transfer_to_the_superior_organ_is_left()
    {
        var desk = Assigned();
        foreach (var approver in new[] { Deputy, Secretary, Party })
        {
            desk.Recusals[approver] = (ZhangSan.Value, "RCU-02");
        }

        Assert.Equal("RCU-09", desk.Try(Handler, Proposing(LeadMode.TalkInquiry))?.RuleId);
        Assert.Equal("RCU-09", desk.Try(Handler, Proposing(LeadMode.Close))?.RuleId);
        Assert.Equal(LeadStage.Transferred, desk.Does(Handler, Proposing(LeadMode.Transfer)).File.Stage);
    }

    [Fact]
    public void DSP_02_a_case_needs_the_decision_for_its_kind_and_a_confirmed_target()
    {
        Assert.Equal(RefusalKind.WrongStage, Proposed().Try(Handler, Opening(ZhangSan))?.Kind);
        Assert.Equal(
            "DSP-02.not-confirmed", Assert.Single(Decided().Try(Handler, Opening(LiSi))!.Items).Code);
        Assert.Equal(
            "DSP-02.ground-code", Decided().Try(Handler, Opening(ZhangSan) with { Kind = CaseKind.Admonition })?.Code);
        Assert.Equal(
            "DSP-02.not-decided-for",
            Assert.Single(Decided().Try(Handler, Opening(ZhangSan) with { Kind = CaseKind.Admonition, Ground = "ADM-G1" })!.Items).Code);
        Assert.Equal(RefusalKind.Forbidden, Decided().Try(Officer, Opening(ZhangSan))?.Kind);
    }

    [Fact]
    public void DSP_02_a_case_opened_out_of_anothers_outcome_keeps_the_lead_in_case_until_it_ends_too()
    {
        var desk = Decided().Does(Handler, Opening(ZhangSan));
        var further = new CaseOpenedForLead(new("CR-2026-0002"), CaseKind.Criticism, ZhangSan, null, "作风不实");
        desk.Hears(further);
        desk.Hears(further);
        Assert.Equal(2, desk.File.Cases.Length);

        desk.Hears(new CaseClosedForLead(new("TI-2026-0001"), "B", Day("2026-09-21")));
        Assert.Equal(LeadStage.InCase, desk.File.Stage);
        desk.Hears(new CaseClosedForLead(new("CR-2026-0002"), "Accepted"));

        Assert.Equal(LeadStage.Closed, desk.File.Stage);
    }

    [Fact]
    public void DSP_11_a_reopened_case_brings_a_closed_lead_back_into_case()
    {
        var desk = Decided().Does(Handler, Opening(ZhangSan));
        desk.Hears(new CaseClosedForLead(new("TI-2026-0001"), "A", Day("2026-09-21")));
        Assert.Equal((LeadStage.Closed, "Met"), (desk.File.Stage, desk.File.Clocks.Last("DL-08")!.Status.ToString()));

        desk.Hears(new CaseReopenedForLead(new("TI-2026-0001")));

        Assert.Equal(LeadStage.InCase, desk.File.Stage);
        Assert.Null(desk.Due("DL-57"));
        Assert.NotNull(desk.Try(Handler, Opening(ZhangSan)));
    }

    [Fact]
    public void Example_04_15_DSP_15_once_the_case_that_was_not_approved_is_closed_its_lead_is_Assigned()
    {
        var desk = Decided().Does(Handler, Opening(ZhangSan));
        Assert.Equal(LeadStage.InCase, desk.File.Stage);

        desk.Hears(new CaseClosedForLead(new("TI-2026-0001"), CaseOutcomes.NotApproved));

        Assert.Equal(LeadStage.Assigned, desk.File.Stage);
    }

    [Fact]
    public void DSP_02_a_lead_is_not_closed_over_a_case_that_was_opened_again()
    {
        var desk = Decided().Does(Handler, Opening(ZhangSan));
        desk.Hears(new CaseClosedForLead(new("TI-2026-0001"), "NotApproved"));
        desk.Does(Handler, Proposing(LeadMode.Close)).Does(Deputy, new Approve());
        desk.Hears(new CaseReopenedForLead(new("TI-2026-0001")));

        Assert.Contains("DSP-02.case-runs", desk.Try(Secretary, new Approve())!.Items.Select(item => item.Code));

        desk.Hears(new CaseClosedForLead(new("TI-2026-0001"), "NotApproved"));
        Assert.Equal(LeadStage.Closed, desk.Does(Secretary, new Approve()).File.Stage);
    }

    [Fact]
    public void A_closed_lead_is_reopened_by_the_secretary_on_new_evidence()
    {
        var desk = Decided(LeadMode.Close);
        Assert.Equal(RefusalKind.Forbidden, desk.Try(Handler, new ReopenLead(Paper, "新证据"))?.Kind);
        Assert.Equal(
            ["DSP-11.evidence", "DSP-11.reason"], desk.Try(Secretary, new ReopenLead(null, ""))!.Items.Select(item => item.Code));

        desk.Does(Secretary, new ReopenLead(Paper, "审计查出新问题"));

        Assert.Equal((LeadStage.Assigned, Handler), (desk.File.Stage, desk.File.Handler));
        Assert.Equal((LeadSight.Full, null), (desk.Sight(Handler), desk.Due("DL-08")));
    }
}
