using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Engine;

/// <summary>The audit stream of one lane: <c>a-2026-09-21-k3f9x2-3</c>, chained like any history (AUD-03).</summary>
/// <remarks>
/// A lane is the only writer of its stream, so it knows version and head without reading. When the outcome of a write
/// is unknown it knows them no longer and begins another stream under a number no lane of this process has had.
/// </remarks>
internal sealed class AuditStream(string process, Func<int> nextLane)
{
    private int lane = nextLane();
    private Position position = new("", 0, ChainHead.Zero, DateTimeOffset.MinValue);

    /// <summary>Chains the notes of some commits behind the last stored entry; nothing moves before <see cref="Advance"/>.</summary>
    public AuditWriting Chain(IEnumerable<Commit> commits, DateTimeOffset stamp)
    {
        var date = CountyTime.DateOf(stamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var stream = string.Create(CultureInfo.InvariantCulture, $"a-{date}-{process}-{lane}");
        var at = position.Stream == stream ? position : new(stream, 0, ChainHead.Zero, DateTimeOffset.MinValue);
        var entries = ImmutableArray.CreateBuilder<AuditEntry>();
        foreach (var commit in commits)
        {
            if (commit.Audit is { } note)
            {
                var (entry, next) = Link(at, note, commit.Command?.Key ?? "", stamp);
                entries.Add(entry);
                at = next;
            }
        }

        return new(entries.ToImmutable(), at);
    }

    /// <summary>The chained entries are durable.</summary>
    public void Advance(AuditWriting written)
    {
        if (!written.Entries.IsEmpty)
        {
            position = written.End;
        }
    }

    /// <summary>Whether they are durable is unknown: begin another stream.</summary>
    public void Abandon() => lane = nextLane();

    private static (AuditEntry Entry, Position Next) Link(Position at, AuditNote note, string key, DateTimeOffset stamp)
    {
        var noted = AuditNoted.Of(note);
        var recordedAt = stamp > at.RecordedAt ? stamp : at.RecordedAt.AddMicroseconds(1);
        var occurredAt = CountyTime.ToMicroseconds(note.At);
        var text = EventCodec.Entry(at.Stream, at.Version + 1, noted, occurredAt, recordedAt, note.Actor, key);
        var head = EntryChain.Link(at.Head, text);
        var stored = new StoredEntry(
            at.Stream, at.Version + 1, EventCodec.NameOf(typeof(AuditNoted)), occurredAt, recordedAt, note.Actor, key, text, head);
        return (new(stored, note.Act, note.Persons), new(at.Stream, stored.Version, head, recordedAt));
    }

    internal sealed record Position(string Stream, long Version, ChainHead Head, DateTimeOffset RecordedAt);
}

/// <summary>Audit entries of one batch, and where the stream stands once they are stored.</summary>
internal sealed record AuditWriting(ImmutableArray<AuditEntry> Entries, AuditStream.Position End);

/// <summary>One audit entry with what the access history keeps of it.</summary>
internal sealed record AuditEntry(StoredEntry Stored, string Act, ImmutableArray<OfficialId> Persons);
