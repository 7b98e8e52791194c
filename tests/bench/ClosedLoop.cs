using System.Diagnostics;

namespace WarningGrid.Bench;

/// <summary>N callers that each wait for an answer before they ask again.</summary>
internal static class ClosedLoop
{
    /// <param name="caller">Makes a caller: what he asks each time, answering the size of what he got, and how he leaves.</param>
    public static async Task<Speed> Run(int inFlight, TimeSpan time, Func<(Func<Task<int>> Ask, Action Leave)> caller)
    {
        var took = new List<TimeSpan>[inFlight];
        var size = 0L;
        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(n => Task.Run(async () =>
        {
            var (ask, leave) = caller();
            for (took[n] = []; since.Elapsed < time;)
            {
                var sent = Stopwatch.GetTimestamp();
                var length = await ask();
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
