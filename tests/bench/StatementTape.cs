using System.Collections.Concurrent;
using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Engine;

namespace WarningGrid.Bench;

/// <summary>Stands before the log and, while it runs, keeps the statements by which each commit of a stream would be stored alone.</summary>
internal sealed class StatementTape
{
    private readonly ConcurrentQueue<NpgsqlBatch> taken = new();
    private volatile string? stream;

    /// <summary>The log with the tape before it.</summary>
    public IEventLog Before(IEventLog log) => new Taped(this, log);

    /// <summary>Keeps what is stored by commands to one stream from now on.</summary>
    public void Run(string of) => stream = of;

    /// <summary>What was kept since it ran, a batch a commit; the tape stops.</summary>
    public IReadOnlyList<NpgsqlBatch> Take()
    {
        stream = null;
        var all = taken.ToList();
        taken.Clear();
        return all;
    }

    private void Keep(Commit commit)
    {
        if (stream is not { } wanted || commit.Command is not { } command || command.Stream != wanted)
        {
            return;
        }

        var stamp = CountyTime.ToMicroseconds(DateTimeOffset.UtcNow);
        var unit = new Unit(commit);
        unit.Prepare(stamp);
        var batch = new NpgsqlBatch();
        AppendSql.Write(batch, [unit], new AuditStream(PgBench.AuditMark, () => 1).Chain([commit], stamp).Entries, stamp, fresh: false);
        taken.Enqueue(batch);
    }

    private sealed class Taped(StatementTape tape, IEventLog log) : IEventLog
    {
        public Task<Verdict> Append(Commit commit)
        {
            tape.Keep(commit);
            return log.Append(commit);
        }

        public Task<ImmutableArray<Verdict>> AppendMany(IReadOnlyList<Commit> commits) => log.AppendMany(commits);

        public Task<ImmutableArray<StoredEntry>> Read(string stream, long after, long upTo) => log.Read(stream, after, upTo);

        public Task<StoredCommand?> FindCommand(string caller, string key) => log.FindCommand(caller, key);

        public Task Settle(DateTimeOffset known) => log.Settle(known);
    }
}
