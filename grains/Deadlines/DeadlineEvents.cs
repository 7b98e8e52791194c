using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Deadlines;

/// <summary>An event of the aggregate that owns the deadline (DLB-12).</summary>
internal interface IDeadlineEvent : IEvent
{
    /// <summary>The deadline's id within its aggregate, e.g. DL-17#1.</summary>
    string Deadline { get; }
}

[Alias("deadline.started")]
internal sealed record DeadlineStarted(
    string Deadline, PackVersions Packs, DateOnly Start, Limit Limit, bool Roll, DateOnly Due, bool Provisional,
    OfficialId? Holder, OfficialId? Handler, ImmutableArray<Firing> Plan) : IDeadlineEvent, ILeavesRevision;

/// <summary>A document naming the due date has left.</summary>
[Alias("deadline.named")]
internal sealed record DeadlineNamed(string Deadline, DateOnly Due, string Document) : IDeadlineEvent, ILeavesRevision;

/// <summary>Another owes the act from now on; the due date stays, and reminders go to him.</summary>
[Alias("deadline.handed-over")]
internal sealed record DeadlineHandedOver(string Deadline, OfficialId Holder) : IDeadlineEvent, ILeavesRevision;

[Alias("deadline.extended")]
internal sealed record DeadlineExtended(
    string Deadline, Limit By, DateOnly AskedOn, OfficialId AskedBy, string Reason, DateOnly OldDue, DateOnly Due,
    bool Provisional, ImmutableArray<Firing> Plan) : IDeadlineEvent;

[Alias("deadline.paused")]
internal sealed record DeadlinePaused(string Deadline, DateOnly On, string Reason, string LegalBasis, string Document)
    : IDeadlineEvent;

[Alias("deadline.resumed")]
internal sealed record DeadlineResumed(
    string Deadline, DateOnly On, DateOnly Due, bool Provisional, ImmutableArray<Firing> Plan) : IDeadlineEvent;

/// <summary>The act was done.</summary>
/// <param name="Late">MetLate: after the due date, accepted all the same (DLB-11).</param>
[Alias("deadline.met")]
internal sealed record DeadlineMet(string Deadline, bool Late) : IDeadlineEvent, ILeavesRevision;

/// <param name="Left">What was left of it, where it may come back (DSP-18).</param>
[Alias("deadline.cancelled")]
internal sealed record DeadlineCancelled(string Deadline, string Reason, Limit? Left = null) : IDeadlineEvent, ILeavesRevision;

/// <summary>A notice changed a date it depends on (CAL-09).</summary>
[Alias("deadline.recomputed")]
internal sealed record DeadlineRecomputed(
    string Deadline, DateOnly OldDue, DateOnly Due, bool Provisional, string Notice, ImmutableArray<Firing> Plan)
    : IDeadlineEvent, ILeavesRevision;

/// <summary>Sent to holder and handler: case number and reason, never content (DLB-06).</summary>
/// <param name="Step">Working days before the due date.</param>
[Alias("deadline.reminded")]
internal sealed record DeadlineReminded(string Deadline, int Step, DateOnly Due, OfficialId? Holder, OfficialId? Handler)
    : IDeadlineEvent, ILeavesRevision;

/// <summary>Its time passed during an outage: recorded, not sent (DLB-09).</summary>
[Alias("deadline.reminder-skipped")]
internal sealed record DeadlineReminderSkipped(string Deadline, int Step, DateOnly Due) : IDeadlineEvent, ILeavesRevision;

/// <summary>工作日历未发布: a provisional due date has come (CAL-11).</summary>
[Alias("deadline.calendar-unpublished")]
internal sealed record DeadlineCalendarUnpublished(string Deadline, DateOnly Due) : IDeadlineEvent, ILeavesRevision;

/// <summary>24:00 of the due date has passed without the act, whenever that was found out (DLB-07).</summary>
[Alias("deadline.overdue")]
internal sealed record DeadlineOverdue(string Deadline, DateOnly Due) : IDeadlineEvent, ILeavesRevision, IHappensAt
{
    DateTimeOffset IHappensAt.HappensAt => CountyTime.EndOf(Due);
}

/// <summary>Correction: the mark was wrong, because of a proof or of a notice. It bears the time of what it corrects (ASF-06).</summary>
/// <param name="Reason"><c>proof</c>, or the id of the notice.</param>
[Alias("deadline.overdue-withdrawn")]
internal sealed record DeadlineOverdueWithdrawn(string Deadline, DateOnly Due, string Reason)
    : IDeadlineEvent, ILeavesRevision, IHappensAt
{
    DateTimeOffset IHappensAt.HappensAt => CountyTime.EndOf(Due);
}

/// <summary>So many working days after the due date somebody higher is told (DLB-08).</summary>
/// <param name="To">Roles, or HandlerHead for the handler's head of office.</param>
[Alias("deadline.escalated")]
internal sealed record DeadlineEscalated(
    string Deadline, int Step, DateOnly Due, ImmutableArray<string> To, OfficialId? Handler)
    : IDeadlineEvent, ILeavesRevision;
