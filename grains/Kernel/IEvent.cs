namespace WarningGrid;

/// <summary>Something that happened and is stored for good. Fields are added at the end and never change meaning.</summary>
/// <remarks>
/// A concrete event is a sealed record with an <c>[Alias]</c>; the alias is its stored name for ever
/// (EventCodec). Its members are what <see cref="EventJson"/> can write: text, words, ids, whole
/// numbers, decimals, instants, dates and lists of such; never a floating-point number.
/// </remarks>
internal interface IEvent;

/// <summary>An event that leaves the revision as it is: reminders, overdue marks, escalations, receipts, links (DSP-01).</summary>
internal interface ILeavesRevision : IEvent;

/// <summary>An event that itself says when it happened, whenever it is found out: overdue at 24:00 of the due date (DLB-07).</summary>
internal interface IHappensAt : IEvent
{
    DateTimeOffset HappensAt { get; }
}

/// <summary>An event with all that the log knows of it.</summary>
/// <param name="OccurredAt">When it happened, as given.</param>
/// <param name="RecordedAt">When we learned it, set by the log; strictly increasing within a stream (HIS-02).</param>
/// <param name="Actor">As <see cref="Caller.Actor"/>.</param>
internal sealed record Recorded(
    string Stream, long Version, IEvent Event, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string Actor, string Key)
{
    /// <summary>Whether a person or a feed caused it, and not the machinery.</summary>
    public bool ByHand => !Actor.StartsWith("system:", StringComparison.Ordinal);
}

/// <summary>An event that is decided but not yet stored.</summary>
/// <param name="OccurredAt">When it happened; null means at the instant of the command.</param>
internal sealed record Happening(IEvent Event, DateTimeOffset? OccurredAt = null);
