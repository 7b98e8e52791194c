using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WarningGrid.Engine;
using WarningGrid.Identity;
using WarningGrid.Kernel;
using WarningGrid.Testing;
using Xunit;

namespace WarningGrid.Signals;

/// <summary>A system of the county's that sends its findings or letters line by line, again until each has its receipt, and keeps the receipts.</summary>
/// <param name="client">One of <see cref="DevelopmentClients"/>, which also names its source in the town.</param>
internal sealed class Feed(HttpClient http, string client)
{
    private const int LinesAtOnce = 20;

    private static readonly DevelopmentClient[] Clients = [.. DevelopmentClients.All];

    private readonly ConcurrentDictionary<string, string> receipts = new(StringComparer.Ordinal);
    private string? token;
    private int sent;

    /// <summary>How many items have a receipt.</summary>
    public int Count => receipts.Count;

    /// <summary>How often a delivery was broken off or not answered.</summary>
    public int Troubles { get; private set; }

    /// <summary>Sends twenty lines and then thinks, until it is stopped; each delivery is brought to its end.</summary>
    public async Task Send(TimeSpan pause, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var lines = Enumerable.Range(sent, LinesAtOnce).Select(Line).ToArray();
            sent += LinesAtOnce;
            while (!await Deliver(lines))
            {
                Troubles++;
                await Task.Delay(100, CancellationToken.None);
            }

            await Task.Delay(pause, CancellationToken.None);
        }
    }

    /// <summary>Every receipt that was given is kept, with the signal that it named; there is one signal an item and no other.</summary>
    public async Task Prove(TestDatabase database)
    {
        var kept = await database.Column<string>(
            $"SELECT r.receipt || ' ' || r.signal FROM feed_receipt r JOIN signal s ON s.number = r.signal WHERE s.source = '{Source(client)}'");
        Assert.Empty(receipts.Values.Except(kept));
        Assert.Equal(receipts.Count, receipts.Values.Distinct().Count());
        Assert.Equal(receipts.Count, kept.Count);
        Assert.Equal(receipts.Count, await database.Ask<long>($"SELECT count(*) FROM signal WHERE source = '{Source(client)}'"));
    }

    /// <summary>What a feed is registered by in the town.</summary>
    public static string Source(string client) => "urn:town:" + client;

    // Whether every line has its receipt now; what has one already is answered as a duplicate of itself.
    private async Task<bool> Deliver(string[] lines)
    {
        try
        {
            using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signals") { Content = body };
            request.Headers.Authorization = new("Bearer", token ??= await Token());
            using var answer = await http.SendAsync(request);
            token = answer.StatusCode is System.Net.HttpStatusCode.Unauthorized ? null : token;
            var answers = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return answer.IsSuccessStatusCode
                && lines.Zip(answers).Count(pair => Taken(pair.First, JsonNode.Parse(pair.Second)!)) == lines.Length;
        }
        catch (Exception e) when (Silence.Is(e) || e is IOException)
        {
            return false;
        }
    }

    private bool Taken(string line, JsonNode receipt)
    {
        var status = receipt["status"]!.GetValue<string>();
        if (status is "Refused")
        {
            Assert.Equal("Unavailable", receipt["refused"]!["kind"]!.GetValue<string>());
            return false;
        }

        Assert.Contains(status, (string[])["Accepted", "Duplicate"]);
        var given = $"{receipt["receiptId"]!.GetValue<string>()} {receipt["signalNo"]!.GetValue<string>()}";
        Assert.Equal(given, receipts.GetOrAdd(JsonNode.Parse(line)!["id"]!.GetValue<string>(), given));
        return true;
    }

    private async Task<string> Token()
    {
        var known = Clients.Single(one => one.Id == client);
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", known.Id), new("client_secret", known.Secret), new("scope", known.Scope),
        ]);
        using var answer = await http.PostAsync(new Uri(EmbeddedIdentity.TokenPath, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    private string Line(int n) => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = $"F-{n}",
        ["source"] = Source(client),
        ["type"] = Clients.Single(one => one.Id == client).Scope,
        ["time"] = "2026-09-21T09:00:00+08:00",
        ["subject"] = $"SF-{n}",
        ["datacontenttype"] = "application/json",
        ["data"] = client is "audit-feed" ? Finding(n) : Letter(n),
    }.ToJsonString();

    private static JsonObject Finding(int n) => new()
    {
        ["issueNo"] = $"SF-{n}",
        ["sourceType"] = "Internal",
        ["title"] = "往来款项长期挂账",
        ["description"] = "审计抽查发现上述问题,详见审计底稿。",
        ["amount"] = "2000.00",
        ["unitCode"] = "U-3401",
        ["category"] = "FUND",
        ["riskLevel"] = n % 3 == 0 ? "MEDIUM" : "LOW",
        ["status"] = "Rectifying",
    };

    // Of somebody who works nowhere here: what officials have behind them stays that of their cases.
    private static JsonObject Letter(int n) => new()
    {
        ["petitionNo"] = $"SF-{n}",
        ["form"] = "来信",
        ["receivedAt"] = "2026-09-21T09:00:00+08:00",
        ["anonymous"] = true,
        ["targets"] = new JsonArray(new JsonObject { ["name"] = "查无此人", ["unit"] = "青石镇" }),
        ["content"] = "反映其在项目发包中指定施工单位。",
        ["category"] = "INTEGRITY",
    };
}
