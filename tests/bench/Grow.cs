using System.Diagnostics;
using System.Globalization;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>Whether the county stays as fast as it grows: the same work in towns of different sizes, in turns.</summary>
/// <remarks>Every official has the same history behind him, and no two cases of a run concern the same one.</remarks>
internal sealed class Grow(BenchCounty neighbour)
{
    // More than any run can open on two cores: 28 commands a case.
    private const int CasesPerSecond = 350;

    private const int Waking = 500;

    public async Task Run(Effort effort)
    {
        int[] sizes = effort.Quick ? [3000, 30_000] : [3000, 30_000, 300_000];
        var leads = (int)((effort.WarmUp + (effort.Time * effort.Rounds)).TotalSeconds * CasesPerSecond);
        var towns = new List<Grown>();
        foreach (var size in sizes)
        {
            var since = Stopwatch.StartNew();
            towns.Add(await Grown.Of(await BenchCounty.Found(neighbour.Server, size, leads, OfficialPast.OfInquiry)));
            Report.Figure($"grow/seeded/{size}", since.Elapsed.TotalSeconds, "s");
        }

        await Compare("advance", "commands/s", effort.WarmUp, effort.Time, town => town.Advance);
        await Compare("record", "reads/s", effort.WarmUp, effort.Time / 2, town => town.Record);
        await Compare("activate", "activations/s", TimeSpan.Zero, effort.Time, town => town.Activate);
        Ratio("followups/p50", town => town.Landed.At(0.5).TotalMilliseconds);
        Ratio("followups/p99", town => town.Landed.At(0.99).TotalMilliseconds);
        foreach (var town in towns)
        {
            await town.County.DisposeAsync();
        }

        async Task Compare(string what, string unit, TimeSpan warmUp, TimeSpan time, Func<Grown, Func<TimeSpan, Task<Speed>>> work)
        {
            var came = await Contest.Of([.. towns.Select(town => new Contender(town.Name, work(town)))], warmUp, time, effort.Rounds);
            Report.Speeds($"grow/{what}", came, unit);
            Report.Ratio($"grow/{what}", came[towns[^1].Name].PerSecond / came[towns[0].Name].PerSecond);
            Report.Ratio($"grow/{what}/p99", came[towns[^1].Name].P99 / came[towns[0].Name].P99);
        }

        void Ratio(string what, Func<Grown, double> of)
        {
            foreach (var town in towns)
            {
                Report.Figure($"grow/{what}/{town.Name}", of(town), "ms");
            }

            Report.Ratio($"grow/{what}", of(towns[^1]) / of(towns[0]));
        }
    }

    /// <summary>A town of some size and what is done in it.</summary>
    private sealed class Grown(BenchCounty county, CaseLoad load)
    {
        // Steps so wide that neighbours in the database are not read together.
        private const int Stride = 7919;

        private readonly Awakening awakening = new(county);
        private readonly List<Landing> landings = [];
        private int woken;

        public BenchCounty County => county;

        public string Name => county.Town.Officials.ToString(CultureInfo.InvariantCulture);

        /// <summary>The delays of all letters of all runs.</summary>
        public Pace Landed => Delays.PaceOf(landings);

        public static async Task<Grown> Of(BenchCounty county) => new(county, await CaseLoad.In(county));

        public async Task<Speed> Advance(TimeSpan time)
        {
            county.Letters.Run();
            var speed = await load.Run(new GrainDesk(county.Grains), Bench.Advance.Usual, time);
            landings.AddRange(county.Letters.Take().Record);
            return speed;
        }

        public Task<Speed> Record(TimeSpan time) => new Record(county).ByGrains(time, apart: county.Town.Officials / Bench.Record.Asked);

        public async Task<Speed> Activate(TimeSpan time)
        {
            await awakening.Sleep();
            await awakening.ForgetSnapshots();
            return await awakening.Wake(
                Enumerable.Range(woken += Waking, Waking).Select(n => InquiryTown.Official((int)((long)n * Stride % county.Town.Officials))), 1);
        }
    }
}
