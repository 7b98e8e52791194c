using System.Collections.Immutable;
using Orleans.Runtime.Placement;
using WarningGrid.Engine;
using WarningGrid.Kernel;
using WarningGrid.Leads;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>Inquiries on their way while the processes that carry them die.</summary>
/// <remarks>These rounds take the whole machine: what is timed elsewhere would measure them.</remarks>
[Collection(Alone.Name)]
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
        var way = Way(await InquiryWay.Upload(client.Grains), steps: 4);
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
        var starting = ServerProcess.Front(database.Connection);
        await using var one = await ServerProcess.Silo(database.Connection, vault);
        await using var other = await ServerProcess.Silo(database.Connection, vault);
        await using var front = await starting;
        await using var client = await OutsideClient.Connect(database.Connection);
        using var http = new HttpClient { BaseAddress = front.Url };
        TestCaller.Is(InquiryTown.Handler);
        var way = Way(await InquiryWay.Upload(client.Grains), steps: 10);
        await Share(client.Grains, cases);
        var (shared, sharedBeside) = (await Writes(database, one), await Writes(database, other));
        var inspectors = new Inspectors(database, new HttpDesk(http), way, cases);

        await inspectors.Work(async () =>
        {
            // Both carry cases, and the one that carries most of them dies.
            await Until.Holds(async () => await Writes(database, one) > shared && await Writes(database, other) > sharedBeside);
            await (await Writes(database, one) > await Writes(database, other) ? one : other).Kill();
        });

        await inspectors.Prove();
    }

    [Fact]
    public async Task HIS_01_the_front_may_die_and_whoever_asks_again_is_answered_like_the_first_time()
    {
        Long.Only();
        const int cases = 100;
        await using var database = await Town(cases);
        await using var silo = await ServerProcess.Silo(database.Connection, vault);
        await using var front = await ServerProcess.Front(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        using var http = new HttpClient { BaseAddress = front.Url };
        TestCaller.Is(InquiryTown.Handler);
        var way = Way(await InquiryWay.Upload(client.Grains));
        var inspectors = new Inspectors(database, new HttpDesk(http), way, cases);

        await inspectors.Work(async () =>
        {
            await front.Kill();
            await front.Restart();
        });

        Assert.NotEqual(0, inspectors.Troubles);
        await inspectors.Prove();
    }

    // The last part but one of an audit stream's name is the process that writes it; its last bits are the process's id.
    private static async Task<int> Writes(TestDatabase database, ServerProcess silo) =>
        (await database.Column<string>("SELECT split_part(stream, '-', 5) FROM event WHERE stream LIKE 'a-%'"))
            .Count(name => (name.Aggregate(0L, (number, digit) => (number * 36) + (char.IsDigit(digit) ? digit - '0' : digit - 'a' + 10)) & 0x3fffff) == silo.Id);

    // Left to themselves all leads of a first second may wake in the silo that has less to do just then, and stay there.
    private static async Task Share(IGrainFactory grains, int leads)
    {
        var silos = (await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys.Order().ToArray();
        Assert.Equal(2, silos.Length);
        for (var n = 0; n < leads; n++)
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silos[n % silos.Length]);
            Assert.Null((await grains.GetGrain<ILeadGrain>(InquiryTown.Lead(n).Key()).Read()).Refused);
        }

        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
    }

    private static ImmutableArray<InquiryStep> Way(string sm3, int? steps = null)
    {
        var way = InquiryWay.Of(sm3, CountyTime.DateOf(DateTimeOffset.UtcNow));
        return steps is { } some && !Long.IsSet ? way[..some] : way;
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
