using System.Diagnostics;

namespace WarningGrid.Testing;

/// <summary>Waits for the thing itself, with a limit that only a failure ever reaches.</summary>
internal static class Until
{
    public static async Task Holds(Func<Task<bool>> holds)
    {
        for (var since = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
        {
            if (since.Elapsed > TimeSpan.FromSeconds(90))
            {
                throw new TimeoutException("it did not come to hold within 90 s");
            }
        }
    }
}
