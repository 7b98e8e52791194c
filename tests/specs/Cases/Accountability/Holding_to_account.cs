using WarningGrid.Approvals;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Accountability;

/// <summary>问责: heard before it is decided, and decided by many (spec 04 §3, §4).</summary>
public sealed class Holding_to_account
{
    [Fact]
    public void It_goes_from_the_proposal_over_the_hearing_and_the_vote_to_the_execution()
    {
        var desk = Accountabilities.Desk().Executed();
        Assert.Equal((CaseStage.Closing, AccountabilityOutcomes.Executed), (desk.Stage, desk.File.Outcome));
        Assert.Equal((Day("2026-10-14"), DeadlineStatus.Met), (desk.Clock("DL-26")!.Due, desk.Clock("DL-26")!.Status));
    }

    [Fact]
    public void Every_point_of_the_defence_is_answered_or_the_absence_noted()
    {
        var desk = Accountabilities.Desk().InHearing();
        var record = desk.Document(DocumentKinds.TalkRecord);
        Assert.Contains(
            desk.Refused(Li, Accountabilities.Hearing(record) with { Points = [new("并非分管")] }).Items,
            item => item.Code == "ACC.point-answered");
        Assert.Contains(desk.Refused(Li, Accountabilities.Hearing(record) with { Points = [] }).Items, item => item.Code == "ACC.heard");
        Assert.Contains(desk.Refused(Li, Accountabilities.Hearing(99)).Items, item => item.Code == "ACC.hearing-record");

        desk.Does(Li, new RecordHearing(Day("2026-09-14"), [], 0, "经两次通知未到场"));

        Assert.Equal(CaseStage.Review, desk.Stage);
    }

    [Theory]
    [InlineData(5, 0, 0, null), InlineData(5, 1, 0, true), InlineData(5, 2, 2, true), InlineData(4, 2, 0, false), InlineData(4, 1, 1, false)]
    public void Of_nine_six_take_part_and_five_carry_it(int yes, int no, int abstained, bool? carried)
    {
        var desk = Accountabilities.Desk().Voting().Votes(yes, no, abstained);
        var minutes = desk.Document(DocumentKinds.Attachment);
        var ruling = desk.Try(Li, new Decide(Day("2026-09-14"), minutes));

        Assert.Equal(carried is null ? "APV.quorum" : null, ruling.Refused?.Items[0].Code);
        if (carried is { } won)
        {
            desk.Does(Li, new Decide(Day("2026-09-14"), minutes));
            Assert.Equal(
                won ? (AccountabilityStages.Decided, null) : (CaseStage.Closing, CaseOutcomes.NotApproved), (desk.Stage, desk.File.Outcome));
        }
    }

    [Fact]
    public void A_member_votes_once_and_for_himself_and_whoever_had_another_hand_does_not()
    {
        var desk = Accountabilities.Desk().Voting();
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new CastVote(Ballot.For)).Kind);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Zhao, new CastVote(Ballot.For)).Kind);
        desk.Does(Group[0], new CastVote(Ballot.For));
        Assert.Equal("APV.voted-before", desk.Refused(Group[0], new CastVote(Ballot.Against)).Code);
        desk.Recused.Add(Group[1]);
        Assert.Equal(Refusal.NotFound, desk.Refused(Group[1], new CastVote(Ballot.For)));
    }

    [Fact]
    public void APV_a_vote_is_handed_over_to_nobody_for_the_majority_goes_by_person()
    {
        var desk = Accountabilities.Desk().Voting();
        CaseMove[] handing =
            [new Transfer(Group[1], "出差"), new Delegate(Group[1], "意见"), new Cosign([Group[1]], "会签"), new AddSigner([Group[1]], SignerPlace.Before, "意见")];
        Assert.All(handing, move => Assert.Equal(RefusalKind.WrongStage, desk.Refused(Group[0], move).Kind));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Chen, new CastVote(Ballot.For)).Kind);

        desk.Votes(6);
        Assert.Equal(6, AccountabilityFile.Of(desk.File).Votes.Select(vote => vote.By).Distinct().Count());
    }

    [Fact]
    public void A_recused_member_has_no_vote_and_still_counts_among_all()
    {
        var desk = Accountabilities.Desk();
        foreach (var member in Group[5..])
        {
            desk.Recused.Add(member);
        }

        desk.Voting().Votes(5);

        Assert.Contains(
            desk.Refused(Li, new Decide(Day("2026-09-14"), desk.Document(DocumentKinds.Attachment))).Items, item => item.Code == "APV.quorum");
    }

    [Fact]
    public void Returned_to_the_draft_it_is_heard_and_voted_on_anew()
    {
        var desk = Accountabilities.Desk().Voting().Votes(3);
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Zhao, new Withdraw()).Kind);
        desk.Does(Group[8], new ReturnTo(CaseStage.Draft, "责任须分清"));
        Assert.Equal((CaseStage.Draft, 0), (desk.Stage, AccountabilityFile.Of(desk.File).Votes.Length));

        desk.Does(Li, new DraftProposal(Accountabilities.Plan())).Does(Li, new Submit())
            .Does(Li, new RecordHearing(Day("2026-09-14"), [], 0, "未到场")).Does(Zhao, new Pass()).Votes(6).Decides();

        Assert.Equal(AccountabilityStages.Decided, desk.Stage);
        Assert.Equal(2, desk.Clock("DL-13.LeadingGroup")!.Generation);
    }

    [Fact]
    public void Modes_and_measures_are_the_packs_and_the_subjects_share_is_named()
    {
        var desk = Accountabilities.Desk().Opened();
        Assert.Equal("ACC.mode", desk.Refused(Li, new DraftProposal(Accountabilities.Plan() with { Mode = "免职" })).Code);
        Assert.Equal("ACC.measure", desk.Refused(Li, new DraftProposal(Accountabilities.Plan("Unheard"))).Code);
        Assert.Equal(
            "ACC.share-of-subject",
            desk.Refused(Li, new DraftProposal(Accountabilities.Plan() with { Shares = [new(Head, Responsibility.Direct, "经办")] })).Code);
        Assert.Null(Old().Try(Li, new DraftProposal(Accountabilities.Plan() with { Mode = "免职" })).Refused);

        static CaseDesk Old() => new CaseDesk { Kind = CaseKind.Accountability, Ground = "失察" }.It_is("2012-09-14 10:00").Opened();
    }

    [Fact]
    public void EFF_the_effect_runs_from_the_served_decision_and_moves_the_level_while_the_case_is_open()
    {
        var desk = Accountabilities.Desk().Decided();
        Assert.Null(desk.File.Ways.Effect(desk.File));

        desk = Accountabilities.Desk().Executed().Closes(Zhao);
        var notes = desk.Messages().Select(message => message.Body).OfType<WarningNoted>().ToArray();

        Assert.Equal(new CaseEffect(Day("2026-09-14"), Day("2027-09-14"), Runs: false), desk.File.Ways.Effect(desk.File));
        Assert.Equal(
            (WarningStatus.InEffect, true, "DutyAdjustment"), (notes[^1].Status, notes[^1].Adverse, notes[^1].Form));
        Assert.All(notes[..^1], note => Assert.Equal(WarningStatus.Open, note.Status));
    }

    [Fact]
    public void EFF_01_03_a_serious_warning_inside_a_warning_runs_24_months_on()
    {
        var rules = RuleBook.Shipped.On(Day("2016-07-15"));
        Assert.Equal(Day("2018-07-15"), Ends(
            Sanction("FI-2016-0001", "PartyWarning", "2016-01-15", "2017-01-15"),
            Sanction("FI-2016-0002", "SeriousPartyWarning", "2016-07-15", "2018-01-15")));

        DateOnly Ends(params WarningNoted[] notes) => EffectPeriods.Of(Told(notes), rules)[^1].To;
    }

    [Fact]
    public void EFF_01_administrative_sanctions_add_to_48_months_from_the_new_one_at_most_and_EFF_02_regimes_do_not_add()
    {
        var rules = RuleBook.Shipped.On(Day("2026-09-15"));
        var long1 = Sanction("FI-2026-0001", "AdministrativeRemoval", "2026-01-15", "2028-01-15");
        var long2 = Sanction("FI-2026-0002", "AdministrativeDemotion", "2026-02-15", "2028-02-15");
        var party = Sanction("FI-2026-0003", "PartyWarning", "2026-03-15", "2027-03-15");
        var duty = Sanction("AC-2026-0004", "DutyAdjustment", "2026-03-15", "2027-03-15");

        Assert.Equal(
            [Day("2028-01-15"), Day("2030-01-15"), Day("2027-03-15"), Day("2027-03-15")],
            EffectPeriods.Of(Told(long1, long2, party, duty), rules).Select(effect => effect.To));
        Assert.Equal(
            Day("2030-03-15"),
            EffectPeriods.Of(Told(long1, long2, long2 with { Source = "FI-2026-0005", From = Day("2026-03-15"), To = Day("2028-03-15") }), rules)[^1].To);
    }

    private static WarningNoted Sanction(string number, string measure, string from, string to) =>
        new(
            number, number.StartsWith("AC", StringComparison.Ordinal) ? "Accountability" : "Filing", "Closed", WarningStatus.InEffect, "Decided",
            Day(from), Day(to), Adverse: true, Served: true, Form: measure);

    private static History Told(params WarningNoted[] notes) =>
        new([.. notes.Select((note, n) => new Entry(n + 1, At("2026-07-01 09:00").AddMinutes(n), note))]);
}
