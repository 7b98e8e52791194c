using System.Diagnostics;
using System.Net.Http.Headers;
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
    public async Task A_second_run_says_who_holds_the_port_or_the_data_and_takes_nothing_away()
    {
        await using var system = await RunningSystem.Start(Stop, "--empty");

        var (code, said) = await Try("run", "--port", $"{system.Port}", "--data", system.Data + "-other", "--empty");
        Assert.NotEqual(0, code);
        Assert.Contains($"port {system.Port} is held by", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(system.Data + "-other"));

        (code, said) = await Try("run", "--port", $"{system.Port + 1}", "--data", system.Data, "--empty");
        Assert.NotEqual(0, code);
        Assert.Contains($"{system.Data} is held by pid", said, StringComparison.Ordinal);

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(system.Url + "/health/ready"), Stop);
        Assert.True(answer.IsSuccessStatusCode);
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

    [Fact]
    public async Task Tokens_are_given_to_feed_clients_and_to_nobody_unknown()
    {
        await using var system = await RunningSystem.Start(Stop, "--empty");

        var (code, listed) = await Try("token", "--url", system.Url);
        Assert.Equal(0, code);
        Assert.All(["audit-feed", "petition-feed", "personnel-feed"], feed => Assert.Contains(feed, listed, StringComparison.Ordinal));

        (code, var token) = await Try("token", "audit-feed", "--url", system.Url);
        Assert.Equal(0, code);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        using var answer = await http.GetAsync(new Uri(system.Url + "/api/v1/nowhere"), Stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);

        (code, _) = await Try("token", "no-such-feed", "--url", system.Url);
        Assert.NotEqual(0, code);
    }

    private static async Task<(int Code, string Said)> Try(params string[] words)
    {
        using var command = RunningSystem.Command(words);
        command.Start();
        command.StandardInput.Close();
        var errors = command.StandardError.ReadToEndAsync(Stop);
        var output = await command.StandardOutput.ReadToEndAsync(Stop);
        await command.WaitForExitAsync(Stop);
        return (command.ExitCode, output + await errors);
    }
}
