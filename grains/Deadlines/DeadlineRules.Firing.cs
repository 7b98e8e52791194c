namespace WarningGrid.Deadlines;

internal static partial class DeadlineRules
{
    /// <summary>Everything whose time has come, each exactly once, in due order, bearing the time at which it was due (DLB-09, DLB-10).</summary>
    public static IEnumerable<Happening> FireDue(DeadlineBook book, Facts facts)
    {
        var now = book;
        while (Next(now, facts.Now) is var (deadline, firing))
        {
            var happened = Fire(deadline, firing, facts);
            yield return new Happening(happened, firing.At);
            now = now.Evolve(happened);
        }
    }

    private static (Deadline Deadline, Firing Firing)? Next(DeadlineBook book, DateTimeOffset now)
    {
        (Deadline Deadline, Firing Firing)? first = null;
        foreach (var deadline in book.All)
        {
            if (deadline.Status is DeadlineStatus.Running or DeadlineStatus.Overdue
                && deadline.Plan is [var firing, ..]
                && firing.At <= now
                && (first is null || firing.At < first.Value.Firing.At))
            {
                first = (deadline, firing);
            }
        }

        return first;
    }

    private static IDeadlineEvent Fire(Deadline deadline, Firing firing, Facts facts) => firing.Kind switch
    {
        FiringKind.Reminder when Missed(deadline, firing, facts) =>
            new DeadlineReminderSkipped(deadline.Id, firing.Step, deadline.Due),
        FiringKind.Reminder =>
            new DeadlineReminded(deadline.Id, firing.Step, deadline.Due, deadline.Holder, deadline.Handler),
        FiringKind.CalendarUnpublished => new DeadlineCalendarUnpublished(deadline.Id, deadline.Due),
        FiringKind.Expiry when IsRight(deadline, facts) => new DeadlineCancelled(deadline.Id, "lapsed"),
        FiringKind.Expiry => new DeadlineMet(deadline.Id, Late: false),
        FiringKind.Overdue => new DeadlineOverdue(deadline.Id, deadline.Due),
        FiringKind.Escalation =>
            new DeadlineEscalated(deadline.Id, firing.Step, deadline.Due, [.. Targets(deadline, firing, facts)], deadline.Handler),
    };

    private static bool Missed(Deadline deadline, Firing firing, Facts facts) =>
        facts.Now > firing.At.AddMinutes(facts.Rules.At(deadline.Packs).Whole("DLB-09.grace-minutes"));

    private static IEnumerable<string> Targets(Deadline deadline, Firing firing, Facts facts)
    {
        var rules = facts.Rules.At(deadline.Packs);
        var step = rules.List("DLB-08.steps").IndexOf(firing.Step.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return rules.List("DLB-08.targets").Skip(step).Take(1).Concat(rules.List("DLB-08.always"));
    }
}
