using System.Collections.Concurrent;
using System.Diagnostics;

namespace WarningGrid.Bench;

/// <summary>N callers that each wait for an answer before they ask again.</summary>
internal static class ClosedLoop
{
    /// <summary>All ask until the time is over.</summary>
    /// <param name="caller">Makes a caller: what he asks each time, answering the size of what he got, and how he leaves.</param>
    public static Task<Speed> Run(int inFlight, TimeSpan time, Func<(Func<Task<int>> Ask, Action Leave)> caller)
    {
        var since = Stopwatch.StartNew();
        return Loop(inFlight, () =>
        {
            var (ask, leave) = caller();
            return (() => since.Elapsed < time ? ask() : null, leave);
        });
    }

    /// <summary>Each of some things is asked about once.</summary>
    public static Task<Speed> Over<T>(int inFlight, IEnumerable<T> all, Func<T, Task> ask)
    {
        var left = new ConcurrentQueue<T>(all);
        return Loop(inFlight, () => (() => left.TryDequeue(out var next) ? About(next) : null, () => { }));

        async Task<int> About(T one)
        {
            await ask(one);
            return 0;
        }
    }

    // A caller leaves when he has nothing more to ask.
    private static async Task<Speed> Loop(int inFlight, Func<(Func<Task<int>?> Ask, Action Leave)> caller)
    {
        var took = new List<TimeSpan>[inFlight];
        var size = 0L;
        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(n => Task.Run(async () =>
        {
            var (ask, leave) = caller();
            took[n] = [];
            for (var sent = Stopwatch.GetTimestamp(); ask() is { } answer; sent = Stopwatch.GetTimestamp())
            {
                var length = await answer;
                took[n].Add(Stopwatch.GetElapsedTime(sent));
                Interlocked.Add(ref size, length);
            }

            leave();
        })));
        var pace = new Pace([.. took.SelectMany(one => one).Order()], since.Elapsed);
        double calls = pace.Took.Count;
        return new(
            pace.PerSecond, pace.At(0.50).TotalMilliseconds, pace.At(0.95).TotalMilliseconds, pace.At(0.99).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / calls, (GC.GetTotalAllocatedBytes() - allocated) / calls,
            size / calls);
    }
}
