using System.Collections.Concurrent;
using System.Diagnostics;

namespace WarningGrid.Bench.Peers;

/// <summary>N callers that each wait for an answer before they send again, as the bench loads the county.</summary>
public sealed class Load(int officials)
{
    private readonly IReadOnlyList<(Func<string, string> By, Func<string, Move> Move)> way =
        Way.Of(DateOnly.FromDateTime(DateTime.UtcNow));

    // Cases that a run left on their way: the next run goes on with them.
    private readonly ConcurrentBag<Walk> resting = [];
    private int leads;
    private int asked;

    /// <summary>Carries cases along their way, each caller one at a time.</summary>
    public Task<RunResult> Advance(IDesk desk, int inFlight, TimeSpan time) => Run(inFlight, time, () =>
    {
        var walk = resting.TryTake(out var rested) ? rested : New();
        return (
            async () =>
            {
                walk = walk.Arrived ? New() : walk;
                await walk.Go(desk);
                return 0;
            },
            () => resting.Add(walk));
    });

    /// <summary>Reads records, one official after the other.</summary>
    public Task<RunResult> Record(IDesk desk, int inFlight, TimeSpan time) => Run(inFlight, time, () => (
        async () => (await desk.Record(Town.Official(Interlocked.Increment(ref asked) % officials), Town.Officer)).Length,
        () => { }));

    private Walk New()
    {
        var lead = Interlocked.Increment(ref leads) - 1;
        return new(way, lead, Town.Official(lead % officials));
    }

    private static async Task<RunResult> Run(int inFlight, TimeSpan time, Func<(Func<Task<int>> Ask, Action Leave)> caller)
    {
        var took = new List<TimeSpan>[inFlight];
        var bytes = 0L;
        var (allocated, cpu) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(n => Task.Run(async () =>
        {
            var (ask, rest) = caller();
            for (took[n] = []; since.Elapsed < time;)
            {
                var sent = Stopwatch.GetTimestamp();
                var length = await ask();
                took[n].Add(Stopwatch.GetElapsedTime(sent));
                Interlocked.Add(ref bytes, length);
            }

            rest();
        })));
        var elapsed = since.Elapsed;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        var all = took.SelectMany(one => one).Order().ToList();
        return new(
            all.Count, elapsed.TotalSeconds, At(0.50), At(0.95), At(0.99), cpu.TotalSeconds, allocated, bytes / Math.Max(1, all.Count));

        double At(double part) => all[(int)(part * (all.Count - 1))].TotalMilliseconds;
    }
}

/// <summary>What a run came to.</summary>
/// <param name="Cpu">Seconds of processor time of this process, load included.</param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Answer">Characters of an answer on average, where that was looked at.</param>
public sealed record RunResult(
    int Commands, double Seconds, double P50, double P95, double P99, double Cpu, long Allocated, long Answer);

/// <summary>One case that is carried along its way, a command at a time, each on the revision that the last one answered.</summary>
internal sealed class Walk(IReadOnlyList<(Func<string, string> By, Func<string, Move> Move)> way, int lead, string subject)
{
    private Standing? standing;
    private int steps;

    public bool Arrived => steps > way.Count;

    public async Task Go(IDesk desk)
    {
        var key = $"walk-{lead}-{steps}";
        if (standing is null)
        {
            standing = await desk.Open(new(lead, subject, "违反工作纪律"), Town.Handler, key);
        }
        else
        {
            var (by, move) = way[steps - 1];
            standing = await desk.Move(standing.Number, move(subject), by(subject), key, standing.Revision);
        }

        steps++;
    }
}
