using System.Collections.Immutable;
using Orleans.Streams;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>How long after a case's commit the official's record knows of it and an open page hears of it: idle, and at full load.</summary>
internal sealed class FollowUps(BenchCounty county)
{
    // Somebody who reads before he goes on: the county has nothing else to do.
    private static readonly TimeSpan Thought = TimeSpan.FromMilliseconds(25);

    public async Task Run(Effort effort)
    {
        var load = await CaseLoad.In(county);
        var desk = new GrainDesk(county.Grains);
        await load.Run(desk, Advance.Usual, effort.FromCold);

        Tell("followups/idle", await During(county, () => load.Run(desk, 1, effort.Time, Thought)));
        var full = await During(county, () => load.Run(desk, Advance.Usual, effort.Time * 2));
        Tell("followups/load", full);
        var third = full.Record.Length / 3;
        Report.Ratio(
            "followups/lag-growth",
            Delays.PaceOf(full.Record[^third..]).At(0.5) / Delays.PaceOf(full.Record[..third]).At(0.5));
        foreach (var (tenth, n) in full.Record.Chunk((full.Record.Length / 10) + 1).Select((tenth, n) => (Delays.PaceOf(tenth), n + 1)))
        {
            Report.Figure($"followups/tenth/{n}/p50", tenth.At(0.5).TotalMilliseconds, "ms");
            Report.Figure($"followups/tenth/{n}/p99", tenth.At(0.99).TotalMilliseconds, "ms");
        }
    }

    /// <summary>The delays of all letters while somebody works, with a page open.</summary>
    public static async Task<Delays> During(BenchCounty county, Func<Task> work)
    {
        var everything = county.Streams.GetStream<LiveUpdate[]>(StreamId.Create(LiveUpdate.Channel, LiveUpdate.Everything));
        var open = false;
        var page = await everything.SubscribeAsync((updates, _) =>
        {
            open = true;
            county.Letters.Hear(updates);
            return Task.CompletedTask;
        });
        await Until.Holds(async () =>
        {
            await everything.OnNextAsync([new LiveUpdate("", 0, 0, "")]);
            return open;
        });
        county.Letters.Run();
        await work();

        // Letters have arrived when the work is done; the last updates may still be on their way to the page.
        await Task.Delay(500);
        var delays = county.Letters.Take();
        await page.UnsubscribeAsync();
        return delays;
    }

    private static void Tell(string name, Delays delays)
    {
        Some("record", delays.Record);
        Some("page", delays.Page);
        Some("record-page", delays.RecordPage);
        Report.Figure($"{name}/page/unheard", 100.0 * delays.Unheard / (delays.Unheard + delays.Page.Length), "% of commits");

        void Some(string what, ImmutableArray<Landing> landings)
        {
            var pace = Delays.PaceOf(landings);
            Report.Figure($"{name}/{what}/p50", pace.At(0.5).TotalMilliseconds, "ms");
            Report.Figure($"{name}/{what}/p99", pace.At(0.99).TotalMilliseconds, "ms");
        }
    }
}
