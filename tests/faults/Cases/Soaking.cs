using System.Globalization;
using WarningGrid.Engine;
using WarningGrid.Kernel;
using WarningGrid.Signals;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>Half an hour of feeds, cases and reads over HTTP, with a fault a minute; <c>WARNINGGRID_SOAK_MINUTES</c> for another time.</summary>
public sealed class Soaking : IDisposable
{
    private const int CasesAMinute = 150;

    private readonly string vault = Directory.CreateTempSubdirectory("wg-vault-").FullName;
    private readonly int minutes = int.Parse(
        Environment.GetEnvironmentVariable("WARNINGGRID_SOAK_MINUTES") ?? "30", CultureInfo.InvariantCulture);

    [Fact]
    public async Task HIS_01_a_fault_a_minute_costs_no_more_than_refusals_and_503_and_the_front_does_not_grow()
    {
        Long.Only();
        var cases = minutes * CasesAMinute;
        var server = await TestServer.StartPrivate();
        await using var database = await TestDatabase.Create(server.Connection);
        await using (var db = Postgres.Open(database.Connection))
        {
            await InquiryTown.Settle(db, DateTimeOffset.UtcNow, officials: cases, leads: cases);
        }

        await using var one = await ServerProcess.Silo(database.Connection, vault);
        await using var other = await ServerProcess.Silo(database.Connection, vault);
        await using var front = await ServerProcess.Front(database.Connection);
        await using var client = await OutsideClient.Connect(database.Connection);
        using var http = new HttpClient { BaseAddress = front.Url };
        TestCaller.Is(InquiryTown.Handler);
        var way = InquiryWay.Of(await InquiryWay.Upload(client.Grains), CountyTime.DateOf(DateTimeOffset.UtcNow));
        var desk = new HttpDesk(http);
        var inspectors = new Inspectors(database, desk, way, cases, pause: TimeSpan.FromSeconds(1.5));
        var (reads, unanswered) = (0, 0);
        var looks = new List<(long Memory, int Handles)>();
        using var over = new CancellationTokenSource();
        Feed[] feeds = [new(http, "audit-feed"), new(http, "petition-feed")];
        var others = Task.WhenAll(
            [.. Enumerable.Range(0, 8).Select(Read), Watch(), .. feeds.Select(feed => feed.Send(TimeSpan.FromSeconds(2), over.Token))]);

        await inspectors.Work(Faults, strikeAt: 0);
        await over.CancelAsync();
        await others;

        Journal.Note($"{minutes} min, {reads} reads ({unanswered} without an answer), {feeds.Sum(feed => feed.Count)} items of feeds ({feeds.Sum(feed => feed.Troubles)} deliveries sent again)");
        var (early, late) = (Middle(looks[..(looks.Count / 3)]), Middle(looks[^(looks.Count / 3)..]));
        string[] names = ["first", "second", "last"];
        for (var third = 0; third < names.Length; third++)
        {
            var (memory, handles) = Middle(looks[(looks.Count * third / 3)..(looks.Count * (third + 1) / 3)]);
            Journal.Note($"the front in the {names[third]} third: {memory >> 20} MB, {handles} handles");
        }

        await inspectors.Prove();
        foreach (var feed in feeds)
        {
            await feed.Prove(database);
        }

        Assert.InRange(late.Memory, 0, early.Memory * 3 / 2);
        Assert.InRange(late.Handles, 0, early.Handles + 50);

        async Task Faults()
        {
            var dice = new Seed().Dice();
            for (var minute = 0; minute < minutes; minute++)
            {
                var next = Task.Delay(TimeSpan.FromMinutes(1));
                await Task.Delay(TimeSpan.FromSeconds(10));
                await Fault((minute + dice.Next(2)) % 4, dice.Next(2) == 0 ? one : other);
                await next;
            }
        }

        async Task Fault(int kind, ServerProcess silo)
        {
            switch (kind)
            {
                case 0:
                    await silo.Kill();
                    await silo.Restart();
                    break;
                case 1:
                    await server.Kill();
                    await server.Start();
                    break;
                case 2:
                    await database.Run(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'warninggrid%' AND pid <> pg_backend_pid()");
                    break;
                default:
                    await silo.Stop();
                    await silo.Restart();
                    break;
            }
        }

        async Task Read(int n)
        {
            for (var lead = n; !over.IsCancellationRequested; lead = (lead + 8) % cases)
            {
                try
                {
                    await desk.Look(InquiryTown.Lead(lead), InquiryTown.Custodian);
                    Interlocked.Increment(ref reads);
                }
                catch (StorageUnavailable)
                {
                    Interlocked.Increment(ref unanswered);
                }

                await Task.Delay(50);
            }
        }

        async Task Watch()
        {
            for (; !over.IsCancellationRequested; await Task.Delay(2000))
            {
                using var process = System.Diagnostics.Process.GetProcessById(front.Id);
                looks.Add((process.WorkingSet64, Directory.GetFiles($"/proc/{front.Id}/fd").Length));
            }
        }
    }

    private static (long Memory, int Handles) Middle(List<(long Memory, int Handles)> looks) =>
        (looks.Select(look => look.Memory).Order().ElementAt(looks.Count / 2), looks.Select(look => look.Handles).Order().ElementAt(looks.Count / 2));

    public void Dispose() => Directory.Delete(vault, recursive: true);
}
