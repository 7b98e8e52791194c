using WarningGrid.Access;
using Xunit;
using static WarningGrid.Leads.LeadDesk;
using Approve = WarningGrid.Approvals.Approve;

namespace WarningGrid.Leads;

public sealed class Who_sees_a_lead
{
    [Theory]
    [InlineData(Role.IntakeClerk)]
    [InlineData(Role.OrgDept)]
    [InlineData(Role.SourceDepartment)]
    [InlineData(Role.GuidanceGroup)]
    [InlineData(Role.UnitHead)]
    [InlineData(Role.PostHolder)]
    [InlineData(Role.Subject)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.AuditAdmin)]
    public void Roles_without_a_mark_in_the_matrix_do_not_see_it(Role role)
    {
        var desk = Assigned();
        desk.Roles[Outsider] = [role];

        Assert.Equal(LeadSight.None, desk.Sight(Outsider));
    }

    [Fact]
    public void Mark_s_shows_status_fields_and_nothing_of_the_content()
    {
        var view = Assigned().Read(Officer2);

        Assert.Equal((LeadStage.Assigned, Day("2026-09-21")), (view.Stage, view.ReceivedOn));
        Assert.Null(view.Content);
        Assert.NotEmpty(view.Clocks);
    }

    [Fact]
    public void A_target_and_a_recused_person_do_not_see_it_whatever_his_role()
    {
        var desk = Proposed();
        desk.Roles[ZhangSan] = [Role.WarningOfficer, Role.DeputyLeader];
        desk.Recusals[Deputy] = (ZhangSan.Value, "RCU-02");

        Assert.Equal(LeadSight.None, desk.Sight(ZhangSan));
        Assert.Equal(desk.Try(Deputy, new Approve()), desk.Try(ZhangSan, new Approve()));
        Assert.Equal(Refusal.NotFound, desk.Try(Deputy, new Approve()));
    }

    [Fact]
    public void A_person_recused_from_this_lead_alone_does_not_see_it()
    {
        var desk = Proposed();
        desk.Recusals[Deputy] = (desk.File.Number.Key(), "RCU-06");

        Assert.Equal(LeadSight.None, desk.Sight(Deputy));
    }

    [Fact]
    public void The_custodian_sees_the_whole_while_it_waits_for_him()
    {
        var desk = Registered();
        Assert.Equal(LeadSight.Status, desk.Sight(Custodian));
        desk.Does(Officer, new AcceptLead());
        Assert.Equal(LeadSight.Full, desk.Sight(Custodian));
        desk.Does(Custodian, new AssignLead(Handler));
        Assert.Equal(LeadSight.Status, desk.Sight(Custodian));
    }

    [Fact]
    public void A_section_chief_sees_the_leads_of_his_own_office() => Assert.Equal(LeadSight.Full, Assigned().Sight(Chief));

    [Fact]
    public void A_lead_that_nobody_triages_is_any_warning_officers()
    {
        var desk = new LeadDesk();
        desk.Remember(
            LeadRules.Register(
                new(new("L-2026-0001"), new("S-2026-0001"), "AUDIT", false, Day("2026-09-21"), [new(ZhangSan, Accused, false)], null, false),
                desk.Facts(null)).Happened,
            "system:relay");

        Assert.Equal((LeadSight.Full, LeadSight.Full), (desk.Sight(Officer), desk.Sight(Officer2)));
        Assert.Null(desk.Try(Officer2, new AcceptLead()));
    }

    [Fact]
    public void The_moves_shown_are_those_of_role_and_stage_with_what_is_missing()
    {
        var desk = Registered(targets: new LeadTarget(null, null, false));

        Assert.Equal(["Accept", "Transfer", "Merge"], desk.Read(Officer).Moves.Select(move => move.Move));
        var accept = desk.Read(Officer).Moves[0];
        Assert.Equal((false, "LED-01.target-open"), (accept.Open, Assert.Single(accept.Missing).Code));
        Assert.Equal(["Reassign"], desk.Read(Custodian).Moves.Select(move => move.Move));
    }
}
