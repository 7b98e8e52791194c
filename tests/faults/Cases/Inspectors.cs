using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Kernel;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>Many people who carry inquiries along their way, send a command again until it is answered, and remember what was.</summary>
/// <param name="pause">How long each thinks between two commands.</param>
internal sealed class Inspectors(
    TestDatabase database, IInquiryDesk desk, ImmutableArray<InquiryStep> way, int cases, TimeSpan pause = default)
{
    private const int Together = 128;

    // Whoever has had no answer for so long will have none.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Proof proof = new(database);
    private int answered;
    private int troubles;

    /// <summary>How often a sender got no answer.</summary>
    public int Troubles => troubles;

    /// <summary>Carries every case to the end of the way; <paramref name="midway"/> strikes when half of all commands are acknowledged.</summary>
    /// <param name="strikeAt">Another share of them.</param>
    public async Task Work(Func<Task> midway, double strikeAt = 0.5)
    {
        var first = (int)Math.Max(1, cases * (way.Length + 1) * strikeAt);
        var half = new TaskCompletionSource();
        var strike = Strike(half.Task, midway);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (n, stop) =>
            {
                var walk = new InquiryWalk(desk, way, n, InquiryTown.Official(n));
                while (!walk.Arrived)
                {
                    await Step(walk, n);
                    if (Interlocked.Increment(ref answered) == first)
                    {
                        half.TrySetResult();
                    }

                    await Task.Delay(pause, stop);
                }
            });
        await strike;
    }

    /// <summary>The proof over every read model, and that all cases, which went the same way, left the same behind them.</summary>
    public async Task Prove()
    {
        Assert.Equal(cases * (way.Length + 1), proof.Count);
        await proof.Holds([.. Rebuilding.Tables.Where(table => table != LedgerKind.Table)]);
        // A sealing also takes a number from the serial register, under its own key and a suffix; feeds have keys of their own.
        Assert.Equal(proof.Count, await database.Ask<long>("SELECT count(*) FROM command WHERE key LIKE 'walk-%' AND key NOT LIKE '%:%'"));
        Assert.Equal(cases, await database.Ask<long>("SELECT count(DISTINCT stream) FROM event WHERE stream LIKE 'c-%'"));
        await AllAlike("c-%");
        await AllAlike($"o-{InquiryTown.Official(0).Value[..2]}%");
        await AllAlike("l-%");
        var bytes = await database.Ask<long>("SELECT sum(pg_total_relation_size(relid))::bigint FROM pg_stat_user_tables WHERE schemaname = 'wg'");
        var events = await database.Ask<long>("SELECT count(*) FROM event");
        Journal.Note($"{proof.Count} acknowledged, {troubles} times no answer; {events} events of history and audit, {bytes / events} bytes each with all that stands beside them");
    }

    private async Task AllAlike(string streams) =>
        Assert.Equal(1, await database.Ask<long>(
            $"SELECT count(DISTINCT n) FROM (SELECT count(*) AS n FROM event WHERE stream LIKE '{streams}' GROUP BY stream) AS sizes"));

    private async Task Step(InquiryWalk walk, int n)
    {
        for (var since = Stopwatch.StartNew(); ;)
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
            catch (Exception e) when (Silence.Is(e) && since.Elapsed < Patience)
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
