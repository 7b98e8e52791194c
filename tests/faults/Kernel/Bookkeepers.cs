using Npgsql;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Many callers who note amounts in ledgers, repeat a key until it is answered, and remember what was acknowledged.</summary>
internal sealed class Bookkeepers(TestDatabase database, OutsideClient client, int ledgers)
{
    private const int Together = 128;

    private readonly Proof proof = new(database);
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

    /// <summary>The proof, and that every note was taken and told once.</summary>
    public async Task Prove()
    {
        await proof.Holds(LedgerKind.Table);
        Assert.Equal(proof.Count, await database.Ask<long>("SELECT count(*) FROM command"));
        Assert.Equal(proof.Count, await database.Ask<long>("SELECT count(*) FROM event WHERE type = 'test.noted'"));
        Assert.Equal(proof.Count, await database.Ask<long>("SELECT count(DISTINCT key) FROM event WHERE type = 'test.noted'"));
        Assert.Equal(proof.Count, await database.Ask<long>("SELECT count(*) FROM event WHERE type = 'test.told'"));
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
                    proof.Acknowledged(key, ledger, answer.Value.Version);
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
