using System.Collections.Immutable;

namespace WarningGrid;

/// <summary>The county's memory: an append-only, hash-chained log of streams (design D1, D3, D7).</summary>
/// <remarks>Every method throws <see cref="StorageUnavailable"/>, and nothing else, when the store fails or an outcome is unknown.</remarks>
internal interface IEventLog
{
    /// <summary>Stores a commit whole or not at all. Waits while the queue is full.</summary>
    Task<Verdict> Append(Commit commit);

    /// <summary>Stores many commits that concern different streams, in chunks; each stands or falls alone.</summary>
    Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits);

    /// <summary>The entries of a stream with versions in (<paramref name="after"/>, <paramref name="upTo"/>], in order.</summary>
    Task<ImmutableArray<StoredEntry>> Read(string stream, long after = 0, long upTo = long.MaxValue);

    /// <summary>The stored command of this caller and key, or null.</summary>
    Task<StoredCommand?> FindCommand(string caller, string key);

    /// <summary>
    /// Returns once no append stamped at or before <paramref name="known"/> can still arrive (ASF-05): 5 s, then
    /// <see cref="StorageUnavailable"/>.
    /// </summary>
    Task Settle(DateTimeOffset known);
}

/// <summary>One unit of storing: everything a command sets down, in one transaction.</summary>
/// <remarks>
/// The log stamps at the moment of writing, so <see cref="Prepare"/> is called by a writer, perhaps more than once
/// (a batch that is repeated, a stamp that has grown old): it must be pure.
/// </remarks>
internal abstract class Commit
{
    /// <summary>The idempotency key this commit answers; null for the machinery's own.</summary>
    public StoredCommand? Command { get; init; }

    /// <summary>The message this commit consumes; its id is stored beside the events (design D5).</summary>
    public string? ConsumedMessage { get; init; }

    /// <summary>Further messages consumed together with it: all letters of one delivery are one append.</summary>
    public ImmutableArray<string> ConsumedMessages { get; init; } = [];

    /// <summary>The grain that consumes them.</summary>
    public string? Consumer { get; init; }

    /// <summary>Every message this commit consumes.</summary>
    public IEnumerable<string> Consumed => ConsumedMessage is { } one ? ConsumedMessages.Prepend(one) : ConsumedMessages;

    /// <summary>What the audit log says of it; null only for what is no act of anybody.</summary>
    public AuditNote? Audit { get; init; }

    /// <summary>All that is written, given the instant the log stamps on it.</summary>
    public abstract Prepared Prepare(DateTimeOffset stamp);
}

/// <summary>A commit made ready for one stamp.</summary>
/// <param name="Appends">The streams it appends to; each expects its first entry's version to be free.</param>
internal sealed record Prepared(
    ImmutableArray<StreamAppend> Appends,
    ImmutableArray<RowChange> Rows,
    ImmutableArray<OutboxMessage> Messages,
    ImmutableArray<AlarmChange> Alarms);

/// <summary>Entries for one stream, chained and ready, with consecutive versions.</summary>
internal sealed record StreamAppend(string Stream, ImmutableArray<StoredEntry> Entries);

/// <summary>An entry as it is stored: the canonical JSON that was hashed, and the heads after it (HSH-01).</summary>
/// <param name="Entry">RFC 8785 text of {stream, version, type, occurredAt, recordedAt, actor, key, data}.</param>
internal sealed record StoredEntry(
    string Stream, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string Actor, string Key,
    string Entry, ChainHead Head);

/// <summary>A command as remembered for its repeats: primary key (caller, key).</summary>
/// <param name="RequestSm3">SM3 of the request's canonical JSON; another one under the key is ContentConflict.</param>
/// <param name="Stream">The stream that answers the repeat.</param>
/// <param name="Version">That stream's version after the command.</param>
internal sealed record StoredCommand(string Caller, string Key, ReadOnlyMemory<byte> RequestSm3, string Stream, long Version);

/// <summary>A command with a place of its own among the stored ones: a feed's item is known by source and id, whoever sends it (FED-03).</summary>
internal interface IKeyedCommand
{
    /// <summary>Stands for the caller in (caller, key).</summary>
    string KeyOwner { get; }

    /// <summary>Stands for the request's SM3 where that could betray what was sent.</summary>
    ReadOnlyMemory<byte> Digest { get; }
}

/// <summary>What became of a commit.</summary>
internal abstract record Verdict
{
    /// <summary>Durable.</summary>
    internal sealed record Stored(Prepared What) : Verdict;

    /// <summary>Another writer was first: some version is taken. Nothing was stored.</summary>
    internal sealed record Overtaken : Verdict;

    /// <summary>The caller's key is taken, by this same request or another. Nothing was stored.</summary>
    internal sealed record Repeated(StoredCommand First) : Verdict;

    /// <summary>The message was consumed before. Nothing was stored.</summary>
    internal sealed record Consumed : Verdict;
}

/// <summary>A row of a read model, as it now stands, or its removal (design D4).</summary>
/// <param name="Values">In the order of the table's columns; for a removal the key columns alone.</param>
internal sealed record RowChange(ReadTable Table, ImmutableArray<object?> Values, bool Removed = false);

/// <summary>A message on its way to a target grain; inserted by the transaction of the event that caused it.</summary>
/// <param name="Id"><c>stream/version/n</c>.</param>
/// <param name="Target">Key of the grain that is told.</param>
/// <param name="Type">The alias of the message's record.</param>
/// <param name="Body">Its canonical JSON.</param>
internal sealed record OutboxMessage(string Id, string Source, long Version, string Target, string Type, string Body)
{
    /// <summary>The last part of the id: the order of the messages of one event.</summary>
    public int Number => int.Parse(Id.AsSpan(Id.LastIndexOf('/') + 1), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The next instant at which a grain wants to be woken, or null when it no longer does (DLB-12).</summary>
/// <param name="Id">The deadline's id within its aggregate.</param>
internal sealed record AlarmChange(string Grain, string Id, DateTimeOffset? NextFiring);

/// <summary>What the audit log keeps of an act (AUD-01). Never sealed content, never a reporter.</summary>
/// <param name="Act">The alias of the command or question, e.g. <c>case.serve-notice</c>.</param>
/// <param name="Subject">The object concerned, as a grain key, or the name of a list.</param>
/// <param name="Persons">Officials named by the object: their access history (CLR-07).</param>
/// <param name="Refused">Kind and code, where the answer was no.</param>
/// <param name="Detail">Old → new, filter, count, digest or reason, as canonical JSON; null where there is none.</param>
internal sealed record AuditNote(
    string Actor, string Act, string Subject, DateTimeOffset At, ImmutableArray<string> Roles,
    ImmutableArray<OfficialId> Persons, string? Refused = null, string? Detail = null, string? Origin = null);

/// <summary>Both heads of a chain after an entry: SHA-256 and SM3, 32 bytes each; all zero before the first.</summary>
internal sealed record ChainHead(ReadOnlyMemory<byte> Sha256, ReadOnlyMemory<byte> Sm3)
{
    public static ChainHead Zero { get; } = new(new byte[32], new byte[32]);

    public bool Equals(ChainHead? other) =>
        other is not null && Sha256.Span.SequenceEqual(other.Sha256.Span) && Sm3.Span.SequenceEqual(other.Sm3.Span);

    public override int GetHashCode() => BitConverter.ToInt32(Sha256.Span);
}
