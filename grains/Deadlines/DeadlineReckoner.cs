using WarningGrid.Calendar;

namespace WarningGrid.Deadlines;

/// <summary>Reckons a due date from the start, the limit and everything that moved it, under any calendar (CAL-09).</summary>
internal static class DeadlineReckoner
{
    /// <summary>The due date as this calendar makes it; while paused the one that stood before the pause.</summary>
    public static Reckoning Due(Deadline deadline, WorkCalendar calendar)
    {
        var course = new Course(Reckoning.Of(calendar, deadline.Start, deadline.Limit, deadline.Roll), deadline.Limit.Unit);
        foreach (var step in deadline.Steps)
        {
            course = Take(course, step, deadline.Roll, calendar);
        }

        return course.Now;
    }

    /// <summary>The due date after one more step.</summary>
    public static Reckoning After(Deadline deadline, DeadlineStep step, WorkCalendar calendar) =>
        Due(deadline with { Steps = deadline.Steps.Add(step) }, calendar);

    /// <summary>What is left after a day: working days, or calendar days for limits of days and months (DLB-05).</summary>
    public static Limit Left(Deadline deadline, DateOnly after, WorkCalendar calendar)
    {
        var now = Due(deadline, calendar);
        return IsWorking(UnitOf(deadline))
            ? new(calendar.WorkingDaysBetween(after, now.Due), LimitUnit.WorkingDays)
            : new(Math.Max(0, now.Ends.DayNumber - after.DayNumber), LimitUnit.CalendarDays);
    }

    private static Course Take(Course course, DeadlineStep step, bool roll, WorkCalendar calendar)
    {
        switch (step.Kind)
        {
            case StepKind.Extended when step.By is { } by:
                var longer = Reckoning.Of(calendar, course.Now.Due, by, roll);
                return course with
                {
                    Now = longer with { Provisional = longer.Provisional || course.Now.Provisional }, Unit = by.Unit,
                };
            case StepKind.Named when step.On > course.Now.Due:
                return course with { Now = course.Now with { Ends = Later(course.Now.Ends, step.On), Due = step.On } };
            case StepKind.Paused:
                return course with
                {
                    PausedOn = step.On, WorkingDaysLeft = calendar.WorkingDaysBetween(step.On, course.Now.Due),
                };
            case StepKind.Resumed when IsWorking(course.Unit):
                return course with
                {
                    Now = Reckoning.Of(calendar, step.On, new(course.WorkingDaysLeft, LimitUnit.WorkingDays), roll),
                };
            case StepKind.Resumed:
                var ends = course.Now.Ends.AddDays(step.On.DayNumber - course.PausedOn.DayNumber);
                return course with { Now = Reckoning.Rolled(calendar, ends, roll) };
            default:
                return course;
        }
    }

    private static LimitUnit UnitOf(Deadline deadline) =>
        deadline.Steps.LastOrDefault(step => step.Kind is StepKind.Extended).By?.Unit ?? deadline.Limit.Unit;

    private static bool IsWorking(LimitUnit unit) => unit is LimitUnit.WorkingDays or LimitUnit.WorkingDaysOfNextMonth;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private readonly record struct Course(Reckoning Now, LimitUnit Unit, DateOnly PausedOn = default, int WorkingDaysLeft = 0);
}
