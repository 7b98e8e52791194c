using WarningGrid.Calendar;
using Xunit;
using static WarningGrid.Deadlines.Desk;

namespace WarningGrid.Deadlines;

/// <summary>Deadline behaviour rule by rule (DLB-02…12, CAL-09…11).</summary>
public sealed class What_a_deadline_does
{
    [Fact]
    public void CAL_04_what_counts_is_the_proven_instant_before_24_00()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").It_is("2026-10-20 08:00");

        desk.Meets("DL-17", "2026-10-19 23:59", proven: true);

        Assert.Equal(DeadlineStatus.Met, desk["DL-17"].Status);
        Assert.Empty(desk.All<DeadlineOverdue>());
    }

    [Fact]
    public void CAL_04_at_24_00_it_is_late()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").It_is("2026-10-20 08:00");

        desk.Meets("DL-17", "2026-10-20 00:00", proven: true);

        Assert.Equal(DeadlineStatus.MetLate, desk["DL-17"].Status);
    }

    [Fact]
    public void CAL_09_a_notice_is_recorded_once_however_often_it_is_told()
    {
        var desk = new Desk { Calendar = Only("CN-2019") }.Starts("DL-48", "2019-04-29");
        var amended = ShippedNotices.All.Single(notice => notice.Id == "CN-2019-A");

        desk.Loads(amended).Hears(amended.Id).Hears(amended.Id);

        Assert.Single(desk.All<DeadlineRecomputed>());
    }

    [Fact]
    public void CAL_09_a_notice_about_other_dates_leaves_it_alone()
    {
        var desk = new Desk { Calendar = Only("CN-2019") }.Starts("DL-48", "2019-06-10");

        desk.Loads(ShippedNotices.All.Single(notice => notice.Id == "CN-2019-A"));

        Assert.Empty(desk.All<DeadlineRecomputed>());
    }

    [Fact]
    public void CAL_09_what_is_settled_never_changes()
    {
        var desk = new Desk { Calendar = Only("CN-2019") }.Starts("DL-48", "2019-04-29").Meets("DL-48", "2019-04-29 16:00", true);

        desk.Loads(ShippedNotices.All.Single(notice => notice.Id == "CN-2019-A"));

        Assert.Equal((Day("2019-05-03"), DeadlineStatus.Met), (desk["DL-48"].Due, desk["DL-48"].Status));
    }

    [Fact]
    public void CAL_09_a_notice_that_moves_the_due_date_ahead_withdraws_the_overdue()
    {
        var desk = new Desk { Calendar = Only("CN-2019") }.Starts("DL-48", "2019-04-29").Runs_until(At("2019-05-04 01:00"));
        Assert.Equal(DeadlineStatus.Overdue, desk["DL-48"].Status);

        desk.Loads(ShippedNotices.All.Single(notice => notice.Id == "CN-2019-A"));
        Assert.Equal((Day("2019-05-06"), DeadlineStatus.Running), (desk["DL-48"].Due, desk["DL-48"].Status));
        Assert.Equal((Day("2019-05-03"), "CN-2019-A"), (desk.All<DeadlineOverdueWithdrawn>().Single().Due, desk.All<DeadlineOverdueWithdrawn>().Single().Reason));

        desk.Runs_until(At("2019-05-07 00:00"));
        Assert.Equal([Day("2019-05-03"), Day("2019-05-06")], desk.All<DeadlineOverdue>().Select(overdue => overdue.Due));
    }

    [Fact]
    public void CAL_10_a_reminder_that_left_is_a_notice_of_the_date_too()
    {
        var desk = new Desk().Starts("DL-17", "2026-12-21").Runs_until(At("2027-01-08 09:00"));
        Assert.Single(desk.All<DeadlineReminded>());

        desk.Loads(Notice("CN-2027", 2027, "2026-11-05", ["2027-01-01"], ["2027-01-09", "2027-01-10"]));

        Assert.Equal(Day("2027-01-11"), desk["DL-17"].Due);
    }

    [Fact]
    public void CAL_10_a_second_notice_still_cannot_shorten_what_the_first_left()
    {
        var desk = new Desk().Starts("DL-17", "2026-12-21").Names("DL-17");
        desk.Loads(Notice("CN-2027", 2027, "2026-11-05", ["2027-01-01"], ["2027-01-09", "2027-01-10"]));

        desk.Loads(Notice("CN-2027-A", 2027, "2026-12-22", [], ["2027-01-02"]));

        Assert.Equal(Day("2027-01-11"), desk["DL-17"].Due);
    }

    [Fact]
    public void CAL_11_a_provisional_deadline_reminds_but_never_turns_overdue()
    {
        var desk = new Desk().Starts("DL-17", "2026-12-21").Runs_until(At("2027-02-01 00:00"));

        Assert.Equal(DeadlineStatus.Running, desk["DL-17"].Status);
        Assert.Equal(2, desk.All<DeadlineReminded>().Count());
        Assert.Equal(At("2027-01-11 00:00"), Assert.Single(desk.Happened, happening => happening.Event is DeadlineCalendarUnpublished).OccurredAt);
        Assert.Empty(desk.All<DeadlineOverdue>());
    }

    [Fact]
    public void CAL_11_once_its_year_is_published_it_turns_overdue_as_of_its_own_day()
    {
        var desk = new Desk().Starts("DL-17", "2026-12-21").Runs_until(At("2027-02-01 00:00"));

        desk.Loads(Notice("CN-2027", 2027, "2027-02-01", ["2027-01-01"], [])).Sweeps("2027-02-01 10:00");

        Assert.Equal(At("2027-01-13 00:00"), desk.Happened.Single(happening => happening.Event is DeadlineOverdue).OccurredAt);
    }

    [Fact]
    public void DLB_02_whoever_asks_does_not_approve()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").It_is("2026-10-16 11:00");

        Assert.Equal(RefusalKind.SameHand, desk.Extends("DL-17", 5, "2026-10-16", approver: Holder).Refused!.Kind);
    }

    [Theory]
    [InlineData("DL-17", 16)]
    [InlineData("DL-14", 6)]
    [InlineData("DL-15", 1)]
    [InlineData("DL-40", 61)]
    public void DLB_02_beyond_the_catalogue_is_LimitExceeded(string catalogue, int days)
    {
        var desk = new Desk().Starts(catalogue, "2026-09-21");

        Assert.Equal(RefusalKind.LimitExceeded, desk.Extends(catalogue, days, "2026-09-21").Refused!.Kind);
    }

    [Fact]
    public void DLB_02_a_correction_report_may_be_extended_up_to_60_days_from_service()
    {
        var desk = new Desk().Starts("DL-40", "2026-09-21");
        Assert.Equal(Day("2026-10-19"), desk["DL-40"].Due);

        Assert.Null(desk.Extends("DL-40", 20, "2026-09-21").Refused);
        Assert.Null(desk.Extends("DL-40", 11, "2026-09-21").Refused);
        Assert.Equal(Day("2026-11-20"), desk["DL-40"].Due);
        Assert.Equal(RefusalKind.LimitExceeded, desk.Extends("DL-40", 1, "2026-09-21").Refused!.Kind);
    }

    [Fact]
    public void DLB_02_an_assigned_lead_may_be_extended_again_by_approval()
    {
        var desk = new Desk().Starts("DL-11", "2026-01-05");

        Assert.Null(desk.Extends("DL-11", 3, "2026-01-05").Refused);
        Assert.Null(desk.Extends("DL-11", 3, "2026-01-05").Refused);
        Assert.Equal(RefusalKind.LimitExceeded, desk.Extends("DL-11", 4, "2026-01-05").Refused!.Kind);
    }

    [Fact]
    public void DLB_03_at_least_one_day_must_be_left()
    {
        var desk = new Desk().Starts("DL-30", "2025-01-20").It_is("2025-02-21 10:00");

        Assert.Equal(RefusalKind.TooLate, desk.Pauses("DL-30", "2025-02-21", "听证").Refused!.Kind);
        Assert.Null(desk.Pauses("DL-30", "2025-02-20", "听证").Refused);
    }

    [Theory]
    [InlineData("DL-17", "不可抗力", true)]
    [InlineData("DL-17", "听证", false)]
    [InlineData("DL-17", "申诉", false)]
    [InlineData("DL-30", "不可抗力", false)]
    [InlineData("DL-06", "听证", true)]
    public void DLB_04_each_duty_has_its_listed_reasons(string catalogue, string reason, bool listed)
    {
        var desk = new Desk().Starts(catalogue, "2026-09-21");

        Assert.Equal(listed, desk.Pauses(catalogue, "2026-09-21", reason).Refused is null);
    }

    [Fact]
    public void DLB_05_months_and_days_move_by_the_days_of_the_pause()
    {
        var desk = new Desk().Starts("DL-06", "2026-03-02").It_is("2026-03-10 10:00");
        Assert.Equal(Day("2026-04-01"), desk["DL-06"].Due);

        Assert.Null(desk.Pauses("DL-06", "2026-03-10", "听证").Refused);
        desk.It_is("2026-03-20 10:00");
        Assert.Null(desk.Resumes("DL-06", "2026-03-20").Refused);

        Assert.Equal(Day("2026-04-13"), desk["DL-06"].Due);
    }

    [Fact]
    public void DLB_05_a_paused_duty_can_be_met_and_never_lapses()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").It_is("2026-10-12 10:00");
        desk.Pauses("DL-17", "2026-10-12", "不可抗力");

        desk.Sweeps("2026-11-30 10:00").Meets("DL-17", "2026-11-30 09:00", true);

        Assert.Equal(DeadlineStatus.Met, desk["DL-17"].Status);
        Assert.Empty(desk.All<DeadlineOverdue>());
    }

    [Fact]
    public void DLB_06_reminders_go_to_holder_and_handler_on_the_day_before_and_the_day()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").Runs_until(At("2026-10-19 12:00"));

        Assert.Equal(
            [At("2026-10-16 09:00"), At("2026-10-19 09:00")],
            desk.Happened.Where(happening => happening.Event is DeadlineReminded).Select(happening => happening.OccurredAt!.Value));
        Assert.All(desk.All<DeadlineReminded>(), sent => Assert.Equal((Holder, Handler), (sent.Holder, sent.Handler)));
    }

    [Fact]
    public void DLB_06_reminders_re_arm_on_extension_and_stop_when_met()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").Runs_until(At("2026-10-16 10:00"));
        desk.Extends("DL-17", 5, "2026-10-16");
        desk.Runs_until(At("2026-10-23 10:00")).Meets("DL-17", "2026-10-23 11:00", true);

        Assert.Equal([Day("2026-10-19"), Day("2026-10-26")], desk.All<DeadlineReminded>().Select(sent => sent.Due));
        Assert.Empty(desk.Book.Alarms());
    }

    [Fact]
    public void DLB_06_a_reminder_whose_hour_had_passed_at_the_start_was_never_due()
    {
        var desk = new Desk().It_is("2026-09-21 14:00").Starts("DL-61", "2026-09-21");

        Assert.Equal([0], desk["DL-61"].Plan.Where(firing => firing.Kind is FiringKind.Reminder).Select(firing => firing.Step));
    }

    [Fact]
    public void DLB_08_three_steps_up_and_the_warning_officer_always()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").Runs_until(At("2026-11-01 00:00"));

        Assert.Equal(
            [(At("2026-10-20 09:00"), "HandlerHead"), (At("2026-10-22 09:00"), "DeputyLeader"), (At("2026-10-28 09:00"), "DisciplineSecretary")],
            desk.Happened.Where(happening => happening.Event is DeadlineEscalated)
                .Select(happening => (happening.OccurredAt!.Value, ((DeadlineEscalated)happening.Event).To[0])));
        Assert.All(desk.All<DeadlineEscalated>(), step => Assert.Equal("WarningOfficer", step.To[^1]));
    }

    [Theory]
    [InlineData("DL-05", "2026-10-22 10:00")]
    [InlineData("DL-24", "2026-10-22 10:00")]
    [InlineData("DL-43", "2026-10-22 10:00")]
    [InlineData("DL-45.apply", "2026-10-22 10:00")]
    public void DLB_11_a_right_of_application_lapses(string catalogue, string at)
    {
        var desk = new Desk().Starts(catalogue, "2026-09-21").It_is(at);

        Assert.Equal(RefusalKind.TooLate, DeadlineRules.RightLapsed(desk.Book, catalogue, At(at), true, desk.Facts())!.Kind);
        Assert.Null(DeadlineRules.RightLapsed(desk.Book, catalogue, At("2026-09-28 10:00"), true, desk.Facts()));
        desk.Meets(catalogue, at, proven: true);
        Assert.True(desk[catalogue].IsOpen);
    }

    [Fact]
    public void DLB_11_any_other_late_act_is_MetLate_with_its_overdue_before_it()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").It_is("2026-10-20 08:00").Meets("DL-17", "2026-10-20 08:00", true);

        Assert.Equal(["DeadlineStarted", "DeadlineOverdue", "DeadlineMet"], desk.Happened.Select(happening => happening.Event.GetType().Name));
        var ruling = Ruling.Of(desk.Happened[1].Event);
        Assert.Equal(At("2026-10-20 00:00"), ruling.Happened.Single().OccurredAt);
    }

    [Fact]
    public void A_re_armed_duty_is_a_new_generation_with_its_own_reminder()
    {
        var desk = new Desk().Starts("DL-13.SectionChief", "2026-09-21");
        desk.Remember([.. DeadlineRules.Cancel(desk.Book, "DL-13.SectionChief", "退回").Select(happened => new Happening(happened))]);
        desk.It_is("2026-09-22 10:00").Starts("DL-13.SectionChief", "2026-09-22");

        Assert.Equal(["DL-13.SectionChief#1", "DL-13.SectionChief#2"], desk.Book.All.Select(deadline => deadline.Id));
        Assert.Equal(["DL-13.SectionChief#2"], desk.Book.Alarms().Select(alarm => alarm.Id));
    }

    [Fact]
    public void Several_of_one_catalogue_id_run_side_by_side_under_a_qualifier()
    {
        var desk = new Desk().Starts("DL-37:编办", "2026-09-21").Starts("DL-37:法制办", "2026-09-21").Meets("DL-37:编办", "2026-09-22 10:00", true);

        Assert.Equal([DeadlineStatus.Met, DeadlineStatus.Running], desk.Book.All.Select(deadline => deadline.Status));
        Assert.False(desk.Book.AllSettled);
    }

    [Fact]
    public void DSP_18_what_was_left_at_a_freeze_is_given_again_as_the_next_generation()
    {
        var desk = new Desk().Starts("DL-40", "2026-09-21").It_is("2026-09-29 10:00");
        var left = desk.Calendar.WorkingDaysBetween(Day("2026-09-29"), desk["DL-40"].Due);
        desk.Remember([.. DeadlineRules.Freeze(desk.Book, "FIL-02", desk.Facts()).Select(happened => new Happening(happened))]);
        Assert.Equal(new Limit(left, LimitUnit.WorkingDays), desk["DL-40"].Left);

        desk.It_is("2026-10-26 10:00");
        desk.Remember([.. DeadlineRules.Thaw(desk.Book, Day("2026-10-26"), desk.Facts()).Select(happened => new Happening(happened))]);

        Assert.Equal((2, desk.Calendar.AddWorkingDays(Day("2026-10-26"), left)), (desk["DL-40"].Generation, desk["DL-40"].Due));
    }

    [Fact]
    public void DSP_18_seven_days_left_from_2026_10_26_are_due_2026_11_04() =>
        Assert.Equal(Day("2026-11-04"), WorkCalendar.Shipped.AddWorkingDays(Day("2026-10-26"), 7));

    [Fact]
    public void An_effect_that_ends_is_met_by_its_end_and_nobody_is_late()
    {
        var desk = new Desk().Starts("DL-34", "2026-09-24").Runs_until(At("2027-03-01 00:00"));

        Assert.Equal((Day("2026-12-24"), DeadlineStatus.Met), (desk["DL-34"].Due, desk["DL-34"].Status));
        Assert.Empty(desk.All<DeadlineOverdue>());
    }

    [Fact]
    public void RP_07_settled_deadlines_are_replayed_under_other_packs_and_nothing_is_stored()
    {
        var desk = new Desk().Starts("DL-25", "2018-01-31").Meets("DL-25", "2018-03-01 10:00", true);
        var before = desk.Book;

        var line = Assert.Single(WhatIf.Replay(desk.Book.All, desk.Rules, desk.Rules.InForce(Day("2019-01-01")), desk.Calendar));

        Assert.Equal(new("DL-25#1", Day("2018-03-02"), Day("2018-02-28"), WasLate: false, WouldBeLate: true), line);
        Assert.Same(before, desk.Book);
    }

    [Fact]
    public void DLB_01_DLB_12_a_book_survives_json_with_everything_that_is_to_come()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").Starts("DL-42", "2026-09-21").Runs_until(At("2026-10-16 12:00"));
        desk.Extends("DL-17", 3, "2026-10-16");

        var again = (DeadlineBook)EventJson.Read(typeof(DeadlineBook), EventJson.Canonical(desk.Book));

        Assert.Equal(EventJson.Canonical(desk.Book), EventJson.Canonical(again));
        Assert.Equal(desk.Book.Alarms(), again.Alarms());
    }
}
