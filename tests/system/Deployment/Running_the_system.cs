using System.Diagnostics;
using Xunit;

namespace WarningGrid.Deployment;

/// <summary>What deploy/run promises to whoever types it (design D14).</summary>
public sealed class Running_the_system
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_county_is_ready_within_20_s_and_ends_within_10_s_without_a_trace()
    {
        var watch = Stopwatch.StartNew();
        await using var system = await RunningSystem.Start(Stop, "--empty");
        var start = watch.Elapsed;

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(system.Url + "/health/ready"), Stop);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains(system.Url, await File.ReadAllTextAsync(system.RunFile, Stop), StringComparison.Ordinal);

        watch.Restart();
        Assert.Equal(0, await system.End(Signal.Terminate, Stop));
        var end = watch.Elapsed;

        Assert.Empty(system.StillThere());
        Assert.False(File.Exists(system.RunFile));
        Assert.True(start < TimeSpan.FromSeconds(20), $"ready after {start.TotalSeconds:0.0} s");
        Assert.True(end < TimeSpan.FromSeconds(10), $"ended after {end.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task Killed_without_warning_it_leaves_no_process_and_starts_again_on_the_same_data()
    {
        await using var system = await RunningSystem.Start(Stop, "--empty");

        await system.End(Signal.Kill, Stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (system.StillThere().Any())
        {
            await Task.Delay(50, patience.Token);
        }

        await using var again = await system.Again(Stop, "--empty");
    }
}
