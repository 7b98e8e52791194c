using WarningGrid.Engine;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>What a PostgreSQL that hangs does to a silo's threads, without one.</summary>
public sealed class Threads_that_are_held
{
    // The pool alone adds one in half a second: forty would hold up the rest for twenty.
    private const int Held = 40;

    [Fact]
    public async Task While_forty_are_held_the_rest_goes_on()
    {
        using var spare = new SpareThreads();
        await spare.StartAsync(TestContext.Current.CancellationToken);
        using var release = new ManualResetEvent(false);
        var held = Enumerable.Range(0, Held).Select(_ => Task.Run(release.WaitOne)).ToArray();
        try
        {
            await Task.Run(() => { }, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
            Assert.DoesNotContain(held, one => one.IsCompleted);
        }
        finally
        {
            release.Set();
            await Task.WhenAll(held);
            await spare.StopAsync(TestContext.Current.CancellationToken);
        }
    }
}
