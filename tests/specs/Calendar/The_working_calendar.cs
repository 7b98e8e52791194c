using System.Text;
using System.Text.Json;
using CsCheck;
using Xunit;

namespace WarningGrid.Calendar;

/// <summary>Working days, rolls and doubt (CAL-01…08).</summary>
public sealed class The_working_calendar
{
    private static readonly WorkCalendar County = WorkCalendar.Shipped;

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 365 * 19].Select(n => new DateOnly(2008, 1, 1).AddDays(n));

    private static CalendarNotice Notice(string id, int year, string publishedOn, string[] off, string[] working) =>
        new(id, year, DateOnly.Parse(publishedOn), [.. off.Select(DateOnly.Parse)], [.. working.Select(DateOnly.Parse)]);

    [Theory]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-17", false)]
    [InlineData("2026-10-19", true)]
    [InlineData("2011-12-31", true)]
    public void CAL_01_a_date_is_working_by_list_or_by_weekday(string date, bool working) =>
        Assert.Equal(working, County.IsWorkingDay(DateOnly.Parse(date)));

    [Fact]
    public void CAL_02_of_two_notices_the_later_published_wins_in_whatever_order_they_are_loaded()
    {
        var first = Notice("A", 2020, "2019-11-21", [], ["2020-02-01"]);
        var later = Notice("B", 2020, "2020-01-26", ["2020-02-01"], []);

        Assert.False(WorkCalendar.Of([first, later], new(12, 25)).IsWorkingDay(new(2020, 2, 1)));
        Assert.False(WorkCalendar.Of([later, first], new(12, 25)).IsWorkingDay(new(2020, 2, 1)));
        Assert.True(WorkCalendar.Of([first], new(12, 25)).IsWorkingDay(new(2020, 2, 1)));
    }

    [Fact]
    public void CAL_02_the_shipped_notices_agree_with_the_announced_days_year_by_year()
    {
        Assert.Equal(Enumerable.Range(2007, 20), ShippedNotices.All.Select(notice => notice.Year).Distinct().Order());
        Assert.False(County.IsWorkingDay(new(2015, 9, 3)));
        Assert.True(County.IsWorkingDay(new(2019, 5, 5)));
        Assert.False(County.IsWorkingDay(new(2020, 1, 31)));
        Assert.All(ShippedNotices.All, notice => Assert.All(notice.Dates, date => Assert.InRange(date.Year, notice.Year - 1, notice.Year + 1)));
    }

    [Fact]
    public void CAL_03_a_start_on_a_rest_day_changes_nothing() =>
        Assert.Equal(County.AddWorkingDays(new(2026, 9, 18), 3), County.AddWorkingDays(new(2026, 9, 19), 3));

    [Fact]
    public void CAL_05_months_are_clamped_to_the_end() =>
        Assert.Equal(new(2024, 2, 29), County.Due(new(2023, 11, 30), new(3, LimitUnit.Months), roll: false).Date);

    [Fact]
    public void CAL_07_an_effect_period_includes_its_last_day() =>
        Assert.Equal(new(new(2026, 9, 10), false), County.Due(new(2026, 3, 10), new(6, LimitUnit.Months), roll: false));

    [Theory]
    [InlineData("2026-12-17", 5, false)]
    [InlineData("2026-12-18", 5, true)]
    [InlineData("2026-12-24", 1, true)]
    [InlineData("2025-12-24", 1, false)]
    public void CAL_08_from_25_December_of_the_last_published_year_all_is_provisional(string start, int n, bool provisional) =>
        Assert.Equal(provisional, County.Due(DateOnly.Parse(start), new(n, LimitUnit.WorkingDays), roll: true).Provisional);

    [Fact]
    public void CAL_08_a_gap_between_published_years_is_doubtful_too()
    {
        var gap = WorkCalendar.Of([Notice("A", 2025, "2024-11-12", [], []), Notice("C", 2027, "2026-11-01", [], [])], new(12, 25));

        Assert.True(gap.Due(new(2025, 12, 1), new(300, LimitUnit.WorkingDays), roll: true).Provisional);
    }

    [Fact]
    public void CAL_12_county_days_speak_but_publish_no_year()
    {
        var days = Notice("U-1", 2030, "2029-05-01", ["2030-05-06"], []) with { Overlay = true };

        Assert.False(County.With(days).IsWorkingDay(new(2030, 5, 6)));
        Assert.False(County.With(days).IsPublished(2030));
    }

    [Fact]
    public void ASF_02_the_calendar_as_known_holds_only_what_was_loaded_by_then()
    {
        var known = County.AsKnown(new(2019, 3, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.True(known.IsWorkingDay(new(2019, 5, 2)));
        Assert.False(County.IsWorkingDay(new(2019, 5, 2)));
    }

    [Fact]
    public void A_later_start_or_a_longer_limit_is_never_due_earlier() =>
        (from start in AnyDay from later in Gen.Int[0, 60] from n in Gen.Int[0, 80] from more in Gen.Int[0, 40]
         from unit in Gen.Enum<LimitUnit>() from roll in Gen.Bool
         select (start, later, n, more, unit, roll)).Sample(given =>
        {
            var due = County.Due(given.start, new(given.n + 1, given.unit), given.roll).Date;
            Assert.True(County.Due(given.start.AddDays(given.later), new(given.n + 1, given.unit), given.roll).Date >= due);
            Assert.True(County.Due(given.start, new(given.n + 1 + given.more, given.unit), given.roll).Date >= due);
        });

    [Fact]
    public void Adding_working_days_is_counting_them_back() =>
        (from start in AnyDay from n in Gen.Int[1, 200] select (start, n)).Sample(given =>
        {
            var due = County.AddWorkingDays(given.start, given.n);
            Assert.True(County.IsWorkingDay(due));
            Assert.Equal(given.n, County.WorkingDaysBetween(given.start, due));
        });

    [Fact]
    public void A_rolled_due_date_is_a_working_day_and_never_before_the_unrolled_one() =>
        (from start in AnyDay from n in Gen.Int[1, 100] from months in Gen.Bool
         select (start, n, unit: months ? LimitUnit.Months : LimitUnit.CalendarDays)).Sample(given =>
        {
            var rolled = County.Due(given.start, new(given.n, given.unit), roll: true).Date;
            var plain = County.Due(given.start, new(given.n, given.unit), roll: false);
            Assert.True(County.IsWorkingDay(rolled) && rolled >= plain.Date && !plain.Provisional);
        });

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{ "id": "A", "year": 2027, "publishedOn": "2026-11-01" }]""")]
    [InlineData("""[{ "id": "A", "year": 2027, "publishedOn": "2026-11-01", "off": ["x"], "working": [] }]""")]
    [InlineData("""[{ "id": "A", "year": 2027, "publishedOn": "2026-11-01", "off": [], "working": [], "other": 1 }]""")]
    public void A_file_that_holds_no_notices_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => NoticeFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));
}
