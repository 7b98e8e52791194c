using System.Collections.Concurrent;
using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Many callers who note amounts in ledgers, repeat a key until it is answered, and remember what was acknowledged.</summary>
internal sealed class Bookkeepers(TestDatabase database, OutsideClient client, int ledgers)
{
    private const int Together = 128;

    private readonly ConcurrentDictionary<string, (string Ledger, long Version)> acknowledged = new(StringComparer.Ordinal);
    private int answered;

    /// <summary>Errors that callers saw on the way.</summary>
    public int Troubles => troubles;

    private int troubles;

    /// <summary>Each ledger gets one entry a round, and tells its neighbour; <paramref name="midway"/> strikes when half are done.</summary>
    public async Task Work(int rounds, Func<Task> midway)
    {
        var half = new TaskCompletionSource();
        var strike = Strike(half.Task, midway);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ledgers * rounds), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (n, _) =>
            {
                await Note($"t-{n % ledgers}", $"t-to-{n % 50}", $"key-{n}");
                if (Interlocked.Increment(ref answered) == ledgers * rounds / 2)
                {
                    half.TrySetResult();
                }
            });
        await strike;
    }

    /// <summary>What must hold whatever happened: acknowledged is stored, once, without gaps; chains, read models and letters agree.</summary>
    public async Task Prove()
    {
        await Until.Holds(async () => await database.Ask<long>("SELECT count(*) FROM outbox") == 0);
        Assert.Equal(0, await database.Ask<long>("SELECT count(*) FROM dead_letter"));
        Assert.Equal(0, await database.Ask<long>(
            "SELECT count(*) FROM (SELECT FROM event GROUP BY stream HAVING count(*) <> max(version) OR min(version) <> 1) AS gaps"));
        Assert.Equal(acknowledged.Count, await database.Ask<long>("SELECT count(*) FROM event WHERE type = 'test.noted'"));
        Assert.Equal(acknowledged.Count, await database.Ask<long>("SELECT count(DISTINCT key) FROM event WHERE type = 'test.noted'"));
        Assert.Equal(acknowledged.Count, await database.Ask<long>("SELECT count(*) FROM event WHERE type = 'test.told'"));

        await using var db = Postgres.Open(database.Connection);
        await using var stored = db.CreateCommand("SELECT key, stream, version FROM command");
        await using (var row = await stored.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await row.ReadAsync(TestContext.Current.CancellationToken))
            {
                Assert.Equal(acknowledged[row.GetString(0)], (row.GetString(1), row.GetInt64(2)));
            }
        }

        await foreach (var verdict in Verifier.Check(Verifier.Entries(db), checkpoint: null))
        {
            Assert.Equal(ChainState.NoCheckpoint, verdict.State);
        }

        Assert.Empty(await Verifier.LostAnswers(db));
        Assert.True((await new Rebuilding(db).Rebuild(LedgerKind.Table, DateTimeOffset.UtcNow, swap: false, _ => { })).Agrees);
    }

    private async Task Note(string ledger, string tell, string key)
    {
        TestCaller.Is("G00000417");
        while (true)
        {
            try
            {
                var answer = await client.Grains.GetGrain<ILedgerGrain>(ledger).Note(new(1, "", [tell]), new(key));
                if (answer.Refused is null)
                {
                    acknowledged[key] = (ledger, answer.Value.Version);
                    return;
                }

                // Overtaken by its own first attempt: the next answer is that one's.
                Assert.Equal(RefusalKind.Stale, answer.Refused.Kind);
            }
            catch (Exception e) when (e is StorageUnavailable or TimeoutException or OrleansException or NpgsqlException or InvalidOperationException)
            {
                Interlocked.Increment(ref troubles);
                await Task.Delay(100);
            }
        }
    }

    private static async Task Strike(Task half, Func<Task> midway)
    {
        await half;
        await midway();
    }
}
