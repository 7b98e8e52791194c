namespace WarningGrid.Deadlines;

/// <summary>How one deadline remembers its events.</summary>
internal static class DeadlineFold
{
    public static Deadline Begin(DeadlineStarted started) =>
        new(
            DeadlineId.Catalogue(started.Deadline), DeadlineId.Generation(started.Deadline), started.Packs, started.Start,
            started.Limit, started.Roll, started.Holder, started.Handler)
        {
            Due = started.Due, Provisional = started.Provisional, Plan = started.Plan,
        };

    public static Deadline Evolve(Deadline deadline, IDeadlineEvent happened, DateTimeOffset? at) => happened switch
    {
        DeadlineNamed named => Named(deadline, named.Due),
        DeadlineHandedOver handed => deadline with { Holder = handed.Holder },
        DeadlineExtended extended => deadline with
        {
            Steps = deadline.Steps.Add(new(StepKind.Extended, extended.OldDue, extended.By)),
            Due = extended.Due, Provisional = extended.Provisional, Plan = extended.Plan,
        },
        DeadlinePaused paused => deadline with
        {
            Status = DeadlineStatus.Paused, Steps = deadline.Steps.Add(new(StepKind.Paused, paused.On, Reason: paused.Reason)),
        },
        DeadlineResumed resumed => deadline with
        {
            Status = DeadlineStatus.Running, Steps = deadline.Steps.Add(new(StepKind.Resumed, resumed.On)),
            Due = resumed.Due, Provisional = resumed.Provisional, Plan = resumed.Plan,
        },
        DeadlineMet met => Settled(deadline, met.Late ? DeadlineStatus.MetLate : DeadlineStatus.Met, at),
        DeadlineCancelled cancelled => Settled(deadline, DeadlineStatus.Cancelled, at) with { Left = cancelled.Left },
        DeadlineRecomputed recomputed => deadline with
        {
            Due = recomputed.Due, Provisional = recomputed.Provisional, Plan = recomputed.Plan,
            Notices = deadline.Notices.Add(recomputed.Notice),
        },
        DeadlineReminded reminded => Named(Took(deadline, FiringKind.Reminder, reminded.Step, reminded.Due), reminded.Due),
        DeadlineReminderSkipped skipped => Took(deadline, FiringKind.Reminder, skipped.Step, skipped.Due),
        DeadlineCalendarUnpublished raised => Took(deadline, FiringKind.CalendarUnpublished, 0, raised.Due),
        DeadlineOverdue overdue => Took(deadline, FiringKind.Overdue, 0, overdue.Due) with { Status = DeadlineStatus.Overdue },
        DeadlineOverdueWithdrawn withdrawn => deadline with
        {
            Status = DeadlineStatus.Running,
            Fired = [.. deadline.Fired.Where(fired => fired.Due != withdrawn.Due || fired.Kind is FiringKind.Reminder)],
        },
        DeadlineEscalated escalated => Took(deadline, FiringKind.Escalation, escalated.Step, escalated.Due),
        _ => deadline,
    };

    private static Deadline Settled(Deadline deadline, DeadlineStatus status, DateTimeOffset? at) =>
        deadline with { Status = status, Plan = [], SettledAt = at };

    private static Deadline Named(Deadline deadline, DateOnly due) =>
        deadline.Steps is [.., { Kind: StepKind.Named } last] && last.On == due
            ? deadline
            : deadline with { Steps = deadline.Steps.Add(new(StepKind.Named, due)) };

    private static Deadline Took(Deadline deadline, FiringKind kind, int step, DateOnly due) =>
        deadline with
        {
            Fired = deadline.Fired.Add(new(kind, step, due)),
            Plan = [.. deadline.Plan.Where(firing => firing.Kind != kind || firing.Step != step)],
        };
}
