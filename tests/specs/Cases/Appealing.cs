using CsCheck;
using WarningGrid.Access;
using WarningGrid.Cases.Accountability;
using WarningGrid.Cases.Admonition;
using WarningGrid.Cases.CorrectionOrder;
using WarningGrid.Cases.Criticism;
using WarningGrid.Clearances;
using WarningGrid.Deadlines;
using WarningGrid.Kernel;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>申诉 (APL-01…06): beside the stages, in time, by uninvolved hands, never to anybody's harm.</summary>
public sealed class Appealing
{
    private static readonly string[] Moves = [.. AppealLifecycle.Rows.Select(row => row.Move).Distinct()];

    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var stage in Enum.GetNames<AppealStage>())
        {
            foreach (var move in Moves)
            {
                cells.Add(stage, move);
            }
        }

        return cells;
    }

    [Fact]
    public void APL_01_the_drawing_in_docs_is_current() => Drawings.Check("appeal", AppealLifecycle.For(AppealStage.None));

    [Theory, MemberData(nameof(Cells))]
    public void APL_01_what_the_table_does_not_list_is_WrongStage_and_what_it_lists_lands_where_it_says(string stage, string move)
    {
        var at = Enum.Parse<AppealStage>(stage);
        var row = AppealLifecycle.Rows.FirstOrDefault(row => row.From == at && row.Move == move);
        foreach (var by in Everybody)
        {
            var desk = In(at);
            Assert.Equal(at, desk.File.Appeal.Stage);
            var ruling = desk.Try(by, Example(move, desk));
            if (ruling.Refused is null)
            {
                Assert.NotNull(row);
                Assert.Contains(desk.After(ruling, by).Appeal.Stage, row.Ends);
            }
            else if (row is null)
            {
                Assert.Contains(ruling.Refused.Kind, new[] { RefusalKind.WrongStage, RefusalKind.Forbidden, RefusalKind.NotFound });
            }
            else
            {
                Assert.NotEqual(RefusalKind.WrongStage, ruling.Refused.Kind);
            }
        }
    }

    [Theory]
    [InlineData(CaseKind.TalkInquiry), InlineData(CaseKind.PreventiveTalk), InlineData(CaseKind.Filing)]
    public void APL_01_there_is_none_against_what_is_no_measure(CaseKind kind) =>
        Assert.Equal(
            "DSP-01.unknown-move",
            KindWalks.Of(kind).Ways[CaseStage.Draft][0]().Refused(Li, new FileAppeal("不服", At("2026-09-14 09:00"))).Code);

    [Fact]
    public void Example_04_8_served_on_0924_an_appeal_is_in_time_until_1021_and_decided_by_1114()
    {
        var desk = Served("2025-09-24");
        Assert.Equal((Day("2025-10-21"), null), (desk.SeenBy(Subject).Appeal!.FileBy, desk.SeenBy(Subject).Appeal!.DecideBy));
        Assert.Null(desk.It_is("2025-10-21 23:59").Try(Subject, new FileAppeal("不服")).Refused);
        Assert.Equal((RefusalKind.TooLate, "DLB-11.right-lapsed"), Kind(desk.It_is("2025-10-22 00:00").Refused(Subject, new FileAppeal("不服"))));

        desk = Served("2025-09-24").It_is("2025-10-15 10:00").Does(Subject, new FileAppeal("不服"));
        Assert.Equal((Day("2025-11-14"), DeadlineStatus.Met), (desk.Clock("DL-44")!.Due, desk.Clock("DL-43")!.Status));

        desk = Served("2025-09-24").It_is("2025-10-20 10:00");
        Assert.Contains(desk.Refused(Li, new FileAppeal("不服")).Items, item => item.Code == "CAL-04.no-proof");
        desk.It_is("2025-10-23 10:00").Sweeps();
        Assert.Equal(RefusalKind.TooLate, desk.Refused(Li, new FileAppeal("不服", At("2025-10-22 08:00"))).Kind);
        desk.Does(Li, new FileAppeal("不服", At("2025-10-21 16:00")));
        Assert.Equal(AppealStage.Filed, desk.File.Appeal.Stage);

        // A decision by the original reviewer.
        Assert.Equal((RefusalKind.SameHand, "APL-03.same-hand"), Kind(desk.Refused(Wang, new TakeAppeal())));
    }

    [Fact]
    public void Example_04_9_it_is_never_aggravated_and_overturned_it_is_out_of_the_record_while_as_of_still_shows_it()
    {
        var desk = Taken(Served("2025-09-24", CriticismForm.CircularCriticism));
        var heavier = desk.Refused(Sun, new DecideAppeal(AppealStage.Varied, "改为诫勉", new(CaseKind.Admonition, null, null, [])));
        Assert.Equal((RefusalKind.Invalid, "APL-04.heavier"), Kind(heavier));

        desk.It_is("2025-11-03 10:00").Does(Sun, new DecideAppeal(AppealStage.Overturned, "事实不清"));

        Assert.Equal((CaseStage.Void, CaseOutcomes.Overturned), (desk.Stage, desk.File.Outcome));
        Assert.True(desk.File.Clocks.AllSettled);
        var told = Told(desk);
        Assert.Equal(WarningStatus.Void, Assert.Single(Measures.Warnings(told, Day("2025-11-04"), Rules)).Status);
        var before = new History([.. told.Entries.Where(entry => entry.OccurredAt < At("2025-10-02 00:00"))]);
        Assert.Equal(WarningStatus.Open, Assert.Single(Measures.Warnings(before, Day("2025-10-01"), Rules)).Status);

        // And so the answer on him (CLR-01): as of then it rests on the case, now it does not mention it.
        Assert.Equal((RowCodes.Pending, "CR-2026-0001"), (Answer(desk, "2025-10-01 12:00").Code, Answer(desk, "2025-10-01 12:00").Grounds[0].Source));
        Assert.Equal((RowCodes.Clean, true), (Answer(desk, "2025-11-04 12:00").Code, Answer(desk, "2025-11-04 12:00").Grounds.OrEmpty().IsEmpty));
    }

    [Fact]
    public void Example_04_5_EFF_04_voiding_the_first_admonition_moves_the_end_of_the_second()
    {
        var first = Overturned(Admonitions.Desk().Served(on: "2026-03-10"), Chen);
        var second = new WarningNoted(
            "AD-2026-0002", "Admonition", "FollowUp", WarningStatus.InEffect, null, Day("2026-07-01"), Day("2027-01-01"), Adverse: true, Served: true);
        var notes = first.Messages().Where(message => message.Target == Subject.Key()).Select(message => message.Body).OfType<WarningNoted>().ToArray();

        var during = Measures.Calendar(Told([.. notes.Where(note => note.Status is not WarningStatus.Void), second]), Day("2026-07-02"), Rules);
        var after = Measures.Calendar(Told([notes[0], .. notes, second]), Day("2026-07-02"), Rules);

        Assert.Equal((Day("2027-03-10"), Day("2027-01-01")), (during.PromotionBlockedUntil, after.PromotionBlockedUntil));
        Assert.Equal("AD-2026-0002", Assert.Single(after.BarredYears).Source);
    }

    [Fact]
    public void Example_04_20_an_archived_admonition_is_appealed_late_by_the_discipline_secretarys_admission_and_overturned_it_is_void()
    {
        var desk = Admonitions.Desk().Closed().Does(Custodian, new Archive());
        Assert.Equal(CaseStage.Archived, desk.Stage);
        Assert.Equal(RefusalKind.TooLate, desk.Refused(Subject, new FileAppeal("不服")).Kind);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Wang, new AdmitAppeal("不服", "新证据")).Kind);

        desk.Does(Zhao, new AdmitAppeal("不服", "新证据")).Does(Chen, new TakeAppeal())
            .Does(Chen, new DecideAppeal(AppealStage.Overturned, "新证据足以推翻"));

        Assert.Equal(CaseStage.Void, desk.Stage);
        Assert.Equal(WarningStatus.Void, Told(desk).Standing<WarningNoted>().Last().Event.Status);
        Assert.Contains(desk.Refused(Custodian, new Archive()).Items, item => item.Code == "APL-06.clarification");
        Clear(desk).Does(Custodian, new Archive());
        Assert.Equal(WarningStatus.Void, Told(desk).Standing<WarningNoted>().Last().Event.Status);
    }

    [Fact]
    public void APL_05_what_is_in_time_needs_no_admission_and_before_service_there_is_nothing_to_appeal_against()
    {
        Assert.Contains(
            Served("2025-09-24").Refused(Zhao, new AdmitAppeal("不服", "理由")).Items, item => item.Code == "APL-05.in-time");
        Assert.Contains(
            Criticisms.Approved(Criticisms.Desk()).Refused(Zhao, new AdmitAppeal("不服", "理由")).Items, item => item.Code == "APL-01.nothing-served");
    }

    [Fact]
    public void APL_02_stages_effect_and_deadlines_run_on()
    {
        var desk = Admonitions.Desk().Talked();
        var clocks = desk.File.StageClocks.All.Select(clock => (clock.Id, clock.Due, clock.Status)).ToArray();

        desk.Does(Subject, new FileAppeal("不服"));

        Assert.Equal(clocks, desk.File.StageClocks.All.Select(clock => (clock.Id, clock.Due, clock.Status)));
        Assert.Equal(AdmonitionStages.SelfExaminationDue, desk.Stage);
        desk.Does(Li, new Receive(desk.HandsIn(Subject)));
        Assert.Equal((AdmonitionStages.UnderCorrection, AppealStage.Filed), (desk.Stage, desk.File.Appeal.Stage));
        Assert.NotNull(desk.File.StandingEffect);
    }

    [Fact]
    public void APL_02_and_DSP_19_a_frozen_case_is_no_lock_and_a_freeze_stops_no_appeal()
    {
        var desk = Admonitions.Desk().Talked().Does(Subject, new FileAppeal("不服")).Hears(new FreezeForFiling(new("FI-2026-0009")));
        Assert.Equal((CaseStage.Frozen, DeadlineStatus.Running), (desk.Stage, desk.Clock("DL-44")!.Status));

        desk.Does(Chen, new TakeAppeal()).Does(Chen, new DecideAppeal(AppealStage.Overturned, "撤销"));
        Assert.Equal(CaseStage.Void, desk.Stage);

        var right = Admonitions.Desk().Talked().Hears(new FreezeForFiling(new("FI-2026-0009")));
        Assert.Equal(DeadlineStatus.Running, right.Clock("DL-43")!.Status);
    }

    [Fact]
    public void APL_03_neither_handler_reviewer_approver_interviewer_nor_who_decided_before_decides()
    {
        var desk = Admonitions.Desk().Talked().Does(Subject, new FileAppeal("不服"));
        foreach (var involved in new[] { Zhao, Sun })
        {
            Assert.Equal((RefusalKind.SameHand, "APL-03.same-hand"), Kind(desk.Refused(involved, new TakeAppeal())));
        }

        desk.AlsoReviews.Add(He);
        Assert.Equal(RefusalKind.SameHand, desk.Refused(He, new TakeAppeal()).Kind);
        desk.Recused.Add(Chen);
        Assert.Equal(Refusal.NotFound, desk.Refused(Chen, new TakeAppeal()));
        desk.Does(Wang, new TakeAppeal());
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Chief, new DecideAppeal(AppealStage.Upheld, "维持")).Kind);
        desk.Does(Wang, new DecideAppeal(AppealStage.Upheld, "维持"));
        Assert.Contains(desk.File.Involvements, hand => hand is { Capacity: Capacity.AppealDecider } && hand.Person == Wang);
    }

    [Fact]
    public void APL_04_a_longer_effect_an_added_ground_or_no_variation_at_all_is_invalid_and_less_is_what_then_stands()
    {
        var desk = Taken(Admonitions.Desk().Served(on: "2026-03-10"), Chen);
        Assert.Equal("APL-04.longer", desk.Refused(Chen, Varied(new(CaseKind.Admonition, null, Day("2026-09-11"), []))).Code);
        Assert.Equal("APL-04.ground", desk.Refused(Chen, Varied(new(CaseKind.Admonition, null, Day("2026-09-10"), ["ADM-G1"]))).Code);
        Assert.Equal("APL-04.heavier", desk.Refused(Chen, Varied(new(CaseKind.Accountability, "Demotion", null, []))).Code);
        Assert.Equal("APL-01.variation", desk.Refused(Chen, Varied(null)).Code);
        Assert.Equal("APL-01.outcome", desk.Refused(Chen, new DecideAppeal(AppealStage.Filed, "不对")).Code);

        desk.Does(Chen, Varied(new(CaseKind.Criticism, "Reminder", null, ["ADM-G6"])));

        Assert.Null(desk.File.StandingEffect);
        var note = Told(desk).Standing<WarningNoted>().Last().Event;
        Assert.Equal((false, null, "Reminder"), (note.Adverse, note.To, note.Form));
        Assert.Null(Measures.Calendar(Told(desk), Day("2026-05-01"), Rules).PromotionBlockedUntil);
    }

    [Fact]
    public void APL_01_a_re_review_is_applied_for_in_time_decided_by_the_guidance_group_and_final()
    {
        var desk = In(AppealStage.Upheld);
        Assert.Contains(desk.Refused(Subject, new ApplyReReview("仍不服")).Items, item => item.Code == "APL-01.nothing-served");
        desk.Does(Li, new ServeAppealDecision(new(Subject, CountyTime.DateOf(desk.Now))));
        Assert.Equal(desk.Clock("DL-45.apply")!.Due, desk.SeenBy(Subject).Appeal!.FileBy);
        Assert.Null(desk.SightOf(Guide));

        desk.Does(Subject, new ApplyReReview("仍不服"));
        Assert.Equal(DeadlineStatus.Running, desk.Clock("DL-45.decide")!.Status);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Chen, new DecideAppeal(AppealStage.Upheld, "维持")).Kind);
        desk.Does(Guide, new DecideAppeal(AppealStage.Upheld, "维持"));

        Assert.True(desk.File.Appeal.Final);
        desk.Does(Li, new ServeAppealDecision(new(Subject, CountyTime.DateOf(desk.Now))));
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Subject, new ApplyReReview("再不服")).Kind);

        var late = In(AppealStage.Upheld);
        late.Does(Li, new ServeAppealDecision(new(Subject, CountyTime.DateOf(late.Now)))).It_is("2027-01-01 09:00").Sweeps();
        Assert.Equal(RefusalKind.TooLate, late.Refused(Subject, new ApplyReReview("仍不服")).Kind);
    }

    [Fact]
    public void APL_01_the_appellant_withdraws_and_what_stood_stands_and_out_of_time_he_does_not_file_again()
    {
        var desk = Served("2025-09-24").It_is("2025-10-15 10:00").Does(Subject, new FileAppeal("不服")).Does(Subject, new WithdrawAppeal());
        Assert.Equal((AppealStage.None, DeadlineStatus.Cancelled), (desk.File.Appeal.Stage, desk.Clock("DL-44")!.Status));
        Assert.Equal(RefusalKind.TooLate, desk.It_is("2025-10-22 10:00").Refused(Subject, new FileAppeal("不服")).Kind);

        var again = In(AppealStage.ReReview).Does(Subject, new WithdrawAppeal());
        Assert.Equal((AppealStage.Upheld, DeadlineStatus.Cancelled), (again.File.Appeal.Stage, again.Clock("DL-45.decide")!.Status));
    }

    [Fact]
    public void APL_06_everybody_who_ever_had_the_record_is_told_and_subject_and_unit_are_cleared()
    {
        var desk = Overturned(Admonitions.Desk().Talked(), Chen);
        var told = desk.Messages().ToArray();
        Assert.Contains(told, message => message.Target == Subject.Key() && message.Body is WarningNoted { Status: WarningStatus.Void });
        foreach (var recipient in new[] { Subject.Key(), Unit.Key() })
        {
            Assert.Contains(told, message => message.Target == recipient
                && message.Body is ArchiveEntryNoted { Section: ArchiveSection.Clarification, Code: CaseOutcomes.Overturned });
        }

        // Whoever was given an answer on him is told that it no longer holds (CLR-06).
        Assert.Contains(told, message => message.Body is Clearances.StandingUpset);
        Assert.Contains(told, message => message.Target == desk.File.Lead.Key() && message.Body is CaseVoidedForLead);
        Assert.Contains(desk.Refused(Li, new IssueClarification("予以澄清", new(Subject, CountyTime.DateOf(desk.Now)))).Items, item => item.Code == "APL-06.unit");
        Clear(desk);
        Assert.Contains(desk.Messages(), message => message.Target == Unit.Key() && message.Body is ArchiveEntryNoted { Code: "Clarified" });
        Assert.True(desk.SeenBy(Subject).Appeal!.Clarified);
    }

    [Fact]
    public void DSP_13_a_case_closes_when_its_appeal_is_decided_or_the_time_for_it_is_over()
    {
        var desk = Criticisms.Desk().Accepted();
        desk.Does(Li, new TellSubject("当面告知")).Does(Li, new ReturnResult("Adopted")).Does(Li, new EnterArchive("一次"))
            .Does(Li, new ProposeClosing("办结"));
        Assert.Equal("DSP-13.appeal", Assert.Single(desk.Refused(Wang, new Close()).Items).Code);

        desk.Does(Subject, new FileAppeal("不服"));
        Assert.Equal("DSP-13.appeal", Assert.Single(desk.It_is("2026-11-20 09:00").Refused(Wang, new Close()).Items).Code);
        desk.Does(Chen, new TakeAppeal()).Does(Chen, new DecideAppeal(AppealStage.Upheld, "维持")).Does(Wang, new Close());
        Assert.Equal(CaseStage.Closed, desk.Stage);

        var nobody = Criticisms.Desk().Accepted().Closes(Wang);
        Assert.Equal(DeadlineStatus.Cancelled, nobody.Clock("DL-43")!.Status);
    }

    [Fact]
    public void UIX_01_an_appeal_waits_for_whoever_may_take_it_then_for_him_and_for_the_clearing()
    {
        var filed = CaseInbox.Of(In(AppealStage.Filed).File).Where(task => task.Act is nameof(TakeAppeal)).ToArray();
        Assert.Equal([Role.DeputyLeader, Role.DisciplineSecretary, Role.PartySecretary], filed.Select(task => task.Role!.Value));
        Assert.All(filed, task => Assert.Contains(Sun, task.NotBy));
        Assert.Equal(Chen, Assert.Single(CaseInbox.Of(In(AppealStage.UnderReview).File), task => task.Item == "appeal").Person);
        Assert.Equal(
            Role.GuidanceGroup, Assert.Single(CaseInbox.Of(In(AppealStage.ReReview).File), task => task.Act is nameof(DecideAppeal)).Role);
        var desk = In(AppealStage.Overturned);
        Assert.Equal(nameof(IssueClarification), Assert.Single(CaseInbox.Of(desk.File), task => task.Item == "appeal").Act);
        Assert.DoesNotContain(CaseInbox.Of(Clear(desk).File), task => task.Item == "appeal");
        Assert.DoesNotContain(CaseInbox.Of(In(AppealStage.None).File), task => task.Act == "DL-43");
    }

    [Fact]
    public void APL_03_who_decides_is_the_packs_and_for_every_measure_somebody_uninvolved_is_left()
    {
        foreach (var served in Served().Select(served => served()))
        {
            var appellant = served.File.Subject.Official is null ? Head : Subject;
            served.Does(appellant, new FileAppeal("不服"));
            Assert.Equal([.. Rules.List("APL.decide").Select(Enum.Parse<Role>)], served.File.Appeal.WaitsFor);
            var takes = Everybody.Where(person => served.Try(person, new TakeAppeal()).Refused is null).ToArray();
            Assert.NotEmpty(takes);
            Assert.Empty(takes.Intersect(AppealRules.InvolvedIn(served.File)));
            Assert.All(takes, person => Assert.Contains(served.FactsOf(person).Asker.Grants, grant => served.File.Appeal.WaitsFor.Contains(grant.Role)));
        }
    }

    private static IEnumerable<Func<CaseDesk>> Served() =>
    [
        () => Admonitions.Desk().Talked(), () => Orders.Served(Orders.Desk()), () => Orders.Served(Orders.Desk(onUnit: true)),
        () => Criticisms.Served(Criticisms.Desk(), CriticismForm.Reminder), () => Criticisms.Served(Criticisms.Desk()),
        () => Accountabilities.Served(Accountabilities.Desk()),
    ];

    [Fact]
    public void APL_06_decision_and_clearing_are_papers_numbered_sealed_and_served_with_the_act()
    {
        var desk = Taken(Admonitions.Desk().Talked(), Chen);
        var before = desk.File.Documents.Length;
        Assert.Equal(
            "DOC-01.text", desk.Refused(Chen, new DecideAppeal(AppealStage.Overturned, "撤销\u0001")).Code);
        desk.Does(Chen, new DecideAppeal(AppealStage.Overturned, "事实不清"));

        var decision = desk.File.Documents[before];
        Assert.Equal((Documents.DocumentKinds.AppealDecision, "申诉决定书"), (decision.Kind, decision.Title));
        Assert.StartsWith("当预申〔", decision.Serial, StringComparison.Ordinal);
        Assert.NotNull(decision.Paper!.File);
        Assert.Contains(desk.Messages(), message => message.Body is Documents.SerialUsed used && used.Sm3 == decision.Paper.File);
        Assert.Contains(desk.SeenBy(Li).Documents, document => document.Number == decision.Number);
        Assert.DoesNotContain(desk.SeenBy(Subject).Documents, document => document.Number == decision.Number);

        Clear(desk);
        var clearing = desk.File.Documents[before + 1];
        Assert.Equal(Documents.DocumentKinds.Clarification, clearing.Kind);
        Assert.True(desk.File.HasServed(clearing.Number));
        Assert.Contains(desk.SeenBy(Subject).Documents, document => document.Number == clearing.Number);
        Assert.Empty(desk.File.HandedIn.Where(one => one.Document > before));
    }

    [Fact]
    public void APL_01_a_decision_that_stands_is_served_as_its_paper_and_in_the_archive_too()
    {
        var desk = In(AppealStage.Upheld);
        var decision = desk.File.Documents[^1];
        desk.Does(Li, new ServeAppealDecision(new(Subject, CountyTime.DateOf(desk.Now))));
        Assert.True(desk.File.HasServed(decision.Number));
        Assert.Contains(desk.SeenBy(Subject).Documents, document => document.Number == decision.Number);

        var archived = Admonitions.Desk().Closed().Does(Custodian, new Archive()).Does(Zhao, new AdmitAppeal("不服", "新证据"))
            .Does(Chen, new TakeAppeal()).Does(Chen, new DecideAppeal(AppealStage.Upheld, "维持"));
        Assert.Equal((CaseStage.Archived, Documents.DocumentKinds.AppealDecision), (archived.Stage, archived.File.Documents[^1].Kind));
    }

    [Fact]
    public void DL_24_and_DL_25_an_accountability_decision_is_appealed_within_a_month()
    {
        var desk = Accountabilities.Served(Accountabilities.Desk());
        Assert.Equal(Day("2026-10-14"), desk.Clock("DL-24")!.Due);
        desk.It_is("2026-10-14 10:00").Does(Subject, new FileAppeal("不服"));
        Assert.Equal(Day("2026-11-16"), desk.Clock("DL-25")!.Due);
    }

    [Fact]
    public void A_unit_appeals_by_its_head()
    {
        var desk = Orders.Served(Orders.Desk(onUnit: true));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(DisciplineHead, new FileAppeal("不服")).Kind);
        desk.Does(Head, new FileAppeal("不服"));
        Assert.Equal(AppealStage.Filed, desk.File.Appeal.Stage);
    }

    [Fact]
    public void APL_whatever_people_do_nobody_involved_decides_and_what_is_overturned_stays_void() =>
        Gen.Select(
            Gen.Int[0, 3],
            Gen.Select(Gen.Int[0, Everybody.Length - 1], Gen.Int[0, Moves.Length - 1], Gen.Int[0, 20]).Array[5, 40]).Sample((start, acts) =>
        {
            var desk = new Func<CaseDesk>[]
            {
                () => Admonitions.Desk().Talked(), () => Admonitions.Desk().Closed(), () => Criticisms.Desk().Judging(),
                () => Accountabilities.Served(Accountabilities.Desk()),
            }[start]();
            foreach (var (who, what, days) in acts)
            {
                var by = Everybody[who];
                var ruling = desk.Try(by, Example(Moves[what], desk));
                if (ruling.Refused is not null)
                {
                    continue;
                }

                if (ruling.Happened.Any(one => one.Event is AppealDecided))
                {
                    Assert.DoesNotContain(
                        desk.File.Involvements,
                        hand => hand.Person == by && hand.Capacity is Capacity.Handler or Capacity.Reviewer or Capacity.Approver or Capacity.Interviewer);
                }

                desk.Remember(ruling, by.Value);
                desk.It_is(desk.Now.AddDays(days).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture))
                    .Sweeps();
                Assert.Equal(desk.File.Appeal.Stage is AppealStage.Overturned, desk.Stage == CaseStage.Void);
                Assert.True(desk.Stage != CaseStage.Void || desk.File.Clocks.AllSettled);
            }
        }, iter: 200);

    private static readonly RuleSet Rules = RuleBook.Shipped.On(Day("2026-07-01"));

    // Of what was known at an instant, by the rows that the case wrote of itself.
    private static RowCode Answer(CaseDesk desk, string known)
    {
        var last = ClearanceDesk.RowsOf(new CaseAggregate(), [.. desk.History.TakeWhile(one => one.RecordedAt <= At(known))])
            .Last(row => row.Table == CaseStandings.Table).Values;
        return RowCodes.Of(
            new([], [new((string)last[3]!, (string)last[4]!, (string)last[5]!, (string)last[6]!, (string?)last[7], (string?)last[8], (DateOnly?)last[9], (DateOnly?)last[10], (bool)last[11]!)]),
            CountyTime.DateOf(At(known)), Rules);
    }

    private static CaseDesk Served(string on, CriticismForm form = CriticismForm.OrderedReview)
    {
        var desk = Criticisms.Desk().It_is(on + " 09:00").Approved(form);
        return desk.Does(Li, new Criticism.Serve(1, new(Subject, Day(on))));
    }

    private static CaseDesk Taken(CaseDesk desk, OfficialId? by = null) =>
        desk.Does(Subject, new FileAppeal("不服")).Does(by ?? Sun, new TakeAppeal());

    private static CaseDesk Overturned(CaseDesk desk, OfficialId by) =>
        Taken(desk, by).Does(by, new DecideAppeal(AppealStage.Overturned, "撤销"));

    private static CaseDesk Clear(CaseDesk desk) => desk.Does(
        Li, new IssueClarification("予以澄清", new(Subject, CountyTime.DateOf(desk.Now)), new(Head, CountyTime.DateOf(desk.Now))));

    private static DecideAppeal Varied(AppealVariation? variation) => new(AppealStage.Varied, "变更", variation);

    private static CaseDesk In(AppealStage stage)
    {
        var desk = Admonitions.Desk().Talked();
        return stage switch
        {
            AppealStage.None => desk,
            AppealStage.Filed => desk.Does(Subject, new FileAppeal("不服")),
            AppealStage.UnderReview => Taken(desk, Chen),
            AppealStage.Upheld => Taken(desk, Chen).Does(Chen, new DecideAppeal(AppealStage.Upheld, "维持")),
            AppealStage.Varied => Taken(desk, Chen).Does(Chen, Varied(new(CaseKind.Admonition, null, Day("2026-06-10"), []))),
            AppealStage.Overturned => Overturned(desk, Chen),
            AppealStage.ReReview => In(AppealStage.Upheld).Does(Li, new ServeAppealDecision(new(Subject, CountyTime.DateOf(desk.Now))))
                .Does(Subject, new ApplyReReview("仍不服")),
        };
    }

    private static CaseMove Example(string move, CaseDesk desk)
    {
        var today = CountyTime.DateOf(desk.Now);
        return move switch
        {
            nameof(FileAppeal) => new FileAppeal("不服"),
            nameof(AdmitAppeal) => new AdmitAppeal("不服", "新证据"),
            nameof(TakeAppeal) => new TakeAppeal(),
            nameof(DecideAppeal) => new DecideAppeal(desk.File.Version % 2 == 0 ? AppealStage.Upheld : AppealStage.Overturned, "意见"),
            nameof(ServeAppealDecision) => new ServeAppealDecision(new(Subject, today)),
            nameof(ApplyReReview) => new ApplyReReview("仍不服"),
            nameof(WithdrawAppeal) => new WithdrawAppeal(),
            nameof(IssueClarification) => new IssueClarification("予以澄清", new(Subject, today), new(Head, today)),
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "no example of this move"),
        };
    }

    private static History Told(CaseDesk desk) => new([.. Notes(desk)]);

    // Each note as the official's history stores it, at the instant of what it was told of.
    private static IEnumerable<Entry> Notes(CaseDesk desk)
    {
        var kind = new CaseAggregate();
        var before = kind.Blank;
        foreach (var recorded in desk.History)
        {
            var after = kind.Fold(before, recorded);
            foreach (var message in kind.FollowUps(before, after, recorded).Where(message => message.Target == Subject.Key()))
            {
                yield return new(recorded.Version, recorded.OccurredAt, (IEvent)message.Body);
            }

            before = after;
        }
    }

    private static History Told(params WarningNoted[] notes) =>
        new([.. notes.Select((note, n) => new Entry(n + 1, At("2026-07-01 09:00").AddMinutes(n), note))]);

    private static (RefusalKind, string) Kind(Refusal refusal) => (refusal.Kind, refusal.Code);
}
