using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Kernel;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>Many people who carry inquiries along their way, send a command again until it is answered, and remember what was.</summary>
internal sealed class Inspectors(TestDatabase database, IInquiryDesk desk, ImmutableArray<InquiryStep> way, int cases)
{
    private const int Together = 128;

    private readonly Proof proof = new(database);
    private int answered;
    private int troubles;

    /// <summary>How often a sender got no answer.</summary>
    public int Troubles => troubles;

    /// <summary>Carries every case to the end of the way; <paramref name="midway"/> strikes when half of all commands are acknowledged.</summary>
    public async Task Work(Func<Task> midway)
    {
        var half = new TaskCompletionSource();
        var strike = Strike(half.Task, midway);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (n, _) =>
            {
                var walk = new InquiryWalk(desk, way, n, InquiryTown.Official(n));
                while (!walk.Arrived)
                {
                    await Step(walk, n);
                    if (Interlocked.Increment(ref answered) == cases * (way.Length + 1) / 2)
                    {
                        half.TrySetResult();
                    }
                }
            });
        await strike;
    }

    /// <summary>The proof over every read model, and that all cases, which went the same way, left the same behind them.</summary>
    public async Task Prove()
    {
        Assert.Equal(cases * (way.Length + 1), proof.Count);
        await proof.Holds([.. Rebuilding.Tables.Where(table => table != LedgerKind.Table)]);
        // A sealing also takes a number from the serial register, under its own key and a suffix.
        Assert.Equal(proof.Count, await database.Ask<long>("SELECT count(*) FROM command WHERE key NOT LIKE '%:%'"));
        Assert.Equal(cases, await database.Ask<long>("SELECT count(DISTINCT stream) FROM event WHERE stream LIKE 'c-%'"));
        await AllAlike("c-%");
        await AllAlike($"o-{InquiryTown.Official(0).Value[..2]}%");
        await AllAlike("l-%");
    }

    private async Task AllAlike(string streams) =>
        Assert.Equal(1, await database.Ask<long>(
            $"SELECT count(DISTINCT n) FROM (SELECT count(*) AS n FROM event WHERE stream LIKE '{streams}' GROUP BY stream) AS sizes"));

    private async Task Step(InquiryWalk walk, int n)
    {
        while (true)
        {
            var key = walk.Key;
            try
            {
                if (await walk.Go() is { } refusal)
                {
                    Assert.Fail($"{key}: {refusal.Kind} {refusal.Code} {string.Join(' ', refusal.Items.Select(item => item.Code))}");
                }

                proof.Acknowledged(key, walk.Steps == 1 ? InquiryTown.Lead(n).Key() : walk.Number!.Value.Key());
                return;
            }
            catch (Exception e) when (Silence.Is(e))
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
