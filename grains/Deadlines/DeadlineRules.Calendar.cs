using WarningGrid.Calendar;

namespace WarningGrid.Deadlines;

internal static partial class DeadlineRules
{
    /// <summary>A notice was loaded: every open deadline it concerns is reckoned again and records old, new and notice, once (CAL-09).</summary>
    /// <exception cref="StorageUnavailable">The calendar at hand does not know the notice yet: to be asked again.</exception>
    public static IEnumerable<IEvent> CalendarChanged(DeadlineBook book, Facts facts, string notice)
    {
        var loaded = facts.Calendar.Notices.FirstOrDefault(known => known.Id == notice)
            ?? throw new StorageUnavailable("the calendar at hand does not hold the notice yet");
        var before = facts.Calendar.Without(notice);
        var changed = loaded.Dates.Where(date => before.IsWorkingDay(date) != facts.Calendar.IsWorkingDay(date)).ToHashSet();
        foreach (var deadline in book.All.Where(deadline => deadline.IsOpen && !deadline.Notices.Contains(notice)))
        {
            var reckoned = DeadlineReckoner.Due(deadline, facts.Calendar);
            var plan = Plan(deadline.Catalogue, deadline.Packs, reckoned, facts, deadline.Plan, deadline.Fired);
            if (!Concerns(deadline, changed, reckoned) && plan.SequenceEqual(deadline.Plan))
            {
                continue;
            }

            yield return new DeadlineRecomputed(deadline.Id, deadline.Due, reckoned.Due, reckoned.Provisional, notice, plan);
            if (deadline.Status is DeadlineStatus.Overdue && reckoned.Due > deadline.Due)
            {
                yield return new DeadlineOverdueWithdrawn(deadline.Id, deadline.Due, notice);
            }
        }
    }

    // Its span (start, due], or its roll, holds a date the notice changes; or the notice makes its date firm.
    private static bool Concerns(Deadline deadline, HashSet<DateOnly> changed, Reckoning reckoned) =>
        reckoned.Due != deadline.Due || reckoned.Provisional != deadline.Provisional
        || (DependsOnCalendar(deadline) && changed.Any(date => date > deadline.Start && date <= deadline.Due));

    private static bool DependsOnCalendar(Deadline deadline) =>
        deadline.Roll || deadline.Limit.Unit is LimitUnit.WorkingDays or LimitUnit.WorkingDaysOfNextMonth;
}
