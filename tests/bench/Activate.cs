using System.Globalization;
using WarningGrid.Engine;
using WarningGrid.Officials;
using WarningGrid.Testing.Cases;
using WarningGrid.Units;

namespace WarningGrid.Bench;

/// <summary>How fast officials wake up out of PostgreSQL, by the length of their history, with and without a snapshot.</summary>
internal sealed class Activate(BenchCounty county)
{
    private const int Together = 64;

    // A history of this length leaves no snapshot: reading it is as fast.
    private const int Short = 10;

    private readonly Awakening awakening = new(county);

    public async Task Run(Effort effort)
    {
        foreach (var (events, officials) in new[] { (Short, 300), (100, 300), (1000, 100) })
        {
            var some = Enumerable.Range(0, officials).Select(n => Official(events, n)).ToList();
            await Settle(some, events);

            // The first time is a warm-up, and leaves the snapshots of the histories that are long enough.
            await Cold(some, snapshots: false, Together);
            await Measure($"activate/{events}", snapshots: false);
            if (events > Short)
            {
                await Measure($"activate/{events}/snapshot", snapshots: true);
            }

            async Task Measure(string name, bool snapshots)
            {
                await Wake("", 1, effort.Rounds);
                await Wake($"at-{Together}", Together, effort.Quick ? 1 : effort.Rounds);

                async Task Wake(string suffix, int inFlight, int rounds) => Report.Speeds(
                    name,
                    await Contest.Of([new(suffix, _ => Cold(some, snapshots, inFlight))], TimeSpan.Zero, effort.Time, rounds),
                    "activations/s");
            }
        }
    }

    private async Task<Speed> Cold(IReadOnlyList<OfficialId> officials, bool snapshots, int inFlight)
    {
        await awakening.Sleep();
        if (!snapshots)
        {
            await awakening.ForgetSnapshots();
        }

        return await awakening.Wake(officials, inFlight);
    }

    private static OfficialId Official(int events, int n) => new(string.Create(CultureInfo.InvariantCulture, $"G{events + 3000:0000}{n:0000}"));

    // Nobody has asked for them yet, so that it does not matter that the log is in use.
    private async Task Settle(IReadOnlyList<OfficialId> officials, int events)
    {
        await using var db = Engine.Postgres.Open(county.Postgres);
        var (history, now) = (new HistoryLoader(db), CountyTime.ToMicroseconds(DateTimeOffset.UtcNow.AddMinutes(-1)));
        foreach (var some in officials.Chunk(Math.Max(1, 5000 / events)))
        {
            foreach (var official in some)
            {
                IEvent[] past =
                [
                    new OfficialRegistered(official, new("某某"), CadreAuthority.County),
                    new PostStarted(new("P-0-2"), new UnitCode("U-3401"), new(2019, 1, 1), InTeam: false, HeadsUnit: false),
                    .. OfficialPast.Of(events - 2),
                ];
                await history.Add(now, "system:town", official.Key(), [.. past.Select(one => new Happening(one))]);
            }

            await history.Flush(now);
        }
    }
}
