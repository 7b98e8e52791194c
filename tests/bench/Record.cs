using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using WarningGrid.Identity;
using WarningGrid.Officials;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>How many records of officials are read a second: through HTTP with tokens, and by grain calls; beside EF Core doing the same.</summary>
/// <remarks>Each read is noted in the audit log before it is answered (AUD-01), by the peer as well.</remarks>
internal sealed class Record(BenchCounty county)
{
    private const int InFlight = 64;

    // As many as a day's work touches: all are awake after the warm-up.
    private const int Asked = 1000;

    public async Task Run(TimeSpan time, int rounds)
    {
        using var http = new HttpClient { BaseAddress = county.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(http));
        var asked = 0;
        string Next() => InquiryTown.Official(Interlocked.Increment(ref asked) % Asked).Value;

        async Task<int> OverHttp()
        {
            using var answer = await http.GetAsync(new Uri($"/api/v1/officials/{Next()}/record", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadAsStringAsync()).Length;
        }

        async Task<int> ByGrains()
        {
            TestCaller.Is(InquiryTown.Officer);
            return (await county.Grains.GetGrain<IOfficialGrain>(new OfficialId(Next()).Key()).Record(new())).Value.Json.Length;
        }

        // Officials have behind them there what they have behind them here; a case on its way counts for half a case.
        var cases = await county.Database.Ask<long>(
            $"""
            SELECT coalesce(round(sum(CASE stage WHEN 'Archived' THEN 1 ELSE 0.5 END)), 0)::bigint
            FROM disposal_case WHERE official < '{InquiryTown.Official(Asked)}'
            """);
        var peers = await Peer.Start(county, "record", Asked, ["efcore"], (int)cases);
        var came = await Contest.Of(
            [
                new("", span => Ask(ByGrains, span)),
                new("http", span => Ask(OverHttp, span)),
                .. peers.SelectMany(peer => new Contender[]
                {
                    new(peer.Name, span => peer.Run(InFlight, span)),
                    new($"{peer.Name}-http", span => peer.Run(InFlight, span, overHttp: true)),
                }),
            ],
            time, time, rounds);
        Report.Speeds("record", came, "reads/s");
        foreach (var peer in peers)
        {
            Report.Ratio($"record/{peer.Name}", came[""].PerSecond / came[peer.Name].PerSecond);
            Report.Ratio($"record/{peer.Name}-http", came["http"].PerSecond / came[$"{peer.Name}-http"].PerSecond);
            Report.Ratio($"record/{peer.Name}-p99", came["http"].P99 / came[$"{peer.Name}-http"].P50);
            await peer.DisposeAsync();
        }
    }

    private static Task<Speed> Ask(Func<Task<int>> ask, TimeSpan time) => ClosedLoop.Run(InFlight, time, () => (ask, () => { }));

    private static async Task<string> Token(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", EmbeddedIdentity.DemoPersonGrant), new("person", InquiryTown.Officer)]);
        using var answer = await http.PostAsync(new Uri(EmbeddedIdentity.TokenPath, UriKind.Relative), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
