using Xunit;

namespace WarningGrid.Calendar;

/// <summary>The golden vectors of spec 01 §2 on the notices that come with the program.</summary>
public sealed class Golden_vectors
{
    [Theory]
    [InlineData("2011-09-20", 15, "2011-10-14")]
    [InlineData("2011-09-26", 5, "2011-10-08")]
    [InlineData("2011-12-26", 5, "2011-12-31")]
    [InlineData("2012-01-16", 15, "2012-02-09")]
    [InlineData("2012-04-27", 5, "2012-05-07")]
    [InlineData("2024-02-05", 15, "2024-03-01")]
    [InlineData("2025-01-20", 15, "2025-02-14")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2025-09-24", 15, "2025-10-21")]
    [InlineData("2026-02-09", 15, "2026-03-06")]
    [InlineData("2026-09-21", 15, "2026-10-19")]
    public void CAL_03_n_working_days_after_a_start(string start, int n, string due) =>
        Assert.Equal(DateOnly.Parse(due), WorkCalendar.Shipped.AddWorkingDays(DateOnly.Parse(start), n));

    [Theory]
    [InlineData(2011, 250)]
    [InlineData(2012, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void CAL_01_working_days_of_a_year(int year, int days) =>
        Assert.Equal(days, WorkCalendar.Shipped.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));
}
