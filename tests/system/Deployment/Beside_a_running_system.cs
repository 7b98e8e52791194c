using System.Net.Http.Headers;
using Xunit;

namespace WarningGrid.Deployment;

/// <summary>What somebody meets who types a command while a system runs (design D14).</summary>
[Collection(InTheDemoCounty.Name)]
public sealed class Beside_a_running_system(DemoCounty demo)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_says_who_holds_the_port_or_the_data_and_takes_nothing_away()
    {
        var (code, said) = await Try("run", "--port", $"{demo.System.Port}", "--data", demo.System.Data + "-other", "--empty");
        Assert.NotEqual(0, code);
        Assert.Contains($"port {demo.System.Port} is held by", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(demo.System.Data + "-other"));

        (code, said) = await Try("run", "--port", $"{demo.System.Port + 1}", "--data", demo.System.Data, "--empty");
        Assert.NotEqual(0, code);
        Assert.Contains($"{demo.System.Data} is held by pid", said, StringComparison.Ordinal);

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(demo.System.Url + "/health/ready"), Stop);
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Tokens_are_given_to_feed_clients_and_to_nobody_unknown()
    {
        var (code, listed) = await Try("token", "--url", demo.System.Url);
        Assert.Equal(0, code);
        Assert.All(["audit-feed", "petition-feed", "personnel-feed"], feed => Assert.Contains(feed, listed, StringComparison.Ordinal));

        (code, var token) = await Try("token", "audit-feed", "--url", demo.System.Url);
        Assert.Equal(0, code);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        using var answer = await http.GetAsync(new Uri(demo.System.Url + "/api/v1/nowhere"), Stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);

        (code, _) = await Try("token", "no-such-feed", "--url", demo.System.Url);
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
