using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Admonition;

/// <summary>警示诫勉: the acceptance examples of spec 04 that concern it, and its own rules.</summary>
public sealed class Admonishing
{
    [Fact]
    public void Example_04_5_decided_on_0310_it_runs_to_0910_and_releases_on_the_day_after()
    {
        var desk = Admonitions.Desk().Talked();
        Assert.Equal(Day("2026-03-19"), desk.Clock("DL-19")!.Due);
        Assert.Equal(Day("2026-06-10"), desk.Clock("DL-53")!.Due);
        Assert.Equal((Day("2026-09-10"), Day("2026-09-10")), (desk.Clock("DL-20")!.Due, desk.Clock("DL-21")!.Due));

        desk = Admonitions.Desk().FollowedUp().It_is("2026-09-10 18:00");
        var refused = desk.Refused(Li, new Release("已改正"));
        Assert.Equal((RefusalKind.GateNotMet, "ADM.effect-runs"), (refused.Kind, Assert.Single(refused.Items).Code));

        desk.It_is("2026-09-11 09:00").Does(Li, new Release("已改正"));
        Assert.Equal(AdmonitionStages.FollowUp, desk.Stage);
        Assert.Equal(RefusalKind.SameHand, desk.Refused(Li, new Release("已改正")).Kind);
        desk.Does(Zhao, new Release("已改正"));
        Assert.Equal((CaseStage.Closing, AdmonitionOutcomes.Released), (desk.Stage, desk.File.Outcome));
    }

    [Fact]
    public void ADM_the_decision_date_is_fixed_by_serving_the_notice_and_by_neither_approval_nor_talk()
    {
        var desk = Admonitions.Desk().Approved();
        Assert.Null(AdmonitionFile.Of(desk.File).DecidedOn);
        Assert.Equal(Day("2026-03-05"), desk.Clock("DL-14")!.Start);

        desk.It_is("2026-03-10 10:00").Does(Li, Admonitions.Notice("2026-03-10"));
        desk.It_is("2026-03-12 15:00").Does(Li, Admonitions.Talk("2026-03-12", desk.Document(DocumentKinds.TalkRecord)));

        Assert.Equal(Day("2026-03-10"), AdmonitionFile.Of(desk.File).DecidedOn);
        Assert.All(["DL-20", "DL-21", "DL-53", "DL-43"], catalogue => Assert.Equal(Day("2026-03-10"), desk.Clock(catalogue)!.Start));
        Assert.Equal(Day("2026-03-12"), desk.Clock("DL-19")!.Start);
        Assert.Equal(new CaseEffect(Day("2026-03-10"), Day("2026-09-10"), Runs: true), desk.File.StandingEffect);
    }

    [Fact]
    public void Example_04_5_a_second_one_inside_the_first_runs_on_behind_it_and_ends_earlier_when_the_first_is_void()
    {
        var rules = RuleBook.Shipped.On(Day("2026-07-01"));
        var first = Note("AD-2026-0001", "2026-03-10", "2026-09-10");
        var second = Note("AD-2026-0002", "2026-07-01", "2027-01-01");

        Assert.Equal(Day("2027-03-10"), EffectPeriods.Of(Told(first, second), rules)[1].To);
        Assert.Equal(
            Day("2027-01-01"),
            Assert.Single(EffectPeriods.Of(Told(first, second, first with { Status = WarningStatus.Void }), rules)).To);
    }

    [Fact]
    public void Example_04_5_the_record_says_until_when_whatever_the_case_alone_would_have()
    {
        var desk = Admonitions.Desk().FollowedUp().It_is("2026-09-11 09:00");
        desk.Effects.Add(new("AD-2026-0001", "Admonition", Day("2026-03-10"), Day("2027-03-10")));
        Assert.Contains(desk.Refused(Li, new Release("已改正")).Items, item => item.Code == "ADM.effect-runs");

        desk.It_is("2027-03-11 09:00").Does(Li, new Release("已改正"));
    }

    [Fact]
    public void Example_04_6_SEV_02_not_beside_a_criticism_talk_and_DSP_05_not_against_a_cadre_of_the_city()
    {
        var desk = Admonitions.Desk().Drafted();
        desk.Siblings.Add(new(new("CR-2026-0007"), CaseKind.Criticism, CaseStage.Approved, null, "CriticismTalk"));
        Assert.Equal((RefusalKind.Invalid, "SEV-02.combination"), (desk.Refused(Li, new Submit()).Kind, desk.Refused(Li, new Submit()).Code));

        desk.Siblings[0] = desk.Siblings[0] with { Form = "CircularCriticism" };
        desk.Does(Li, new Submit());

        var refused = Admonitions.Desk("City").Opening().Refused;
        Assert.Equal((RefusalKind.Forbidden, "DSP-05.superior-authority"), (refused?.Kind, refused?.Code));
    }

    [Fact]
    public void DSP_02_a_ground_is_one_of_the_packs_codes() =>
        Assert.Equal(
            "DSP-02.ground-code",
            new CaseDesk { Kind = CaseKind.Admonition, Ground = "作风漂浮" }.Opening().Refused?.Code);

    [Fact]
    public void SEV_03_the_evidence_meets_the_standard_of_an_admonition_and_another_than_the_handler_says_so()
    {
        var desk = Admonitions.Desk().Drafted().Does(Li, new Submit());
        var ok = Admonitions.Evidence(desk);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, ok).Kind);
        Assert.Contains(
            desk.Refused(Zhao, ok with { Standard = EvidenceStandard.Established }).Items, item => item.Code == "SEV-03.standard");
        Assert.Contains(desk.Refused(Zhao, ok with { Document = 99 }).Items, item => item.Code == "ADM.evidence-sheet");

        desk.Does(Zhao, ok);

        Assert.Equal(CaseStage.Approval, desk.Stage);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Zhao, new Approve()).Kind);
    }

    [Fact]
    public void ADM_02_the_approver_is_told_that_another_admonition_still_runs()
    {
        var desk = Admonitions.Desk().Drafted().Does(Li, new Submit());
        desk.Effects.Add(new("AD-2025-0009", "Admonition", Day("2025-12-01"), Day("2026-06-01")));

        desk.Does(Zhao, Admonitions.Evidence(desk));

        Assert.Equal(Day("2026-06-01"), Assert.IsType<AdmonitionView>(desk.SeenBy(Sun).Details).RunsBehind);
    }

    [Fact]
    public void DSP_04_a_changed_draft_or_notice_closes_the_next_gate_until_it_is_approved_again()
    {
        var desk = Admonitions.Desk().Approved().Does(Li, new DraftAdmonition(Admonitions.Plan() with { Requirement = "另行要求" }));
        Assert.Equal("DSP-04.stale", desk.Refused(Li, Admonitions.Notice("2026-03-05")).Code);
        desk.Does(Li, new Resubmit("要求修改")).Does(Zhao, new Pass()).Does(Sun, new Approve());

        desk.Does(Li, Admonitions.Notice("2026-03-05"));

        var attached = Admonitions.Desk().Approved();
        attached.Document(DocumentKinds.AdmonitionNotice);
        Assert.Equal("DSP-04.stale", attached.Refused(Li, Admonitions.Notice("2026-03-05")).Code);
    }

    [Fact]
    public void The_talk_has_two_talkers_and_four_parts_and_both_sign()
    {
        var desk = Admonitions.Desk().Served();
        var talk = Admonitions.Talk("2026-03-10", desk.Document(DocumentKinds.TalkRecord));

        Assert.Equal(
            [
                "ADM.two-talkers", "ADM.reason-told", "ADM.explanation-heard", "ADM.points-made", "ADM.correction-required",
                "ADM.signed-by-talkers", "ADM.signed-by-subject", "ADM.talk-record",
            ],
            desk.Refused(Li, talk with
            {
                Talkers = [Li], Parts = new(false, false, false, false), SignedByTalkers = false, SignedBySubject = false, Document = 99,
            }).Items.Select(item => item.Code));
        Assert.Equal("TLK.team", desk.Refused(Li, talk with { Talkers = [Li, Li] }).Code);
        desk.Recused.Add(He);
        Assert.Equal(RefusalKind.Recused, desk.Refused(Li, talk).Kind);
    }

    [Fact]
    public void A_letter_takes_the_place_of_the_talk()
    {
        var desk = Admonitions.Desk().Served(AdmonitionForm.Letter);
        Assert.Null(desk.Clock("DL-14"));
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Li, Admonitions.Talk("2026-03-10", 3)).Kind);

        desk.Does(Li, new ServeLetter(2, new(Subject, Day("2026-03-10")), Head));

        Assert.Equal(AdmonitionStages.SelfExaminationDue, desk.Stage);
        Assert.Equal(Day("2026-03-17"), desk.Clock("DL-19")!.Due);
    }

    [Fact]
    public void DSP_08_a_self_examination_goes_back_twice_and_then_only_an_upgrade_can_be_recommended()
    {
        var desk = Admonitions.Desk().Talked().It_is("2026-03-18 09:00");
        desk.HandsIn(Subject);
        Assert.Contains(desk.Refused(Li, new Return([])).Items, item => item.Code == "DSP-08.items");
        desk.It_is("2026-03-20 09:00").Sweeps().Does(Li, new Return([new("一", "避重就轻")]));
        Assert.Equal(AdmonitionStages.SelfExaminationDue, desk.Stage);
        Assert.Equal(DeadlineStatus.Met, desk.Clock("DL-19")!.Status);
        Assert.Equal(Day("2026-03-27"), desk.Clock("DL-41")!.Due);

        desk.HandsIn(Subject);
        desk.Does(Li, new Return([new("一", "避重就轻")]));
        Assert.Equal(RefusalKind.LimitExceeded, desk.Refused(Li, new Return([new("一", "避重就轻")])).Kind);
        desk.Does(Li, new RecommendUpgrade("仍不如实检查"));
        Assert.Contains(desk.History, recorded => recorded.Event is UpgradeRecommended { Rule: "DSP-08" });
    }

    [Fact]
    public void CAL_04_what_the_subject_sent_in_time_is_in_time_whenever_it_is_received()
    {
        var desk = Admonitions.Desk().Talked().It_is("2026-03-19 17:00");
        var paper = desk.HandsIn(Subject);
        desk.It_is("2026-03-23 09:00").Sweeps();
        Assert.Equal(DeadlineStatus.Overdue, desk.Clock("DL-19")!.Status);

        desk.Does(Li, new Receive(paper));

        Assert.Equal((AdmonitionStages.UnderCorrection, DeadlineStatus.Met), (desk.Stage, desk.Clock("DL-19")!.Status));

        var onPaper = Admonitions.Desk().Talked().It_is("2026-03-23 09:00").Sweeps();
        var scan = onPaper.Document(DocumentKinds.Attachment);
        Assert.Contains(onPaper.Refused(Li, new Receive(scan)).Items, item => item.Code == "CAL-04.no-proof");
        onPaper.Does(Li, new Receive(scan, At("2026-03-20 09:00")));
        Assert.Equal(DeadlineStatus.MetLate, onPaper.Clock("DL-19")!.Status);
    }

    [Fact]
    public void DSP_09_without_a_self_examination_the_case_goes_on_once_urging_and_order_are_recorded()
    {
        var desk = Admonitions.Desk().Talked().It_is("2026-03-20 09:30").Sweeps();
        Assert.Contains(desk.Refused(Wang, new ProceedWithoutReply("未交")).Items, item => item.Code == "DSP-09.urging");
        desk.Does(Li, new Urge(desk.Document(DocumentKinds.UrgingNotice))).It_is("2026-03-26 09:00").Sweeps()
            .Does(Li, new OrderDuty("批评并责令上交"));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new ProceedWithoutReply("未交")).Kind);

        desk.Does(Wang, new ProceedWithoutReply("未交"));

        Assert.Equal(AdmonitionStages.UnderCorrection, desk.Stage);
        Assert.All(["DL-19", "DL-48"], catalogue => Assert.Equal(DeadlineStatus.Cancelled, desk.Clock(catalogue)!.Status));
    }

    [Fact]
    public void A_report_waits_for_the_mid_check()
    {
        var desk = Admonitions.Desk().Correcting();
        var report = desk.HandsIn(Subject);
        Assert.Contains(desk.Refused(Subject, new ReceiveReport(report)).Items, item => item.Code == "ADM.mid-check");
        desk.Does(Li, new MidCheck("正在改正"));
        Assert.Contains(desk.Refused(Li, new MidCheck("再查")).Items, item => item.Code == "ADM.mid-checked-before");

        desk.Does(Subject, new ReceiveReport(report));

        Assert.Equal((AdmonitionStages.FollowUp, DeadlineStatus.Met), (desk.Stage, desk.Clock("DL-20")!.Status));
    }

    [Fact]
    public void Whoever_did_not_correct_himself_is_up_for_more_and_a_person_opens_it()
    {
        var desk = AdmonitionWalks.NotCorrected();
        Assert.Equal((CaseStage.Closing, AdmonitionOutcomes.NotCorrected), (desk.Stage, desk.File.Outcome));
        Assert.Contains(desk.History, recorded => recorded.Event is UpgradeRecommended { Rule: "ADM" });
        Assert.Empty(desk.Births);
        Assert.Equal("DSP-02.not-following", desk.Refused(Li, new OpenFollowing(CaseKind.Criticism, "作风")).Code);
        Assert.Equal(RefusalKind.WrongStage, Admonitions.Desk().Released().Refused(Li, new OpenFollowing(CaseKind.Filing, "作风")).Kind);
    }

    [Fact]
    public void ADM_01_HIS_04_the_record_hears_of_the_effect_from_the_decision_and_not_before()
    {
        var desk = Admonitions.Desk().Closed();
        var notes = desk.Messages().Where(message => message.Target == Subject.Key()).Select(message => message.Body)
            .OfType<WarningNoted>().ToArray();

        Assert.All(notes.Where(note => !note.Served), note => Assert.Equal((false, null), (note.Adverse, note.From)));
        Assert.All(notes.Where(note => note.Served), note => Assert.Equal(
            (true, WarningStatus.InEffect, Day("2026-03-10"), Day("2026-09-10")), (note.Adverse, note.Status, note.From, note.To)));
        var calendar = Measures.Calendar(Told(notes), Day("2026-05-01"), RuleBook.Shipped.On(Day("2026-05-01")));
        Assert.Equal((Day("2026-09-10"), 2026), (calendar.PromotionBlockedUntil, Assert.Single(calendar.BarredYears).Year));
        Assert.Contains(desk.Messages(), message => message.Body is CaseClosedForLead { Outcome: AdmonitionOutcomes.Released });
    }

    private static WarningNoted Note(string number, string from, string to) =>
        new(number, "Admonition", "FollowUp", WarningStatus.InEffect, null, Day(from), Day(to), Adverse: true, Served: true);

    private static History Told(params WarningNoted[] notes) =>
        new([.. notes.Select((note, n) => new Entry(n + 1, At("2026-07-01 09:00").AddMinutes(n), note))]);
}
