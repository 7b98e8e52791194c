using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using WarningGrid.Calendar;
using WarningGrid.Deadlines;
using WarningGrid.Engine;
using WarningGrid.Leads;
using WarningGrid.Rules;
using WarningGrid.Testing;
using WarningGrid.Units;

namespace WarningGrid.Bench;

/// <summary>How long it takes until all is fired that falls due at one instant, and what the pumps cost while nothing is due, among very many pending.</summary>
/// <remarks>What falls due belongs to leads with a history; what is pending are rows alone, for nobody will be woken by them.</remarks>
internal sealed class Deadlines(BenchCounty neighbour)
{
    private const string Duty = "DL-51#1";

    // Nothing else is about this time of year: the county's clock is moved past the end of this day.
    private readonly DateOnly due = CountyTime.DateOf(DateTimeOffset.UtcNow).AddDays(1);

    public async Task Run(Effort effort)
    {
        var (pending, falling) = effort.Quick ? (100_000, 2000) : (1_000_000, 10_000);
        await using var county = await BenchCounty.Found(neighbour.Server, officials: 50, leads: 0);
        var since = Stopwatch.StartNew();
        await Due(county, falling);
        await Pending(county, pending);
        await county.Database.Run("TRUNCATE outbox");
        await county.Town.Tidy();
        Report.Figure("deadlines/seeded", since.Elapsed.TotalSeconds, "s");

        await IdleSweep(effort.Time);
        var took = await Fire(county, falling);
        Report.Figure("deadlines/all-fired", took.TotalSeconds, "s");
        Report.Figure("deadlines/fired", falling / took.TotalSeconds, "deadlines/s");
        await Until.Holds(async () => await county.Database.Ask<long>("SELECT count(*) FROM outbox") == 0);
        Report.Figure(
            "deadlines/fired-twice",
            await county.Database.Ask<long>("SELECT count(*) - count(DISTINCT stream) FROM event WHERE type = 'deadline.overdue'"), "deadlines");
    }

    private async Task<TimeSpan> Fire(BenchCounty county, int falling)
    {
        await county.Advance(CountyTime.EndOf(due) - DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1));
        return await Until.Holds(
            async () => await county.Database.Ask<long>("SELECT count(DISTINCT stream) FROM event WHERE type = 'deadline.overdue'") == falling,
            TimeSpan.FromMinutes(5));
    }

    // A sweep is the claims of all shards, each once a second: what the driver says they took while nothing was due.
    private static async Task IdleSweep(TimeSpan time)
    {
        var claims = new List<double>();
        using (var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value is string sql && sql.Contains("UPDATE deadline d", StringComparison.Ordinal)))
                {
                    lock (claims)
                    {
                        claims.Add(activity.Duration.TotalMilliseconds);
                    }
                }
            },
        })
        {
            ActivitySource.AddActivityListener(listener);
            await Task.Delay(time);
        }

        claims.Sort();
        Report.Figure("deadlines/idle-sweep", claims.Average() * Shards.Count, "ms");
        Report.Figure("deadlines/idle-claim/p99", claims[(int)(0.99 * (claims.Count - 1))], "ms");
    }

    private async Task Due(BenchCounty county, int count)
    {
        await using var db = Engine.Postgres.Open(county.Postgres);
        var (history, now) = (new HistoryLoader(db), CountyTime.ToMicroseconds(DateTimeOffset.UtcNow.AddMinutes(-1)));
        for (var n = 0; n < count; n++)
        {
            LeadNumber lead = new(string.Create(CultureInfo.InvariantCulture, $"L-2026-{n + 1:00000}"));
            ImmutableArray<IEvent> past =
            [
                new LeadRegistered(
                    lead, new(lead.Value.Replace('L', 'S')), "AUDIT", Named: false, CountyTime.DateOf(now),
                    [new(null, new UnitCode("U-3401"), Unknown: false)], null, AssignedFromAbove: false),
                new DeadlineStarted(
                    Duty, new PackVersions(["BASE-2022"]), CountyTime.DateOf(now), new Limit(1, LimitUnit.WorkingDays), Roll: false,
                    due, Provisional: false, null, null, [new Firing(FiringKind.Overdue, 0, CountyTime.EndOf(due))]),
            ];
            await history.Add(now, "system:town", lead.Key(), [.. past.Select(one => new Happening(one))]);
        }

        await history.Flush(now);
    }

    // Over two years, beginning a month from now.
    private async Task Pending(BenchCounty county, int count)
    {
        await using var db = Engine.Postgres.Open(county.Postgres);
        var rows = Enumerable.Range(0, count).Select(n =>
            (Grain: new LeadNumber(string.Create(CultureInfo.InvariantCulture, $"L-2025-{n + 1:0000000}")).Key(), On: due.AddDays(30 + (n % 730))));
        await Copy(db, "deadline (grain, id, shard, next_firing, next_at)", rows, async (row, copy) =>
        {
            await copy.WriteAsync(row.Grain);
            await copy.WriteAsync(Duty);
            await copy.WriteAsync(Shards.Of(row.Grain));
            await copy.WriteAsync(CountyTime.EndOf(row.On).UtcDateTime, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(CountyTime.EndOf(row.On).UtcDateTime, NpgsqlDbType.TimestampTz);
        });
        await Copy(
            db, "open_deadline (stream, id, catalogue, generation, start_date, due_date, through_date, provisional, status)", rows,
            async (row, copy) =>
            {
                await copy.WriteAsync(row.Grain);
                await copy.WriteAsync(Duty);
                await copy.WriteAsync(DeadlineId.Catalogue(Duty));
                await copy.WriteAsync(DeadlineId.Generation(Duty));
                await copy.WriteAsync(row.On.AddDays(-30));
                await copy.WriteAsync(row.On);
                await copy.WriteAsync(row.On);
                await copy.WriteAsync(false);
                await copy.WriteAsync(nameof(DeadlineStatus.Running));
            });
    }

    private static async Task Copy<T>(NpgsqlDataSource db, string table, IEnumerable<T> rows, Func<T, NpgsqlBinaryImporter, Task> write)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT binary)");
        copy.Timeout = TimeSpan.FromMinutes(5);
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            await write(row, copy);
        }

        await copy.CompleteAsync();
    }
}
