using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Officials;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>Outcomes, closing, archive and reopening, and who hears of them.</summary>
public sealed class Ends
{
    [Theory]
    [InlineData("Accepted", "A"), InlineData("Measure", "B"), InlineData("ToVerification", "D"), InlineData("FalseAccusation", "E")]
    public void An_approved_outcome_closes_the_case_and_its_lead_hears_the_letter(string word, string letter)
    {
        var desk = new CaseDesk().InAssessment().Decided(Enum.Parse<InquiryOutcome>(word));
        Assert.Equal((CaseStage.Closing, word), (desk.Stage, desk.File.Outcome));
        desk.ClosesUp().Does(Wang, new Close());

        Assert.Contains(desk.Messages(), message =>
            message is { Target: "l-L-2026-0001", Body: CaseClosedForLead told } && told.Outcome == letter);
    }

    [Fact]
    public void Outcome_E_brings_a_new_lead_to_life_that_names_nobody()
    {
        var desk = new CaseDesk().InAssessment().Decided(InquiryOutcome.FalseAccusation);

        var birth = Assert.Single(desk.Births);
        var lead = Assert.IsType<LeadRegistered>(birth.Happened[0].Event);
        Assert.Equal(["DL-12#1", "DL-51#1"], birth.Happened.Select(one => one.Event).OfType<DeadlineStarted>().Select(clock => clock.Deadline));
        Assert.Equal(("l-L-2026-0099", "FALSE-ACCUSATION"), (birth.Stream, lead.Category));
        Assert.True(Assert.Single(lead.Targets).Unknown);
    }

    [Fact]
    public void DSP_05_B_may_not_open_an_admonition_against_a_cadre_of_a_superior_organ()
    {
        var desk = new CaseDesk { Authority = "City" }.InAssessment();
        var proposal = Inquiries.Proposal(InquiryOutcome.Measure, desk.Document(DocumentKinds.Opinion));

        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, proposal with { Measures = [CaseKind.Admonition] }).Kind);
        desk.Does(Li, proposal);
    }

    [Fact]
    public void DSP_02_out_of_outcome_B_its_measures_are_opened_each_by_a_person_and_one_of_a_kind()
    {
        var desk = new CaseDesk().InAssessment().Decided(InquiryOutcome.Measure);
        Assert.Empty(desk.Births);
        Assert.Equal("DSP-02.not-following", desk.Refused(Li, new OpenFollowing(CaseKind.Admonition, "ADM-G1")).Code);

        desk.Does(Li, new OpenFollowing(CaseKind.Criticism, "作风不实"));

        Assert.Equal("c-CR-2026-0002", Assert.Single(desk.Births).Stream);
        Assert.Contains(desk.Messages(), message => message.Body is CaseOpenedForLead { Kind: CaseKind.Criticism });
        desk.Siblings.Add(new(new("CR-2026-0002"), CaseKind.Criticism, CaseStage.Draft, null, null));
        Assert.Contains(desk.Refused(Li, new OpenFollowing(CaseKind.Criticism, "作风不实")).Items, item => item.Code == "DSP-02.open-case");
    }

    [Fact]
    public void DSP_17_whoever_handled_it_does_not_close_it()
    {
        var desk = new CaseDesk().InAssessment().Decided(InquiryOutcome.Accepted);
        Assert.Contains(desk.Refused(Wang, new Close()).Items, item => item.Code == "DSP-17.not-proposed");
        desk.ClosesUp();
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new Close()).Kind);
        desk.AlsoReviews.Add(Li);
        Assert.Equal(RefusalKind.SameHand, desk.Refused(Li, new Close()).Kind);
    }

    [Fact]
    public void DSP_13_the_checklist_names_every_item_that_is_missing()
    {
        var desk = new CaseDesk { NamedReporter = true }.InAssessment().Decided(InquiryOutcome.Accepted);

        Assert.Equal(
            [
                "DSP-17.not-proposed", "DSP-13.subject-told", "DSP-13.feedback", "DSP-13.result-returned", "DSP-13.letter",
                "DSP-13.archive-entry", "DSP-13.meeting-task",
            ],
            desk.Refused(Wang, new Close()).Items.Select(item => item.Code));
    }

    [Fact]
    public void DSP_14_an_archived_case_is_locked_and_bears_the_checkpoint_of_its_chain()
    {
        var desk = Walks.Closed();
        var count = desk.File.Version;
        desk.Does(Custodian, new Archive());

        Assert.Equal(new CaseCheckpoint(count, "00", "00"), desk.File.Checkpoint);
        Assert.Equal(RefusalKind.Locked, desk.Refused(Li, Inquiries.Notice("2026-10-12")).Kind);
    }

    [Fact]
    public void An_archived_case_refuses_in_the_order_of_the_specification()
    {
        var desk = Walks.Closed().Does(Custodian, new Archive());
        var old = desk.File.Revision - 1;

        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Custodian, new Submit(), old).Kind);
        Assert.Equal(RefusalKind.Locked, desk.Refused(Li, new Submit(), old).Kind);
        desk.Recused.Add(Li);
        Assert.Equal(RefusalKind.NotFound, desk.Refused(Li, new Submit(), old).Kind);
    }

    [Fact]
    public void DSP_11_a_closed_case_is_opened_again_by_the_discipline_secretary_and_its_lead_hears_it()
    {
        var desk = Walks.Closed();
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Wang, new Reopen("新证据", "重新办理")).Kind);
        var revision = desk.File.Revision;

        desk.Does(Zhao, new Reopen("新证据", "重新办理"));

        Assert.Equal(CaseStage.Review, desk.Stage);
        Assert.True(desk.File.Revision > revision);
        Assert.Contains(desk.Messages(), message => message.Body is CaseReopenedForLead);
        desk.Does(Wang, new Pass()).Does(Zhao, new Approve());
        Assert.Equal(CaseStage.Approved, desk.Stage);
    }

    [Fact]
    public void HIS_04_the_subjects_history_hears_every_stage_once_and_never_as_adverse()
    {
        var desk = Walks.Closed();
        var notes = desk.Messages().Where(message => message.Target == Subject.Key()).Select(message => message.Body)
            .OfType<WarningNoted>().ToArray();

        Assert.All(notes, note => Assert.False(note.Adverse));
        Assert.Equal(
            ["Draft", "Review", "Approval", "Approved", "ReplyDue", "ReplyCheck", "Assessment", "Closing", "Closed"],
            notes.Select(note => note.Stage));
        Assert.Equal([false, true], notes.Select(note => note.Served).Distinct());
        Assert.Equal((WarningStatus.Ended, "Accepted"), (notes[^1].Status, notes[^1].Outcome));
        Assert.Contains(desk.Messages(), message => message.Body is ArchiveEntryNoted { Section: ArchiveSection.TalkInquiry });
        Assert.Contains(desk.Messages(), message => message.Body is MeetingTaskNoted);
        Assert.Contains(desk.Messages(), message => message.Body is DutyNoted { Deadline: "DL-17#1", Standing: DutyStanding.Settled });
    }

    [Fact]
    public void RCU_07_a_new_handler_is_unrecused_and_had_no_other_hand_in_the_case()
    {
        var desk = new CaseDesk().Served();
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new ChangeHandler(He, "调整")).Kind);
        Assert.Equal(RefusalKind.SameHand, desk.Refused(Chief, new ChangeHandler(Wang, "调整")).Kind);
        desk.Recused.Add(He);
        Assert.Equal(RefusalKind.Recused, desk.Refused(Chief, new ChangeHandler(He, "调整")).Kind);
        desk.Recused.Clear();

        desk.Does(Chief, new ChangeHandler(He, "调整"));

        Assert.Equal(He, desk.File.Handler);
        Assert.Null(desk.SightOf(Li));
        Assert.Equal(2, desk.File.Assignments.Count(task => task.Capacity is Capacity.Handler));
    }

    [Fact]
    public void RP_04_a_case_of_2018_is_assessed_by_the_rules_of_its_opening()
    {
        var desk = new CaseDesk().It_is("2018-12-20 10:00").Approved(InquiryMode.Talk).It_is("2019-01-31 10:00");

        desk.Does(Li, Walks.Talk("2019-01-31", desk.Document(DocumentKinds.TalkRecord), Li, He));

        Assert.Equal(Day("2019-03-04"), desk.Clock("DL-18")!.Due);
        Assert.Equal(DeadlineStatus.MetLate, desk.Clock("DL-14")!.Status);
    }
}
