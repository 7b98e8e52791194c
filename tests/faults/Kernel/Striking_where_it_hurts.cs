using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>The long set: outages of half a minute, a network that parts the silos, a full disk, clocks that leap.</summary>
public sealed class Striking_where_it_hurts
{
    [Fact]
    public async Task HIS_01_PostgreSQL_may_be_gone_for_30_s()
    {
        Long.Only();
        await using var pair = await Started();
        var keepers = await pair.Round();

        await keepers.Work(() => Outage.Of(pair, TimeSpan.FromSeconds(30)));

        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_PostgreSQL_may_hang_for_30_s()
    {
        Long.Only();
        await using var pair = await Started();
        var keepers = await pair.Round();

        await keepers.Work(async () =>
        {
            await pair.Server.Hang();
            await Task.Delay(TimeSpan.FromSeconds(30));
            await pair.Server.GoOn();
        });

        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_of_two_silos_that_lose_sight_of_each_other_one_gives_way_and_nothing_is_lost()
    {
        Long.Only();
        Assert.SkipUnless(Shell.IsRoot, "network namespaces want root");
        await using var rooms = await TwoRooms.Build();
        var server = await TestServer.StartPrivate(open: true);
        await using var database = await TestDatabase.Create(server.Connection);
        await database.Run(LedgerKind.Ddl);
        await using var one = await ServerProcess.Ledgers(TwoRooms.Reach(database.Connection, 0), TwoRooms.Room(0));
        await using var other = await ServerProcess.Ledgers(TwoRooms.Reach(database.Connection, 1), TwoRooms.Room(1));
        await using var client = await OutsideClient.Connect(database.Connection);
        var keepers = new Bookkeepers(database, client, "n");

        await keepers.Work(async () =>
        {
            await TwoRooms.Cut();
            await Until.Holds(() => Task.FromResult(!one.Runs || !other.Runs));
            var loser = one.Runs ? other : one;
            Assert.True(one.Runs || other.Runs, "both gave way");
            await TwoRooms.Tie();
            await loser.Restart();
        });

        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_01_a_disk_that_is_full_refuses_and_goes_on_once_there_is_room()
    {
        Long.Only();
        Assert.SkipUnless(Shell.IsRoot, "a mount wants root");
        var disk = Directory.CreateTempSubdirectory("wg-disk-").FullName;
        await Shell.Run($"mount -t tmpfs -o size=400m wg-disk {disk}");
        try
        {
            var server = await TestServer.StartPrivate(folder: disk, settings: "-c max_wal_size=64MB -c min_wal_size=32MB");
            var database = await TestDatabase.Create(server.Connection);
            await database.Run(LedgerKind.Ddl);
            await using var silo = await ServerProcess.Ledgers(database.Connection);
            await using var client = await OutsideClient.Connect(database.Connection);
            var keepers = new Bookkeepers(database, client, "d");

            await keepers.Work(async () =>
            {
                // To the last page but one: what is left is used up within the second.
                await Shell.Run($"head -c $(($(df --output=avail -B1 {disk} | tail -n 1) - 100000)) /dev/zero >{disk}/filler || true");
                await Task.Delay(TimeSpan.FromSeconds(15));
                Assert.NotEqual(0, keepers.Troubles);
                File.Delete(Path.Combine(disk, "filler"));
                await server.Start();
            });

            await keepers.Prove();
        }
        finally
        {
            await Shell.Run($"umount -l {disk}");
        }
    }

    [Fact]
    public async Task HIS_02_the_countys_clock_may_leap_ahead_and_step_back()
    {
        Long.Only();
        await using var pair = await Started();
        var keepers = await pair.Round();

        await keepers.Work(async () =>
        {
            // Less than a seal lives: callers seal by their own clock.
            await pair.Database.Run("UPDATE county_clock SET ahead = ahead + interval '90 seconds'");
            await Task.Delay(TimeSpan.FromSeconds(5));
            await pair.Database.Run("UPDATE county_clock SET ahead = ahead - interval '5 seconds'");

            // Past the minute after which every silo has read it again.
            await Task.Delay(TimeSpan.FromSeconds(65));
        });

        await keepers.Prove();
    }

    [Fact]
    public async Task HIS_02_a_silo_whose_own_clock_leaps_stamps_nothing_wrongly()
    {
        Long.Only();
        Assert.SkipUnless(File.Exists("/usr/bin/cc"), "there is no C compiler");
        var folder = Directory.CreateTempSubdirectory("wg-clock-").FullName;
        var (library, ahead) = (Path.Combine(folder, "wrong-clock.so"), Path.Combine(folder, "ahead"));
        await Shell.Run($"cc -shared -fPIC -O2 -o {library} {SourceTree.Root}/tests/faults/Kernel/wrong-clock.c -ldl; echo 0 >{ahead}");
        await using var database = await TestDatabase.Create();
        await database.Run(LedgerKind.Ddl);
        await using var right = await ServerProcess.Ledgers(database.Connection);
        await using var wrong = await ServerProcess.Ledgers(
            database.Connection, new Elsewhere { Environment = [("LD_PRELOAD", library), ("WRONG_CLOCK", ahead)] });
        await using var client = await OutsideClient.Connect(database.Connection);
        var keepers = new Bookkeepers(database, client, "f");

        await keepers.Work(async () =>
        {
            foreach (var leap in (int[])[-600, 600, 0])
            {
                await File.WriteAllTextAsync(ahead, $"{leap}", TestContext.Current.CancellationToken);
                await Task.Delay(TimeSpan.FromSeconds(10));
            }
        });

        await keepers.Prove();
        Assert.True(await database.Ask<bool>("SELECT max(recorded_at) < county_now() + interval '1 minute' FROM event"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Pair> Started()
    {
        var pair = new Pair();
        await pair.InitializeAsync();
        return pair;
    }
}
