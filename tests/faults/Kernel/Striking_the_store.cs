using System.Diagnostics;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Another pair of silos, whose PostgreSQL dies, stops and drops its connections in the midst of work; after each blow the proof.</summary>
public sealed class Striking_the_store(Pair pair) : IClassFixture<Pair>
{
    [Fact]
    public async Task HIS_01_after_kill_9_of_PostgreSQL_it_recovers_what_was_acknowledged()
    {
        var keepers = await pair.Round();

        await keepers.Work(async () =>
        {
            await pair.Server.Kill();
            await pair.Server.Start();
        });

        Assert.NotEqual(0, keepers.Troubles);
        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_when_PostgreSQL_is_gone_for_8_s_callers_hear_so_and_service_resumes_by_itself()
    {
        var keepers = await pair.Round();

        await keepers.Work(() => Outage.Of(pair, TimeSpan.FromSeconds(8)));

        Assert.NotEqual(0, keepers.Troubles);
        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_connections_that_are_cut_at_random_lose_nothing()
    {
        var keepers = await pair.Round();

        await keepers.Work(async () =>
        {
            var dice = keepers.Dice;
            for (var cut = 0; cut < 20; cut++)
            {
                var connections = await pair.Database.Column<int>(
                    "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'warninggrid%' AND pid <> pg_backend_pid()");
                var unlucky = string.Join(',', connections.Where(_ => dice.Next(2) == 0));
                await pair.Database.Run($"SELECT pg_terminate_backend(pid) FROM unnest(ARRAY[{unlucky}]::int[]) AS pid");
                await Task.Delay(dice.Next(300));
            }
        });

        Assert.NotEqual(0, keepers.Troubles);
        await keepers.Prove();
    }
}

/// <summary>PostgreSQL is asked to stop and comes back after a while.</summary>
internal static class Outage
{
    /// <summary>In the midst of it a caller hears so, and within his time-out.</summary>
    public static async Task Of(Pair pair, TimeSpan length)
    {
        await pair.Server.Stop();
        var since = Stopwatch.StartNew();
        TestCaller.Is("G00000417");
        await Assert.ThrowsAnyAsync<Exception>(
            () => pair.Client.Grains.GetGrain<ILedgerGrain>("t-outage").Note(new(1, "", []), new("outage")));
        Assert.InRange(since.Elapsed.TotalSeconds, 0, 5);
        await Task.Delay(length - since.Elapsed);
        await pair.Server.Start();
    }
}
