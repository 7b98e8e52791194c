using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Writes a past: events stamped with the days on which they would have been recorded (design D17).</summary>
/// <remarks>Only into an empty log: in one that is in use, an event could arrive behind an answer already given (ASF-05).</remarks>
internal sealed class HistoryLoader(NpgsqlDataSource db)
{
    private const int BatchSize = 500;

    private readonly Dictionary<string, (AggregateState State, ChainHead Head)> streams = new(StringComparer.Ordinal);
    private readonly List<Unit> waiting = [];

    /// <summary>Events written so far.</summary>
    public int Written { get; private set; }

    /// <summary>Whether nothing has ever been recorded in this database.</summary>
    public async Task<bool> IsEmpty()
    {
        await using var any = db.CreateCommand("select not exists (select from wg.event)");
        return (bool)(await any.ExecuteScalarAsync())!;
    }

    /// <summary>Adds events to a stream, recorded at an instant; calls come in the order of their instants.</summary>
    public async Task Add(DateTimeOffset recordedAt, string actor, string stream, params IReadOnlyList<Happening> happened)
    {
        var kind = Aggregates.Of(stream) ?? throw new ArgumentException($"no aggregate has the stream {stream}");
        var (state, head) = streams.GetValueOrDefault(stream, (kind.Blank, ChainHead.Zero));
        var what = new Writing();
        streams[stream] = StreamFold.Extend(
            what, kind, stream, state, head, [.. happened], recordedAt, CountyTime.ToMicroseconds(recordedAt), actor, key: "");
        var unit = new Unit(new Ready(what.Done()));
        unit.Prepare(recordedAt);
        waiting.Add(unit);
        Written += happened.Count;
        if (waiting.Count >= BatchSize)
        {
            await Flush(recordedAt);
        }
    }

    /// <summary>Writes what is still waiting.</summary>
    public async Task Flush(DateTimeOffset stamp)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        batch.Timeout = 60;
        AppendSql.Write(batch, waiting, [], stamp, fresh: false);
        await batch.ExecuteNonQueryAsync();
        waiting.Clear();
    }

    private sealed class Ready(Prepared prepared) : Commit
    {
        public override Prepared Prepare(DateTimeOffset stamp) => prepared;
    }
}
