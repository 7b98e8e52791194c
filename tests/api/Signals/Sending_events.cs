using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WarningGrid.ApiTests.Signals;

/// <summary>FED-01…06 over HTTP: one event, a batch, lines; the envelope decides the status.</summary>
[Collection(nameof(TownCollection))]
public sealed class Sending_events(Town town)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FED_03_an_event_sent_twice_is_one_signal_and_a_changed_amount_is_a_conflict()
    {
        var finding = Finding("A-7");
        using var first = await One(finding);
        using var second = await One(finding);
        finding["data"]!["amount"] = "99.00";
        using var changed = await One(finding);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        var receipt = await Receipt(first);
        Assert.Equal("Accepted", receipt["status"]!.GetValue<string>());
        Assert.NotNull(receipt["signalNo"]);
        var repeat = await Receipt(second);
        Assert.Equal("Duplicate", repeat["status"]!.GetValue<string>());
        Assert.Equal(receipt["receiptId"]!.GetValue<string>(), repeat["receiptId"]!.GetValue<string>());
        Assert.Equal(receipt["signalNo"]!.GetValue<string>(), repeat["signalNo"]!.GetValue<string>());
        Assert.Equal("FED-03.content-conflict", await changed.Problem(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task FED_06_in_a_batch_bad_data_is_quarantined_and_a_bad_envelope_refuses_all()
    {
        var unknown = Finding("B-2");
        unknown["data"]!["unitCode"] = "U-9999";
        using var mixed = await Send(
            "application/cloudevents-batch+json", new JsonArray(Finding("B-1"), unknown, Finding("B-3")).ToJsonString());
        var broken = Finding("B-5");
        broken.Remove("id");
        using var refused = await Send(
            "application/cloudevents-batch+json", new JsonArray(Finding("B-4"), broken, Finding("B-6")).ToJsonString());
        using var again = await One(Finding("B-4"));

        var items = JsonNode.Parse(await mixed.Content.ReadAsStringAsync(Cancelled))!["items"]!.AsArray();
        Assert.Equal(["Accepted", "Quarantined", "Accepted"], items.Select(item => item!["status"]!.GetValue<string>()));
        await refused.Problem(HttpStatusCode.BadRequest);
        Assert.Equal("Accepted", (await Receipt(again))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task FED_01_lines_are_answered_line_by_line()
    {
        var broken = Finding("L-2");
        broken.Remove("id");
        using var answer = await Send("application/x-ndjson", string.Join('\n',
            Finding("L-1").ToJsonString(), broken.ToJsonString(), "not json", "", Finding("L-3").ToJsonString()) + "\r\n");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var statuses = (await answer.Content.ReadAsStringAsync(Cancelled)).TrimEnd('\n').Split('\n')
            .Select(line => JsonNode.Parse(line)!["status"]!.GetValue<string>());
        Assert.Equal(["Accepted", "Refused", "Refused", "Refused", "Accepted"], statuses);
    }

    [Fact]
    public async Task FED_01_FED_05_a_receipt_comes_after_its_line_and_before_the_next_is_sent()
    {
        // A socket, because HttpClient reads no answer over HTTP/1.1 before it has sent its whole request.
        using var socket = new TcpClient();
        await socket.ConnectAsync(town.Http.BaseAddress!.Host, town.Http.BaseAddress.Port, Cancelled);
        await using var wire = socket.GetStream();
        using var receipts = new StreamReader(wire);
        await Write(
            "POST /api/v1/signals HTTP/1.1\r\nHost: town\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
            + $"Authorization: Bearer {await town.Token("audit-feed")}\r\n\r\n");

        for (var n = 1; n <= 3; n++)
        {
            var line = Finding($"O-{n}").ToJsonString() + "\n";
            await Write($"{Encoding.UTF8.GetByteCount(line):x}\r\n{line}\r\n");
            Assert.Contains("\"status\":\"Accepted\"", await Next("{"), StringComparison.Ordinal);
        }

        await Write("0\r\n\r\n");
        Assert.Equal("0", await Next("0"));

        async Task Write(string text) => await wire.WriteAsync(Encoding.UTF8.GetBytes(text), Cancelled);

        // The next line that begins so: headers and chunk sizes lie between.
        async Task<string> Next(string start)
        {
            while (true)
            {
                var line = await receipts.ReadLineAsync(Cancelled) ?? throw new EndOfStreamException();
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
    }

    [Fact]
    public async Task FED_01_a_line_over_1_MiB_is_refused_and_the_next_is_taken()
    {
        using var answer = await Send("application/x-ndjson", string.Join('\n',
            Finding("M-1").ToJsonString(), new string('x', (1 << 20) + 1), new string('y', 3 << 20), Finding("M-2").ToJsonString()));

        var receipts = (await answer.Content.ReadAsStringAsync(Cancelled)).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["Accepted", "Refused", "Refused", "Accepted"], receipts.Select(receipt => receipt["status"]!.GetValue<string>()));
        Assert.Equal("LimitExceeded", receipts[1]["refused"]!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task FED_01_two_thousand_lines_are_two_thousand_receipts()
    {
        var year = string.Join('\n', Enumerable.Range(0, 2_000).Select(n => Finding($"Y-{n}").ToJsonString()));
        using var first = await Send("application/x-ndjson", year);
        using var second = await Send("application/x-ndjson", year);

        Assert.Equal(2_000, await Count(first, "Accepted"));
        Assert.Equal(2_000, await Count(second, "Duplicate"));
    }

    [Fact]
    public async Task FED_01_the_attributes_may_stand_in_headers()
    {
        var finding = Finding("H-1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signals").Json(finding["data"]!.ToJsonString());
        foreach (var attribute in finding.Where(attribute => attribute.Key is not ("data" or "datacontenttype")))
        {
            request.Headers.TryAddWithoutValidation("ce-" + attribute.Key, attribute.Value!.ToString());
        }

        using var answer = await town.Send("audit-feed", request);

        Assert.Equal("Accepted", (await Receipt(answer))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task FED_02_the_token_needs_the_scope_of_the_type_and_the_source_must_be_registered()
    {
        using var otherScope = await One(Finding("S-1"), "petition-feed");
        var elsewhere = Finding("S-2");
        elsewhere["source"] = "urn:town:somebody-else";
        using var otherSource = await One(elsewhere);
        using var person = await One(Finding("S-3"), Subject);

        Assert.Equal("FED-02.source", await otherScope.Problem(HttpStatusCode.Forbidden));
        Assert.Equal("FED-02.source", await otherSource.Problem(HttpStatusCode.Forbidden));
        Assert.Equal("FED-02.source", await person.Problem(HttpStatusCode.Forbidden));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task Another_content_type_is_415(string type)
    {
        using var answer = await Send(type, Finding("T-1").ToJsonString());

        Assert.Equal("HTTP-03.media-type", await answer.Problem(HttpStatusCode.UnsupportedMediaType));
    }

    private const string Subject = Town.Subject;

    internal static JsonObject Finding(string id) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = id,
        ["source"] = "urn:town:audit-feed",
        ["type"] = "county.audit.finding.v1",
        ["time"] = "2026-09-21T09:00:00+08:00",
        ["subject"] = "SJ-" + id,
        ["datacontenttype"] = "application/json",
        ["data"] = new JsonObject
        {
            ["issueNo"] = "SJ-" + id,
            ["sourceType"] = "Internal",
            ["title"] = "报销单据不全",
            ["description"] = "抽查发现报销单据缺少附件。",
            ["amount"] = "120.00",
            ["unitCode"] = "U-3402",
            ["category"] = "FUND",
            ["riskLevel"] = "LOW",
            ["status"] = "Rectifying",
        },
    };

    private Task<HttpResponseMessage> One(JsonObject @event, string who = "audit-feed") =>
        Send("application/cloudevents+json", @event.ToJsonString(), who);

    private Task<HttpResponseMessage> Send(string type, string body, string who = "audit-feed")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signals") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return town.Send(who, request);
    }

    private static async Task<JsonNode> Receipt(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Accepted
            ? (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!
            : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(Cancelled));

    private static async Task<int> Count(HttpResponseMessage answer, string status) =>
        (await answer.Content.ReadAsStringAsync(Cancelled)).TrimEnd('\n').Split('\n')
            .Count(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("status").GetString() == status);
}
