using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Npgsql;
using Xunit;

namespace WarningGrid.Deployment;

/// <summary>The demo's year of findings and letters, with its duplicates, revisions, poison and sealed items, sent as a feed sends it.</summary>
[Collection(InTheDemoCounty.Name)]
public sealed class Feeding_the_demo_year(DemoCounty demo)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("audit-feed", "audit.ndjson")]
    [InlineData("petition-feed", "petitions.ndjson")]
    public async Task FED_05_sent_twice_every_line_gets_Duplicate_or_its_first_status_and_no_new_signal_comes_to_be(string feed, string file)
    {
        using var http = await demo.System.As(feed, Stop);
        var year = await File.ReadAllTextAsync(Path.Combine(demo.System.Data, "demo", file), Stop);

        var first = await Send(http, year);
        var signals = await Signals();
        var second = await Send(http, year);

        Assert.Equal(year.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, first.Length);
        Assert.True(first.Distinct().Count() > 1, "a year without poison, sealed or repeated items");
        Assert.All(first.Zip(second), pair => Assert.True(
            pair.Second == "Duplicate" || pair.Second == pair.First, $"{pair.First}, then {pair.Second}"));
        Assert.DoesNotContain("Accepted", second);
        Assert.NotEqual(0, signals);
        Assert.Equal(signals, await Signals());
    }

    private static async Task<string[]> Send(HttpClient http, string year)
    {
        using var body = new StringContent(year, Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
        using var answer = await http.PostAsync(new Uri("/api/v1/signals", UriKind.Relative), body, Stop);
        answer.EnsureSuccessStatusCode();
        var receipts = await answer.Content.ReadAsStringAsync(Stop);
        return [.. receipts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var receipt = JsonDocument.Parse(line);
            return receipt.RootElement.GetProperty("status").GetString()!;
        })];
    }

    // Counted where they are kept: a list would show only what its reader may see.
    private async Task<long> Signals()
    {
        await using var county = new NpgsqlConnection(await demo.System.Connection(Stop));
        await county.OpenAsync(Stop);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM wg.signal", county);
        return (long)(await count.ExecuteScalarAsync(Stop))!;
    }
}
