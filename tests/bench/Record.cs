using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using WarningGrid.Identity;
using WarningGrid.Officials;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>How many records of officials are read a second: through HTTP with tokens, and by grain calls.</summary>
/// <remarks>Each read is noted in the audit log before it is answered (AUD-01).</remarks>
internal sealed class Record(BenchCounty county)
{
    private const int InFlight = 64;

    public async Task Run(TimeSpan time, int rounds)
    {
        using var http = new HttpClient { BaseAddress = county.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(http));
        var asked = 0;
        string Next() => InquiryTown.Official(Interlocked.Increment(ref asked) % 1000).Value;

        async Task OverHttp()
        {
            using var answer = await http.GetAsync(new Uri($"/api/v1/officials/{Next()}/record", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        }

        async Task ByGrains()
        {
            TestCaller.Is(InquiryTown.Officer);
            _ = (await county.Grains.GetGrain<IOfficialGrain>(new OfficialId(Next()).Key()).Record(new())).Value;
        }

        foreach (var (name, ask) in new (string, Func<Task>)[] { ("record/http", OverHttp), ("record", ByGrains) })
        {
            await Ask(ask, time);
            var paces = new List<Pace>();
            for (var round = 0; round < rounds; round++)
            {
                paces.Add(await Ask(ask, time));
            }

            var pace = paces.OrderBy(one => one.PerSecond).ElementAt(rounds / 2);
            Report.Figure(name, pace.PerSecond, "reads/s");
            Report.Figure($"{name}/p50", pace.At(0.50).TotalMilliseconds, "ms");
            Report.Figure($"{name}/p99", pace.At(0.99).TotalMilliseconds, "ms");
        }
    }

    private static async Task<Pace> Ask(Func<Task> ask, TimeSpan time)
    {
        var took = new List<TimeSpan>[InFlight];
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(reader => Task.Run(async () =>
        {
            for (took[reader] = []; since.Elapsed < time;)
            {
                var sent = Stopwatch.GetTimestamp();
                await ask();
                took[reader].Add(Stopwatch.GetElapsedTime(sent));
            }
        })));
        return new([.. took.SelectMany(one => one).Order()], since.Elapsed);
    }

    private static async Task<string> Token(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", EmbeddedIdentity.DemoPersonGrant), new("person", InquiryTown.Officer)]);
        using var answer = await http.PostAsync(new Uri(EmbeddedIdentity.TokenPath, UriKind.Relative), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
