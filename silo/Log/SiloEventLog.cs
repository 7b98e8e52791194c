using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>The log of one silo: a bounded queue before a few lanes that commit in groups (design D3).</summary>
/// <remarks>
/// No lane waits for company: it takes what has queued up while its last batch was on the way, so that one caller alone
/// is as fast as with a transaction of his own, and many share one. A full queue makes callers wait: back-pressure.
/// </remarks>
internal sealed class SiloEventLog : IEventLog, IAuditTrail, IAsyncDisposable
{
    private const int BatchSize = 64;
    private const int QueueSize = 4096;

    private readonly NpgsqlDataSource db;
    private readonly Settling settling;
    private readonly Gate questions = new(width: 20);
    private readonly LogMeters meters;
    private readonly Task[] lanes;
    private readonly Channel<Unit> queue = Channel.CreateBounded<Unit>(QueueSize);
    private int lastLane;

    public SiloEventLog(
        NpgsqlDataSource db, CountyClock clock, SiloSettings settings, LogMeters meters, ILogger<Appender> journal)
    {
        (this.db, this.meters) = (db, meters);
        settling = new(db);
        meters.Watch(() => queue.Reader.Count);
        var process = ProcessName(clock.GetUtcNow());
        lanes = [.. Enumerable.Range(0, settings.Lanes).Select(_ => Task.Run(() => Run(new(
            db, clock, new AuditStream(process, () => Interlocked.Increment(ref lastLane)), meters, journal))))];
    }

    /// <summary>Raised after a commit with messages for other grains: the shards that have something to fetch.</summary>
    public event Action<IReadOnlyCollection<short>>? MessagesStored;

    public async Task<Verdict> Append(Commit commit)
    {
        var unit = new Unit(commit);
        await Enqueue(unit);
        return await unit.Verdict;
    }

    public async Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits)
    {
        var units = commits.Select(commit => new Unit(commit)).ToList();
        foreach (var unit in units)
        {
            await Enqueue(unit);
        }

        return [.. await Task.WhenAll(units.Select(unit => unit.Verdict))];
    }

    public Task Record(AuditNote note) => Append(new NoteOnly { Audit = note });

    public Task<ImmutableArray<StoredEntry>> Read(string stream, long after = 0, long upTo = long.MaxValue) =>
        questions.Ask(async () =>
        {
            await using var command = db.CreateCommand(
                $"SELECT {EventRows.Columns} FROM event WHERE stream = $1 AND version > $2 AND version <= $3 ORDER BY version");
            command.Parameters.Add(RowArrays.One(stream));
            command.Parameters.Add(RowArrays.One(after));
            command.Parameters.Add(RowArrays.One(upTo));
            var entries = ImmutableArray.CreateBuilder<StoredEntry>();
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                entries.Add(EventRows.Entry(row));
            }

            return entries.ToImmutable();
        });

    public Task<StoredCommand?> FindCommand(string caller, string key) =>
        questions.Ask(async () =>
        {
            await using var command = db.CreateCommand(
                "SELECT caller, key, request_sm3, stream, version FROM command WHERE caller = $1 AND key = $2");
            command.Parameters.Add(RowArrays.One(caller));
            command.Parameters.Add(RowArrays.One(key));
            await using var row = await command.ExecuteReaderAsync();
            return await row.ReadAsync() ? EventRows.Command(row) : null;
        });

    public Task Settle(DateTimeOffset known) => settling.Settle(known);

    /// <summary>Takes no more and returns once all that was taken has its verdict.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(lanes);
        questions.Dispose();
    }

    private async Task Enqueue(Unit unit)
    {
        try
        {
            await queue.Writer.WriteAsync(unit);
        }
        catch (ChannelClosedException)
        {
            throw new StorageUnavailable("the silo is stopping");
        }
    }

    private async Task Run(Appender appender)
    {
        var batch = new List<Unit>(BatchSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchSize && queue.Reader.TryRead(out var unit))
            {
                batch.Add(unit);
            }

            var stored = await appender.Store(batch);
            meters.Committed(batch);
            var shards = stored.SelectMany(unit => unit.Prepared.Messages).Select(message => Shards.Of(message.Target)).ToHashSet();
            if (shards.Count > 0)
            {
                MessagesStored?.Invoke(shards);
            }
        }
    }

    // Short and never the same twice on one machine: the second of the start in base 36, and the process id.
    private static string ProcessName(DateTimeOffset now)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var name = "";
        for (var rest = (now.ToUnixTimeMilliseconds() << 22) | (uint)(Environment.ProcessId & 0x3fffff); rest > 0; rest /= 36)
        {
            name = Digits[(int)(rest % 36)].ToString(CultureInfo.InvariantCulture) + name;
        }

        return name;
    }
}
