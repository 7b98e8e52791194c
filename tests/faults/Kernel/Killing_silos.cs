using System.Diagnostics;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

public sealed class Killing_silos
{
    [Fact]
    public async Task HIS_01_after_kill_9_amid_load_all_that_was_acknowledged_is_stored_once()
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
