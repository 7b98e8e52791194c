using System.Collections.Immutable;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>Inquiries on their way while the processes that carry them die.</summary>
public sealed class Advancing_cases : IDisposable
{
    private readonly string vault = Directory.CreateTempSubdirectory("wg-vault-").FullName;

    [Fact]
    public async Task HIS_01_after_kill_9_amid_2000_cases_all_that_was_acknowledged_is_stored_once()
    {
        const int cases = 2000;
        await using var database = await Town(cases);
        await using var silo = await ServerProcess.Silo(database.Connection, vault);
        await using var client = await OutsideClient.Connect(database.Connection);
        TestCaller.Is(InquiryTown.Handler);
        var way = Way(await InquiryWay.Upload(client.Grains), steps: 8);
        var inspectors = new Inspectors(database, new GrainDesk(client.Grains), way, cases);

        await inspectors.Work(async () =>
        {
            await silo.Kill();
            await silo.Restart();
        });

        Assert.NotEqual(0, inspectors.Troubles);
        await inspectors.Prove();
    }

    [Fact]
    public async Task HIS_01_of_two_silos_behind_a_front_one_may_die_and_every_case_goes_on()
    {
        const int cases = 150;
        await using var database = await Town(cases);
        await using var staying = await ServerProcess.Silo(database.Connection, vault);
        await using var dying = await ServerProcess.Silo(database.Connection, vault);
        await using var front = await ServerProcess.Front(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        using var http = new HttpClient { BaseAddress = front.Url };
        TestCaller.Is(InquiryTown.Handler);
        var way = Way(await InquiryWay.Upload(client.Grains));
        var inspectors = new Inspectors(database, new HttpDesk(http), way, cases);

        await inspectors.Work(async () =>
        {
            await Until.Holds(async () => await SilosThatWrote(database) == 2);
            await dying.Kill();
        });

        await inspectors.Prove();
    }

    // The last part but one of an audit stream's name is the process that writes it.
    private static Task<long> SilosThatWrote(TestDatabase database) =>
        database.Ask<long>("SELECT count(DISTINCT split_part(stream, '-', 5)) FROM event WHERE stream LIKE 'a-%'");

    private static ImmutableArray<InquiryStep> Way(string sm3, int? steps = null)
    {
        var way = InquiryWay.Of(sm3, CountyTime.DateOf(DateTimeOffset.UtcNow));
        return steps is { } some && Environment.GetEnvironmentVariable("WARNINGGRID_LONG") is null ? way[..some] : way;
    }

    private static async Task<TestDatabase> Town(int cases)
    {
        var database = await TestDatabase.Create();
        await using var db = Postgres.Open(database.Connection);
        await InquiryTown.Settle(db, DateTimeOffset.UtcNow, officials: cases, leads: cases);
        return database;
    }

    public void Dispose() => Directory.Delete(vault, recursive: true);
}
