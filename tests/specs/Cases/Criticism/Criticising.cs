using WarningGrid.Approvals;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Criticism;

/// <summary>批评教育: the acceptance examples of spec 04 that concern it, and its own rules.</summary>
public sealed class Criticising
{
    [Fact]
    public void Example_04_19_an_ordered_review_is_due_on_1012_and_judged_by_1019_a_reminder_acknowledged_by_0929()
    {
        var desk = Criticisms.Desk().Served();
        Assert.Equal((CriticismStages.SelfReviewDue, Day("2026-10-12")), (desk.Stage, desk.Clock("DL-47")!.Due));
        desk.It_is("2026-10-12 10:00").Reviews();
        Assert.Equal((CriticismStages.Judging, Day("2026-10-19")), (desk.Stage, desk.Clock("DL-42")!.Due));

        var reminder = Criticisms.Desk().Served(CriticismForm.Reminder);
        Assert.Equal((CriticismStages.AckDue, Day("2026-09-29")), (reminder.Stage, reminder.Clock("DL-46")!.Due));
        reminder.Does(Subject, new Acknowledge());
        Assert.Equal((CaseStage.Closing, CriticismOutcomes.Acknowledged), (reminder.Stage, reminder.File.Outcome));
    }

    [Theory, InlineData(CriticismForm.Reminder), InlineData(CriticismForm.CriticismTalk)]
    public void Example_04_6_SEV_02_a_light_form_never_stands_beside_an_admonition(CriticismForm form)
    {
        var desk = Criticisms.Desk().Drafted(form);
        desk.Siblings.Add(new(new("AD-2026-0001"), CaseKind.Admonition, CaseStage.Approval, null, null));
        Assert.Equal("SEV-02.combination", desk.Refused(Li, new Submit()).Code);

        desk.Siblings[0] = desk.Siblings[0] with { Stage = CaseStage.Closing, Outcome = CaseOutcomes.NotApproved };
        desk.Does(Li, new Submit());
    }

    [Fact]
    public void SEV_02_a_circular_may() =>
        Assert.Null(Beside(CriticismForm.CircularCriticism).Try(Li, new Submit()).Refused);

    [Theory]
    [InlineData(CriticismForm.Reminder, true), InlineData(CriticismForm.CriticismTalk, false)]
    [InlineData(CriticismForm.OrderedReview, false), InlineData(CriticismForm.CircularCriticism, false)]
    public void SEV_03_a_reminder_needs_some_corroboration_every_other_form_the_established_act(CriticismForm form, bool enough)
    {
        var desk = Criticisms.Desk().Drafted(form).Does(Li, new DraftCriticism(Criticisms.Plan(form) with { Standard = EvidenceStandard.Corroborated }));

        Assert.Equal(enough ? null : RefusalKind.GateNotMet, desk.Try(Li, new Submit()).Refused?.Kind);
    }

    [Theory]
    [InlineData(CriticismForm.Reminder, "SectionChief", "DeputyLeader"), InlineData(CriticismForm.CriticismTalk, "SectionChief", "DeputyLeader")]
    [InlineData(CriticismForm.OrderedReview, "DeputyLeader", "DisciplineSecretary")]
    [InlineData(CriticismForm.CircularCriticism, "DeputyLeader", "DisciplineSecretary")]
    public void Who_reviews_and_who_approves_follows_from_the_form(CriticismForm form, string reviews, string approves)
    {
        var desk = Criticisms.Desk().Drafted(form).Does(Li, new Submit());
        Assert.Equal([reviews, approves], desk.File.Chain!.Nodes.Select(node => node.Role.ToString()));
    }

    [Fact]
    public void SEV_01_the_scale_is_the_packs()
    {
        var rules = RuleBook.Shipped.On(Day("2026-09-21"));
        Assert.Equal(
            [1, 2, 3, 4],
            Enum.GetValues<CriticismForm>().Select(form => SeverityRules.Of(CaseKind.Criticism, form.ToString(), rules) ?? 0));
        Assert.Equal(5, SeverityRules.Of(CaseKind.Admonition, null, rules));
        Assert.Null(SeverityRules.Of(CaseKind.CorrectionOrder, null, rules));
    }

    [Fact]
    public void DSP_08_a_self_review_goes_back_twice_and_no_more()
    {
        var desk = Criticisms.Desk().Judging();
        var back = new Return([new("认识", "避重就轻")]);
        desk.Does(Li, back);
        Assert.Equal((CriticismStages.SelfReviewDue, Day("2026-10-19")), (desk.Stage, desk.Clock("DL-41")!.Due));
        desk.Reviews().Does(Li, back).Reviews();

        Assert.Equal(RefusalKind.LimitExceeded, desk.Refused(Li, back).Kind);
        desk.Does(Li, new Accept("认识有所提高"));
    }

    [Fact]
    public void An_accepted_review_may_be_followed_by_a_correction_order_and_by_nothing_else()
    {
        var desk = Criticisms.Desk().Accepted();
        Assert.Equal("DSP-02.not-following", desk.Refused(Li, new OpenFollowing(CaseKind.Admonition, "ADM-G1")).Code);

        desk.Does(Li, new OpenFollowing(CaseKind.CorrectionOrder, "作风整改"));

        Assert.Equal("c-CO-2026-0002", Assert.Single(desk.Births).Stream);
        Assert.Equal(CaseStage.Closing, desk.Stage);
    }

    [Fact]
    public void DSP_09_a_review_that_never_comes_closes_the_case_and_recommends_more()
    {
        var desk = Criticisms.Desk().Served().It_is("2026-10-13 09:30").Sweeps();
        desk.Does(Li, new Urge(desk.Document(DocumentKinds.UrgingNotice))).It_is("2026-10-19 09:00").Sweeps().Does(Li, new OrderDuty("批评并责令"));

        desk.Does(Wang, new ProceedWithoutReply("拒不检查"));

        Assert.Equal((CaseStage.Closing, CriticismOutcomes.NoReview), (desk.Stage, desk.File.Outcome));
        Assert.Contains(desk.History, recorded => recorded.Event is UpgradeRecommended { Rule: "DSP-09" });
        Assert.Equal(DeadlineStatus.Cancelled, desk.Clock("DL-47")!.Status);
    }

    [Fact]
    public void CHK_04_a_unit_is_criticised_by_a_circular_after_a_hearing_and_the_groups_minutes()
    {
        var desk = Criticisms.Desk(onUnit: true);
        Assert.Equal("CRI.unit-form", desk.Opened().Refused(Li, new DraftCriticism(Criticisms.Plan(CriticismForm.Reminder))).Code);

        desk = Criticisms.Desk(onUnit: true).Approved(CriticismForm.CircularCriticism);
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Li, new Serve(1, new(Head, Day("2026-09-18")))).Kind);
        Assert.Equal(
            ["CRI.group-agreed", "CRI.minutes"],
            desk.Refused(Li, new IssueCircular(1, Day("2026-09-18"), 99)).Items.Select(item => item.Code));

        desk = Criticisms.Desk(onUnit: true).Issued();
        Assert.Equal((CaseStage.Closing, CriticismOutcomes.Issued), (desk.Stage, desk.File.Outcome));
    }

    [Fact]
    public void Example_08_7_CHK_04_a_unit_whose_draft_was_served_on_0921_is_heard_until_0929()
    {
        var desk = Criticisms.Desk(onUnit: true).DraftServed();
        Assert.Equal(Day("2026-09-29"), desk.Clock("DL-58")!.Due);
        desk.Votes(6);
        var minutes = desk.Document(DocumentKinds.Attachment);
        desk.It_is("2026-09-25 10:00");
        Assert.Equal(
            "CRI.not-heard", Assert.Single(desk.Refused(Li, new DecideCensure(Day("2026-09-25"), minutes)).Items).Code);

        desk.It_is("2026-09-30 09:00").Does(Li, new DecideCensure(Day("2026-09-30"), minutes));
        Assert.True(Assert.IsType<CriticismView>(desk.SeenBy(Li).Details).Censure!.Carried);
        Assert.Equal(CaseStage.Approved, desk.Stage);
    }

    [Theory]
    [InlineData(6, 0, true), InlineData(5, 1, true), InlineData(5, 0, null), InlineData(4, 2, false), InlineData(4, 5, false)]
    public void CHK_04_the_leading_group_decides_two_thirds_present_and_a_majority_of_all_by_person(int yes, int no, bool? carried)
    {
        var desk = Criticisms.Desk(onUnit: true).Heard().Votes(yes, no);
        var minutes = desk.Document(DocumentKinds.Attachment);
        Assert.Equal("APV.voted-before", desk.Refused(Group[0], new CastVote(Ballot.Against)).Code);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Zhao, new CastVote(Ballot.For)).Kind);
        var ruling = desk.Try(Li, new DecideCensure(Day("2026-09-21"), minutes));
        Assert.Equal(carried is null ? "APV.quorum" : null, ruling.Refused?.Items[0].Code);
        if (carried is { } agreed)
        {
            desk.Remember(ruling, Li.Value);
            Assert.Equal(
                agreed ? (CaseStage.Approved, null) : (CaseStage.Closing, CaseOutcomes.NotApproved), (desk.Stage, desk.File.Outcome));
        }
    }

    [Fact]
    public void CHK_04_a_changed_draft_is_heard_and_voted_on_anew()
    {
        var desk = Criticisms.Desk(onUnit: true).Heard().Votes(6)
            .Does(Li, new DraftCriticism(Criticisms.Plan(CriticismForm.CircularCriticism) with { Facts = "另有一项" }));
        Assert.Equal((null, false, 0), (Of(desk).DraftServedOn, Of(desk).Heard, Of(desk).Votes.Length));
        Assert.Equal("DSP-04.stale", desk.Refused(Li, new ServeDraft(1, new(Head, Day("2026-09-21")))).Code);

        static CriticismFile Of(CaseDesk desk) => CriticismFile.Of(desk.File);
    }

    [Fact]
    public void HIS_04_the_record_knows_the_form_and_no_effect()
    {
        var notes = Criticisms.Desk().Accepted().Messages().Select(message => message.Body).OfType<WarningNoted>().ToArray();

        Assert.Equal("OrderedReview", notes[^1].Form);
        Assert.All(notes, note => Assert.Equal((false, null), (note.Adverse, note.From)));
    }

    private static CaseDesk Beside(CriticismForm form)
    {
        var desk = Criticisms.Desk().Drafted(form);
        desk.Siblings.Add(new(new("AD-2026-0001"), CaseKind.Admonition, CaseStage.Approval, null, null));
        return desk;
    }
}
