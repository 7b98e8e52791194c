using System.Collections.Immutable;
using System.Diagnostics;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>How many commands on cases are acknowledged a second, with all their letters delivered and their audit entries written.</summary>
internal sealed class Advance(BenchCounty county)
{
    private const int InFlight = 256;

    private int repeated;

    public async Task Run(TimeSpan time, int rounds)
    {
        var way = await Way();
        await using var beside = await county.Beside();
        using var limit = await Limit(beside, way);
        await Walk(way, time, InFlight);
        await limit.Run(time);

        var (ours, theirs) = (new List<Pace>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await Walk(way, time, InFlight));
            theirs.Add(await limit.Run(time));
        }

        var alone = await Walk(way, time, inFlight: 1);
        var aloneLimit = await limit.Run(time, clients: 1);
        var pace = ours.OrderBy(one => one.PerSecond).ElementAt(rounds / 2);
        Report.Figure("advance", pace.PerSecond, "commands/s");
        Report.Figure("advance/p50", pace.At(0.50).TotalMilliseconds, "ms");
        Report.Figure("advance/p95", pace.At(0.95).TotalMilliseconds, "ms");
        Report.Figure("advance/p99", pace.At(0.99).TotalMilliseconds, "ms");
        Report.Figure("advance/pgbench", theirs.Order().ElementAt(rounds / 2), "transactions/s");
        Report.Figure("advance/letters-waiting", pace.Waiting, "letters");
        Report.Figure("advance/sent-again", repeated, "commands");
        Report.Ratio("advance", pace.PerSecond / theirs.Order().ElementAt(rounds / 2));
        Report.Figure("advance@1/p50", alone.At(0.50).TotalMilliseconds, "ms");
        Report.Ratio("advance@1/latency", alone.At(0.50).TotalMilliseconds / (1000 / aloneLimit));
    }

    private async Task<ImmutableArray<InquiryStep>> Way()
    {
        TestCaller.Is(InquiryTown.Handler);
        return InquiryWay.Of(await InquiryWay.Upload(county.Grains), CountyTime.DateOf(DateTimeOffset.UtcNow));
    }

    // One whole case on tape tells what rows a command writes.
    private async Task<PgBench> Limit(TestDatabase beside, ImmutableArray<InquiryStep> way)
    {
        var lead = county.NextLead();
        var walk = new InquiryWalk(new GrainDesk(county.Grains), way, lead, Subject(lead));
        await Step(walk);
        county.Tape.Run(walk.Number!.Value.Key());
        while (!walk.Arrived)
        {
            await Step(walk);
        }

        var taped = county.Tape.Take();
        return taped.Count == way.Length
            ? new(beside, taped, walk.Number!.Value.Value, PgBench.AuditMark, $"walk-{lead}-")
            : throw new InvalidOperationException($"{taped.Count} commits on tape of {way.Length} commands");
    }

    private async Task<Pace> Walk(ImmutableArray<InquiryStep> way, TimeSpan time, int inFlight)
    {
        var took = new List<TimeSpan>[inFlight];
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(walker => Task.Run(async () =>
        {
            took[walker] = [];
            for (InquiryWalk? walk = null; since.Elapsed < time;)
            {
                if (walk is null or { Arrived: true })
                {
                    var lead = county.NextLead();
                    walk = new(new GrainDesk(county.Grains), way, lead, Subject(lead));
                }

                var sent = Stopwatch.GetTimestamp();
                await Step(walk);
                took[walker].Add(Stopwatch.GetElapsedTime(sent));
            }
        })));
        var elapsed = since.Elapsed;
        var waiting = await county.Database.Ask<long>("SELECT count(*) FROM outbox");
        await Until.Holds(async () => await county.Database.Ask<long>("SELECT count(*) FROM outbox") == 0);
        return new([.. took.SelectMany(one => one).Order()], elapsed, waiting);
    }

    private static OfficialId Subject(int lead) => InquiryTown.Official(lead % BenchCounty.Officials);

    // A county that is only just waking may ask to be asked again; the time for that counts.
    private async Task Step(InquiryWalk walk)
    {
        while (true)
        {
            try
            {
                if (await walk.Go() is { } refusal)
                {
                    throw new InvalidOperationException($"{walk.Key}: {refusal.Kind} {refusal.Code}");
                }

                return;
            }
            catch (Exception e) when (e is StorageUnavailable or TimeoutException or OrleansException)
            {
                Interlocked.Increment(ref repeated);
            }
        }
    }
}
