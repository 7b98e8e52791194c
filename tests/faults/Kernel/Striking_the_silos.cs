using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>One pair of silos: they die, freeze, leave and come back in the midst of work; after each blow the proof.</summary>
public sealed class Striking_the_silos(Pair pair) : IClassFixture<Pair>
{
    [Fact]
    public async Task HIS_01_of_two_silos_one_is_killed_and_nothing_is_lost()
    {
        var keepers = await pair.Round();
        var dying = pair.Silos[keepers.Dice.Next(2)];

        await keepers.Work(dying.Kill);

        await keepers.Prove();
    }

    [Fact]
    public async Task Example_05_11_HIS_01_after_kill_9_of_every_silo_all_that_was_acknowledged_is_stored_once()
    {
        var keepers = await pair.Round();

        await keepers.Work(async () =>
        {
            await Task.WhenAll(pair.Silos.Select(silo => silo.Kill()));
            await pair.Whole();
        });

        Assert.NotEqual(0, keepers.Troubles);
        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_a_silo_that_sleeps_until_it_is_given_up_and_then_goes_on_spoils_nothing_and_ends()
    {
        var keepers = await pair.Round();
        var frozen = pair.Silos[keepers.Dice.Next(2)];

        await keepers.Work(async () =>
        {
            await frozen.Freeze();
            var givenUp = await Until.Holds(() => pair.HasGivenUp(frozen));

            // Its ledgers live elsewhere by now; when it goes on they live twice, until it hears that it is dead.
            await Task.Delay(TimeSpan.FromSeconds(1));
            await frozen.Thaw();
            var since = Stopwatch.StartNew();
            await frozen.Ended(within: TimeSpan.FromSeconds(30));
            Journal.Note($"given up after {givenUp.TotalSeconds:0.0} s, ended {since.Elapsed.TotalSeconds:0.0} s after it went on");
        });

        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_a_rolling_restart_loses_nothing_and_costs_no_command_more_than_a_time_out_and_a_second_try()
    {
        var keepers = await pair.Round();

        await keepers.Work(async () =>
        {
            await Again(pair.Silos[0]);

            // Clients ask once a second which gateways there are; without one nobody could be asked.
            await Task.Delay(TimeSpan.FromSeconds(2.5));
            await Again(pair.Silos[1]);
        });

        // Calls on their way through a leaving silo are mostly sent back at once; now and then one runs into its 4 s.
        Journal.Note($"longest way of a command {keepers.LongestWay.TotalSeconds:0.0} s");
        Assert.True(keepers.LongestWay < TimeSpan.FromSeconds(4 + 4.5), $"{keepers.LongestWay}\n{keepers.Kinds}\n{keepers.Lately}");
        await keepers.Prove();

        static async Task Again(ServerProcess silo)
        {
            Assert.True(await silo.Stop() == 0, silo.Said);
            await silo.Restart();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_silo_that_is_asked_to_stop_while_PostgreSQL_is_gone_or_hangs_ends_within_10_s(bool hangs)
    {
        Long.Only();
        var keepers = await pair.Round();
        var stopping = Stopwatch.StartNew();

        await keepers.Work(async () =>
        {
            await (hangs ? pair.Server.Hang() : pair.Server.Crash());
            stopping.Restart();
            await pair.Silos[0].Stop();
            stopping.Stop();
            await (hangs ? pair.Server.GoOn() : pair.Server.Start());
        });

        Journal.Note($"ended after {stopping.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(stopping.Elapsed.TotalSeconds, 0, 10);
        await keepers.Prove();
    }

    [Fact]
    public async Task Example_09_13_AUD_03_two_processes_write_two_audit_streams_and_one_checkpoint_covers_both()
    {
        await pair.Whole();
        TestCaller.Is("G00000417");
        var silos = (await pair.Client.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, TestContext.Current.CancellationToken)).Keys.ToArray();
        Assert.Equal(2, silos.Length);

        // Left to itself the cluster places all of them in one silo, until it has heard how busy the other is.
        var ledgers = Enumerable.Range(0, 64).Select(n => pair.Client.Grains.GetGrain<ILedgerGrain>($"t-audited-{n}")).ToArray();
        foreach (var (n, ledger) in ledgers.Index())
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silos[n % 2]);
            await ledger.Note(new(1, "", []), new("audited"));
        }

        RequestContext.Remove(IPlacementDirector.PlacementHintKey);

        var noted = await Notes();
        var seen = (await ledgers[0].Read()).Value;

        // The note is there before the answer, and the history is as it was.
        Assert.Equal(noted + 1, await Notes());
        Assert.Equal(1, seen.Version);
        Assert.Equal(1, await pair.Database.Ask<long>("SELECT max(version) FROM event WHERE stream = 't-audited-0'"));

        foreach (var ledger in ledgers)
        {
            await ledger.Read();
        }

        await using var db = Postgres.Open(pair.Database.Connection);
        var checkpoint = await new Checkpoints(db).Write(DateTimeOffset.UtcNow);
        var audits = await pair.Database.Column<string>(
            "SELECT DISTINCT stream FROM event WHERE stream LIKE 'a-%' AND entry LIKE '%\"t-audited-%'");
        Assert.Equal(2, audits.Select(stream => stream[..stream.LastIndexOf('-')]).Distinct().Count());
        Assert.Empty(audits.Except(checkpoint.Lines.Select(line => line.Stream)));

        Task<long> Notes() => pair.Database.Ask<long>("SELECT count(*) FROM event WHERE stream LIKE 'a-%' AND entry LIKE '%\"t-audited-%'");
    }
}
