using WarningGrid.Calendar;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Deadlines.Desk;

namespace WarningGrid.Deadlines;

/// <summary>The acceptance examples of spec 01 about due dates, by their numbers.</summary>
public sealed class Acceptance_examples
{
    private static readonly CalendarNotice NewYear2027 = Notice("CN-2027", 2027, "2026-11-05", ["2027-01-01"], []);

    [Fact]
    public void Example_01_an_inquiry_served_2026_09_21()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21");

        Assert.Equal(Day("2026-10-19"), desk["DL-17"].Due);
        Assert.Equal(At("2026-10-16 09:00"), Assert.Single(desk.Book.Alarms()).NextFiring);
    }

    [Fact]
    public void Example_02_the_lieu_day_stands_in_the_next_notice()
    {
        var desk = new Desk { Calendar = Only("CN-2011") }.Starts("DL-39", "2011-12-26");
        Assert.Equal((Day("2012-01-02"), true), (desk["DL-39"].Due, desk["DL-39"].Provisional));

        desk.Loads(ShippedNotices.All.Single(notice => notice.Id == "CN-2012"));

        Assert.Equal((Day("2011-12-31"), false), (desk["DL-39"].Due, desk["DL-39"].Provisional));
        Assert.Equal(At("2011-12-30 09:00"), desk["DL-39"].Plan[0].At);
        var told = Assert.Single(desk.All<DeadlineRecomputed>());
        Assert.Equal((Day("2012-01-02"), Day("2011-12-31"), "CN-2012"), (told.OldDue, told.Due, told.Notice));
    }

    [Fact]
    public void Example_03_an_unpublished_year_makes_it_provisional_and_its_notice_firm()
    {
        var desk = new Desk().Starts("DL-17", "2026-12-21");
        Assert.Equal((Day("2027-01-11"), true), (desk["DL-17"].Due, desk["DL-17"].Provisional));

        desk.Loads(NewYear2027);

        Assert.Equal((Day("2027-01-12"), false), (desk["DL-17"].Due, desk["DL-17"].Provisional));
    }

    [Fact]
    public void Example_04_a_date_already_named_is_never_shortened()
    {
        var notice = Notice("CN-2027", 2027, "2026-11-05", ["2027-01-01"], ["2027-01-09", "2027-01-10"]);
        var named = new Desk().Starts("DL-17", "2026-12-21").Names("DL-17").Loads(notice);
        var unnamed = new Desk().Starts("DL-17", "2026-12-21").Loads(notice);

        Assert.Equal((Day("2027-01-11"), false), (named["DL-17"].Due, named["DL-17"].Provisional));
        Assert.Equal(Day("2027-01-10"), unnamed["DL-17"].Due);
    }

    [Fact]
    public void Example_05_CAL_06_calendar_limits_with_and_without_roll()
    {
        var calendar = WorkCalendar.Shipped;
        var fifteen = new Limit(15, LimitUnit.CalendarDays);

        Assert.Equal(Day("2025-10-09"), calendar.Due(Day("2025-09-20"), fifteen, roll: true).Date);
        Assert.Equal(Day("2025-10-05"), calendar.Due(Day("2025-09-20"), fifteen, roll: false).Date);
        Assert.Equal(new(Day("2027-02-28"), false), calendar.Due(Day("2026-08-31"), new(6, LimitUnit.Months), roll: false));
    }

    [Fact]
    public void Example_06_a_pause_for_expert_review_stops_the_days()
    {
        var desk = new Desk().Starts("DL-30", "2025-01-20").It_is("2025-02-10 15:00");
        Assert.Equal(Day("2025-02-21"), desk["DL-30"].Due);
        Assert.Equal(11, desk.Calendar.WorkingDaysBetween(Day("2025-01-20"), Day("2025-02-10")));

        Assert.Equal(RefusalKind.Invalid, desk.Pauses("DL-30", "2025-02-10", "领导出差").Refused!.Kind);
        Assert.Null(desk.Pauses("DL-30", "2025-02-10", "专家评审").Refused);
        Assert.Empty(desk.Book.Alarms());
        desk.It_is("2025-02-24 10:00");
        Assert.Null(desk.Resumes("DL-30", "2025-02-24").Refused);

        Assert.Equal((Day("2025-03-07"), DeadlineStatus.Running), (desk["DL-30"].Due, desk["DL-30"].Status));
    }

    [Fact]
    public void Example_07_an_extension_counts_from_the_old_due_date()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").It_is("2026-10-16 11:00");

        Assert.Null(desk.Extends("DL-17", 5, "2026-10-16").Refused);
        Assert.Equal(Day("2026-10-26"), desk["DL-17"].Due);
        Assert.Equal(RefusalKind.LimitExceeded, desk.Extends("DL-17", 5, "2026-10-16").Refused!.Kind);
    }

    [Fact]
    public void Example_07_asked_after_the_due_date_is_too_late()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").Sweeps("2026-10-20 09:30");

        Assert.Equal(RefusalKind.TooLate, desk.Extends("DL-17", 5, "2026-10-20").Refused!.Kind);
    }

    [Fact]
    public void Example_08_DLB_07_DLB_09_an_outage_over_the_due_date()
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").Runs_until(At("2026-10-16 00:00")).Sweeps("2026-10-21 08:00");

        Assert.Equal([1, 0], desk.All<DeadlineReminderSkipped>().Select(skipped => skipped.Step));
        Assert.Empty(desk.All<DeadlineReminded>());
        Assert.Equal(
            At("2026-10-20 00:00"), Assert.Single(desk.Happened, happening => happening.Event is DeadlineOverdue).OccurredAt);
        var first = Assert.Single(desk.Happened, happening => happening.Event is DeadlineEscalated);
        Assert.Equal((At("2026-10-20 09:00"), 1), (first.OccurredAt, ((DeadlineEscalated)first.Event).Step));
        Assert.Equal(["HandlerHead", "WarningOfficer"], ((DeadlineEscalated)first.Event).To);
    }

    [Fact]
    public void Example_09_a_case_keeps_the_packs_of_its_opening()
    {
        var desk = new Desk().It_is("2019-01-31 16:00").Starts("DL-18", "2019-01-31", packsOf: "2018-12-20");
        Assert.Equal(Day("2019-03-04"), desk["DL-18"].Due);

        var newer = new Desk().It_is("2019-01-31 16:00").Starts("DL-18", "2019-01-31");
        Assert.Equal(Day("2019-02-28"), newer["DL-18"].Due);
    }

    [Fact]
    public void Example_11_the_first_working_day_of_the_next_month()
    {
        var desk = new Desk().Starts("DL-28", "2011-12-26");
        Assert.Equal(Day("2012-01-04"), desk["DL-28"].Due);
        Assert.Equal(Day("2025-02-05"), new Desk().Starts("DL-28", "2025-01-20")["DL-28"].Due);
    }

    [Fact]
    public void Example_12_an_effect_is_firm_where_a_report_is_provisional()
    {
        var desk = new Desk().Starts("DL-21", "2026-11-10").Starts("DL-20", "2026-11-10");

        Assert.Equal((Day("2027-05-10"), false), (desk["DL-21"].Due, desk["DL-21"].Provisional));
        Assert.Equal((Day("2027-05-10"), true), (desk["DL-20"].Due, desk["DL-20"].Provisional));
    }

    [Fact]
    public void Example_13_a_notice_that_changes_a_published_year()
    {
        var desk = new Desk { Calendar = Only("CN-2019") }.Starts("DL-48", "2019-04-29");
        Assert.Equal((Day("2019-05-03"), false), (desk["DL-48"].Due, desk["DL-48"].Provisional));

        desk.Loads(ShippedNotices.All.Single(notice => notice.Id == "CN-2019-A"));

        var told = Assert.Single(desk.All<DeadlineRecomputed>());
        Assert.Equal((Day("2019-05-03"), Day("2019-05-06"), "CN-2019-A"), (told.OldDue, told.Due, told.Notice));
        Assert.Equal(Day("2019-05-06"), desk["DL-48"].Due);
    }

    [Theory]
    [InlineData(true, DeadlineStatus.Met)]
    [InlineData(false, DeadlineStatus.MetLate)]
    internal void Example_14_a_proof_withdraws_the_overdue(bool proven, DeadlineStatus status)
    {
        var desk = new Desk().Starts("DL-17", "2026-09-21").Sweeps("2026-10-20 00:00");
        Assert.Equal(DeadlineStatus.Overdue, desk["DL-17"].Status);

        desk.It_is("2026-10-20 14:00").Meets("DL-17", "2026-10-19 17:00", proven);

        Assert.Equal(status, desk["DL-17"].Status);
        Assert.Equal(proven, desk.All<DeadlineOverdueWithdrawn>().Any());
    }
}
