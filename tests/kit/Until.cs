using System.Diagnostics;

namespace WarningGrid.Testing;

/// <summary>Waits for the thing itself, with a limit that only a failure ever reaches.</summary>
internal static class Until
{
    public static Task<TimeSpan> Holds(Func<Task<bool>> holds) => Holds(holds, TimeSpan.FromSeconds(90));

    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> Holds(Func<Task<bool>> holds, TimeSpan within)
    {
        var since = Stopwatch.StartNew();
        for (; !await holds(); await Task.Delay(20))
        {
            if (since.Elapsed > within)
            {
                throw new TimeoutException($"it did not come to hold within {within.TotalSeconds:0} s");
            }
        }

        return since.Elapsed;
    }
}
