using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

public sealed class Killing_silos
{
    [Fact]
    public async Task Example_05_11_HIS_01_after_kill_9_amid_load_all_that_was_acknowledged_is_stored_once()
    {
        await using var database = await Database(null);
        await using var silo = await ServerProcess.Ledgers(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        var keepers = new Bookkeepers(database, client, ledgers: 2000);

        await keepers.Work(rounds: 2, async () =>
        {
            await silo.Kill();
            await silo.Restart();
        });

        Assert.NotEqual(0, keepers.Troubles);
        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_of_two_silos_one_may_die_and_nothing_is_lost()
    {
        await using var database = await Database(null);
        await using var staying = await ServerProcess.Ledgers(database.Connection);
        await using var dying = await ServerProcess.Ledgers(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        var keepers = new Bookkeepers(database, client, ledgers: 500);

        await keepers.Work(rounds: 4, dying.Kill);

        await keepers.Prove();
    }

    [Fact]
    public async Task Example_09_13_AUD_03_two_processes_write_two_audit_streams_and_one_checkpoint_covers_both()
    {
        await using var database = await Database(null);
        await using var one = await ServerProcess.Ledgers(database.Connection);
        await using var other = await ServerProcess.Ledgers(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        TestCaller.Is("G00000417");
        var silos = (await client.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, TestContext.Current.CancellationToken)).Keys.ToArray();
        Assert.Equal(2, silos.Length);

        // Left to itself the cluster places all of them in one silo, until it has heard how busy the other is.
        var ledgers = Enumerable.Range(0, 64).Select(n => client.Grains.GetGrain<ILedgerGrain>($"t-audited-{n}")).ToArray();
        foreach (var (n, ledger) in ledgers.Index())
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silos[n % 2]);
            await ledger.Note(new(1, "", []), new("note"));
        }

        RequestContext.Remove(IPlacementDirector.PlacementHintKey);

        var noted = await Notes();
        var seen = (await ledgers[0].Read()).Value;

        // The note is there before the answer, and the history is as it was.
        Assert.Equal(noted + 1, await Notes());
        Assert.Equal(1, seen.Version);
        Assert.Equal(1, await database.Ask<long>("SELECT max(version) FROM event WHERE stream = 't-audited-0'"));

        foreach (var ledger in ledgers)
        {
            await ledger.Read();
        }

        await using var db = Postgres.Open(database.Connection);
        var checkpoint = await new Checkpoints(db).Write(DateTimeOffset.UtcNow);
        var processes = checkpoint.Lines.Where(line => line.Stream.StartsWith("a-", StringComparison.Ordinal))
            .Select(line => line.Stream[..line.Stream.LastIndexOf('-')]).Distinct();
        Assert.Equal(2, processes.Count());

        Task<long> Notes() => database.Ask<long>("SELECT count(*) FROM event WHERE stream LIKE 'a-%'");
    }

    [Fact]
    public async Task A_silo_that_is_asked_to_stop_costs_no_caller_an_error()
    {
        await using var database = await Database(null);
        await using var staying = await ServerProcess.Ledgers(database.Connection);
        await using var leaving = await ServerProcess.Ledgers(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        var keepers = new Bookkeepers(database, client, ledgers: 500);

        await keepers.Work(rounds: 4, async () => Assert.Equal(0, await leaving.Stop()));

        Assert.Equal(0, keepers.Troubles);
        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_when_PostgreSQL_is_gone_callers_hear_so_and_service_resumes_by_itself()
    {
        var server = await TestServer.StartPrivate();
        await using var database = await Database(server.Connection);
        await using var silo = await ServerProcess.Ledgers(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        var keepers = new Bookkeepers(database, client, ledgers: 300);

        await keepers.Work(rounds: 4, async () =>
        {
            await server.Crash();
            var since = Stopwatch.StartNew();
            TestCaller.Is("G00000417");
            await Assert.ThrowsAnyAsync<Exception>(() => client.Grains.GetGrain<ILedgerGrain>("t-outage").Note(new(1, "", []), new("outage")));
            Assert.InRange(since.Elapsed.TotalSeconds, 0, 5);
            await server.Start();
        });

        await keepers.Prove();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_silo_that_is_asked_to_stop_while_PostgreSQL_is_gone_or_hangs_ends_within_10_s(bool hangs)
    {
        var server = await TestServer.StartPrivate();
        await using var database = await Database(server.Connection);
        await using var silo = await ServerProcess.Ledgers(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        await new Bookkeepers(database, client, ledgers: 300).Work(rounds: 2, () => Task.CompletedTask);

        await (hangs ? server.Hang() : server.Crash());
        var since = Stopwatch.StartNew();
        await silo.Stop();
        since.Stop();
        await (hangs ? server.GoOn() : server.Start());

        TestContext.Current.TestOutputHelper!.WriteLine($"ended after {since.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(since.Elapsed.TotalSeconds, 0, 10);
        Assert.Equal(600, await database.Ask<long>("SELECT count(*) FROM event WHERE type = 'test.noted'"));
    }

    private static async Task<TestDatabase> Database(string? server)
    {
        var database = server is null ? await TestDatabase.Create() : await TestDatabase.Create(server);
        await database.Run(LedgerKind.Ddl);
        return database;
    }
}
