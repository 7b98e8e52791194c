using System.Globalization;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Deadlines;

/// <summary>What a deadline will do by itself: reminders, the overdue mark, escalations (DLB-06…08).</summary>
internal static class DeadlinePlan
{
    /// <summary>Every firing of a due date, by instant.</summary>
    public static IEnumerable<Firing> Of(
        string rule, DateOnly due, bool provisional, RuleSet rules, WorkCalendar calendar) =>
        All(rule, due, provisional, rules, calendar)
            .OrderBy(firing => firing.At).ThenBy(firing => firing.Kind).ThenBy(firing => firing.Step);

    private static IEnumerable<Firing> All(
        string rule, DateOnly due, bool provisional, RuleSet rules, WorkCalendar calendar)
    {
        var morning = rules.Time("DLB-06.time");
        foreach (var days in Numbers(rules.List("DLB-06.days-before")))
        {
            yield return new(FiringKind.Reminder, days, CountyTime.At(calendar.WorkingDayBefore(due, days), morning));
        }

        if (provisional)
        {
            yield return new(FiringKind.CalendarUnpublished, 0, CountyTime.StartOf(due));
            yield break;
        }

        if (Expires(rule, rules))
        {
            yield return new(FiringKind.Expiry, 0, CountyTime.EndOf(due));
            yield break;
        }

        yield return new(FiringKind.Overdue, 0, CountyTime.EndOf(due));
        var early = rules.Time("DLB-08.time");
        foreach (var days in Numbers(rules.List("DLB-08.steps")))
        {
            yield return new(FiringKind.Escalation, days, CountyTime.At(calendar.AddWorkingDays(due, days), early));
        }
    }

    private static bool Expires(string rule, RuleSet rules) =>
        (rules.Has($"{rule}.expires") && rules.Switch($"{rule}.expires")) || DeadlineRules.IsRight(rule, rules);

    private static IEnumerable<int> Numbers(IEnumerable<string> texts) =>
        texts.Select(text => int.Parse(text, CultureInfo.InvariantCulture));
}
