using WarningGrid.Calendar;

namespace WarningGrid.Deadlines;

/// <summary>What can move a due date after the start.</summary>
internal enum StepKind
{
    /// <summary>Lengthened from the then due date (DLB-02).</summary>
    Extended,

    /// <summary>A document or reminder naming the then due date has left: no recomputing goes below it (CAL-10).</summary>
    Named,

    /// <summary>Lawfully stopped; the day itself still counts (DLB-05).</summary>
    Paused,

    /// <summary>Runs on with what was left; the day itself does not count (DLB-05).</summary>
    Resumed,
}

/// <summary>One thing that moved a due date.</summary>
/// <param name="On">The day it took effect; of a name the day that was named.</param>
/// <param name="By">Of an extension its length.</param>
/// <param name="Reason">Of a pause why: a word of the pack.</param>
internal readonly record struct DeadlineStep(StepKind Kind, DateOnly On, Limit? By = null, string? Reason = null);

/// <summary>What a deadline does by itself when its time comes.</summary>
internal enum FiringKind
{
    Reminder,

    /// <summary>The due date of a provisional deadline has come and the calendar is still not published (CAL-11).</summary>
    CalendarUnpublished,

    /// <summary>A period that simply ends, such as an effect or a validity.</summary>
    Expiry,
    Overdue,
    Escalation,
}

/// <summary>A planned firing.</summary>
/// <param name="Step">Which reminder (working days before the due date) or escalation (working days after it).</param>
internal readonly record struct Firing(FiringKind Kind, int Step, DateTimeOffset At);

/// <summary>A firing that took place, keyed so that it cannot take place twice (DLB-10); the generation is the deadline's own.</summary>
internal readonly record struct Fired(FiringKind Kind, int Step, DateOnly Due);
