using WarningGrid.Officials;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>What an official costs who is awake: managed bytes after a full collection, history and snapshot included.</summary>
internal sealed class Memory(BenchCounty county)
{
    private const int Awake = 2000;

    public async Task Run()
    {
        // Letters on their way would wake officials that nobody counts; what the first calls set up is not the officials'.
        await Until.Holds(async () => await county.Database.Ask<long>("SELECT count(*) FROM outbox") == 0);
        await county.Restart();
        await Wake(0, 50);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Wake(50, Awake);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Report.Figure("memory/official", (after - before) / (double)Awake, "bytes");
        Report.Figure(
            "memory/official-events",
            await county.Database.Ask<long>("SELECT round(avg(n))::bigint FROM (SELECT count(*) AS n FROM event WHERE stream LIKE 'o-G1%' GROUP BY stream) AS o"),
            "events");
    }

    private async Task Wake(int from, int count)
    {
        TestCaller.Is(InquiryTown.Officer);
        foreach (var some in Enumerable.Range(from, count).Chunk(50))
        {
            await Task.WhenAll(some.Select(n =>
                county.Grains.GetGrain<IOfficialGrain>(InquiryTown.Official(n).Key()).AppointmentAt(new(2026, 1, 1))));
        }
    }
}
