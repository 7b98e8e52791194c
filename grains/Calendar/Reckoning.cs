namespace WarningGrid.Calendar;

/// <summary>How a due date came about: the day the limit itself ends, the day it rolls to, and whether that is firm.</summary>
/// <param name="Ends">Where the limit ends before any roll; pauses of calendar limits move this day (DLB-05).</param>
/// <param name="Due">The due date.</param>
/// <param name="Provisional">A date it depends on is not published (CAL-08).</param>
internal readonly record struct Reckoning(DateOnly Ends, DateOnly Due, bool Provisional)
{
    public DueDate DueDate => new(Due, Provisional);

    /// <summary>Reckons a limit from its start; the start itself is never counted.</summary>
    public static Reckoning Of(WorkCalendar calendar, DateOnly start, Limit limit, bool roll) => limit.Unit switch
    {
        LimitUnit.WorkingDays => Working(calendar, start, calendar.AddWorkingDays(start, limit.Count)),
        LimitUnit.CalendarDays => Rolled(calendar, start.AddDays(limit.Count), roll),
        LimitUnit.Months => Rolled(calendar, start.AddMonths(limit.Count), roll),
        LimitUnit.WorkingDaysOfNextMonth => NextMonth(calendar, start, limit.Count),
    };

    /// <summary>A limit of calendar days or months that ends on this day.</summary>
    public static Reckoning Rolled(WorkCalendar calendar, DateOnly ends, bool roll)
    {
        var due = roll ? calendar.Roll(ends) : ends;
        return new(ends, due, roll && calendar.IsDoubtful(ends, due));
    }

    private static Reckoning Working(WorkCalendar calendar, DateOnly start, DateOnly due) =>
        new(due, due, due > start && calendar.IsDoubtful(start.AddDays(1), due));

    private static Reckoning NextMonth(WorkCalendar calendar, DateOnly start, int count)
    {
        var last = new DateOnly(start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month));
        return Working(calendar, last, calendar.AddWorkingDays(last, count));
    }
}
