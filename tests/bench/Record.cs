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

    /// <summary>As many as a day's work touches: all are awake after the warm-up.</summary>
    public const int Asked = 1000;

    private int asked;

    public async Task Run(Effort effort)
    {
        var (time, rounds, _) = effort;
        using var http = new HttpClient { BaseAddress = county.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(http));

        async Task<int> OverHttp()
        {
            using var answer = await http.GetAsync(new Uri($"/api/v1/officials/{Next()}/record", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadAsStringAsync()).Length;
        }

        // Officials have behind them there what they have behind them here; a case on its way counts for half a case.
        var cases = await county.Database.Ask<long>(
            $"""
            SELECT coalesce(round(sum(CASE stage WHEN 'Archived' THEN 1 ELSE 0.5 END)), 0)::bigint
            FROM disposal_case WHERE official < '{InquiryTown.Official(Asked)}'
            """);
        var peers = await Peer.Start(county, "record", Asked, ["efcore"], (int)cases + (Asked * BenchCounty.Behind));
        var came = await Contest.Of(
            [
                new("", span => ByGrains(span)),
                new("http", span => Ask(OverHttp, span)),
                .. peers.SelectMany(peer => new Contender[]
                {
                    new(peer.Name, span => peer.Run(InFlight, span)),
                    new($"{peer.Name}-http", span => peer.Run(InFlight, span, overHttp: true)),
                }),
            ],
            effort.WarmUp, time, rounds);
        Report.Speeds("record", came, "reads/s");
        foreach (var peer in peers)
        {
            Report.Ratio($"record/{peer.Name}", came[""].PerSecond / came[peer.Name].PerSecond);
            Report.Ratio($"record/{peer.Name}-http", came["http"].PerSecond / came[$"{peer.Name}-http"].PerSecond);
            Report.Ratio($"record/{peer.Name}-p99", came["http"].P99 / came[$"{peer.Name}-http"].P50);
            await peer.DisposeAsync();
        }

        await using var outside = await OutsideClient.Connect(county.Postgres);
        Report.Speeds("record", await Contest.Of([new("outside-client", span => ByGrains(span, outside.Grains))], effort.WarmUp, time, 1), "reads/s");
    }

    /// <summary>Grain calls from within the process.</summary>
    /// <param name="apart">How far apart the officials are who are asked for.</param>
    public Task<Speed> ByGrains(TimeSpan time, int apart = 1) => ByGrains(time, county.Grains, apart);

    private Task<Speed> ByGrains(TimeSpan time, IGrainFactory grains, int apart = 1) => Ask(
        async () =>
        {
            TestCaller.Is(InquiryTown.Officer);
            return (await grains.GetGrain<IOfficialGrain>(Next(apart).Key()).Record(new())).Value.Json.Length;
        },
        time);

    private OfficialId Next(int apart = 1) => InquiryTown.Official(Interlocked.Increment(ref asked) % Asked * apart);

    private static Task<Speed> Ask(Func<Task<int>> ask, TimeSpan time) => ClosedLoop.Run(InFlight, time, () => (ask, () => { }));

    private static async Task<string> Token(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", EmbeddedIdentity.DemoPersonGrant), new("person", InquiryTown.Officer)]);
        using var answer = await http.PostAsync(new Uri(EmbeddedIdentity.TokenPath, UriKind.Relative), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
