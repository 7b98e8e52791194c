using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace WarningGrid.ApiTests.Http;

/// <summary>Thousands of generated bodies, on every kind of endpoint that reads one; only 4xx, each with a code, and nothing stored but audit entries.</summary>
/// <remarks>2,000 bodies; 20,000 with <c>WARNINGGRID_LONG=1</c>. CsCheck prints the seed of a failure; <c>CsCheck_Seed</c> repeats it.</remarks>
[Collection(nameof(TownCollection))]
public sealed class Bad_input(Town town, ITestOutputHelper output)
{
    private static readonly int Bodies = Environment.GetEnvironmentVariable("WARNINGGRID_LONG") == "1" ? 20_000 : 2_000;

    /// <summary>Where bodies go, with one that would be good there.</summary>
    private static readonly (string Path, string Type, string Who, string Good)[] Targets =
    [
        ("/api/v1/leads/L-2026-9999/moves/Accept", "application/json", "W", """{"unknownTargets":[0]}"""),
        ("/api/v1/leads/L-2026-9999/moves/Assign", "application/json", "W", """{"handler":"G00000417"}"""),
        ("/api/v1/leads/L-2026-9999/moves/RecordFeedback", "application/json", "W", """{"feedback":"Result","manner":"电话","on":"2026-09-21"}"""),
        ("/api/v1/cases/TI-2026-9999/moves/AttachDocument", "application/json", "W", """{"kind":"D-HX","sm3":"00","title":"函"}"""),
        ("/api/v1/cases/TI-2026-9999/moves/Approve", "application/json", "W", """{"opinion":"同意","occurredAt":"2026-09-21T09:00:00+08:00"}"""),
        ("/api/v1/cases", "application/json", "W", """{"lead":"L-2026-9999","kind":"TalkInquiry","official":"G00000417","ground":"X"}"""),
        ("/api/v1/signals/S-2026-9999/moves/Merge", "application/json", "W", """{"into":"S-2026-0001","reason":"同一事项"}"""),
        ("/api/v1/grants/G00099999/moves/Revoke", "application/json", "W", """{"grantNo":1,"lastDay":"2026-12-31","reason":"调离"}"""),
        ("/api/v1/signals", "application/cloudevents+json", "audit-feed", ApiTests.Signals.Sending_events.Finding("bad").ToJsonString()),
        ("/api/v1/signals", "application/cloudevents-batch+json", "audit-feed", $"[{ApiTests.Signals.Sending_events.Finding("bad").ToJsonString()}]"),
    ];

    private static readonly Gen<string> Nasty = Gen.OneOf(
        "null", "true", "-1", "0", "1e999", "1E-999", "99999999999999999999999999999999999999999", "-0", "0.1", "\"\"", "[]", "{}", "[null]",
        "[[]]", "{\"a\":null}", "\"\\u0000\"", "\"\\ud800\"", "\"\\uFFFF\"", "\"1989-12-31\"", "\"2101-01-01\"", "\"2026-02-30\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"'; DROP TABLE event; --\"", "\"<script>alert(1)</script>\"",
        "\"𠮷\"", "\"\u202e\"", "NaN", "Infinity", "'x'", "undefined", "/*x*/1", "\"\\x\"", "\"G|1\"", "\"../../etc/passwd\"", "\"{0}\"",
        "\"" + new string('长', 20_001) + "\"", new string('[', 200) + new string(']', 200),
        string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100));

    /// <summary>Never good: each is a good body with something broken in it that no reader may forgive.</summary>
    private static Gen<byte[]> Broken(string good) => Gen.Frequency(
        (4, Member(good)),
        (2, Gen.Int[0, Encoding.UTF8.GetByteCount(good) - 1].Select(cut => Encoding.UTF8.GetBytes(good)[..cut])),
        (2, Gen.Select(Gen.Int[0, Encoding.UTF8.GetByteCount(good) - 1], Gen.OneOf<byte>(0xFF, 0xC0, 0x80, 0xED), (at, wrong) => Set(good, at, wrong))),
        (1, Gen.Byte.Array[0, 200].Where(bytes => bytes.Length == 0 || !"{[ \t\r\n\"0123456789-tfn".Contains((char)bytes[0], StringComparison.Ordinal))),
        (1, Nasty.Select(Encoding.UTF8.GetBytes)),
        (1, Gen.String[1, 20].Select(name => Encoding.UTF8.GetBytes(Wrap(good, $"{JsonSerializer.Serialize("x" + name)}:1")))),
        (1, Gen.Const(good).Select(body => Encoding.UTF8.GetBytes(body + body))));

    // Some member's value replaced, which may by chance be good: such bodies are then refused by the rules, never a 5xx.
    private static Gen<byte[]> Member(string good)
    {
        var values = JsonDocument.Parse(good).RootElement is { ValueKind: JsonValueKind.Object } root
            ? root.EnumerateObject().Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}").ToArray()
            : [good];
        return Gen.Select(Gen.OneOf(values), Nasty, (member, nasty) => Encoding.UTF8.GetBytes(
            good.Replace(member, member[..(member.IndexOf(':', StringComparison.Ordinal) + 1)] + nasty, StringComparison.Ordinal)));
    }

    private static byte[] Set(string good, int at, byte wrong)
    {
        var bytes = Encoding.UTF8.GetBytes(good);
        bytes[at] = wrong;
        return bytes;
    }

    private static string Wrap(string good, string member)
    {
        var at = good.LastIndexOf('}');
        return good[..at] + "," + member + good[at..];
    }

    [Fact]
    public async Task Whatever_is_sent_is_refused_with_a_code_and_leaves_nothing_behind()
    {
        var officer = Town.Of(WarningGrid.Access.Role.WarningOfficer);
        var person = await town.Token(officer);
        var feed = await town.Token("audit-feed");
        var (before, signals) = (await Stored(officer), await Signals());
        var codes = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        var (sent, taken) = (0, 0);

        await Gen.SelectMany(Gen.OneOf(Targets), target => Broken(target.Good).Select(body => (Target: target, Body: body)))
            .SampleAsync(
                async sample =>
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, sample.Target.Path) { Content = new ByteArrayContent(sample.Body) }
                        .As(sample.Target.Who == "W" ? person : feed).Key($"bad-{Interlocked.Increment(ref sent)}").Revision(1);
                    request.Content!.Headers.ContentType = new(sample.Target.Type);
                    using var answer = await town.Http.SendAsync(request, TestContext.Current.CancellationToken);
                    var said = $"{sample.Target.Path} {Convert.ToBase64String(sample.Body[..Math.Min(300, sample.Body.Length)])}";
                    Assert.True((int)answer.StatusCode is >= 400 and < 500 || Quarantined(sample.Target.Type, answer), $"{(int)answer.StatusCode}: {said}");
                    if (answer.StatusCode is HttpStatusCode.Accepted)
                    {
                        Interlocked.Increment(ref taken);
                    }
                    else
                    {
                        codes.AddOrUpdate(await answer.Problem(answer.StatusCode), 1, (_, n) => n + 1);
                    }
                },
                writeLine: output.WriteLine, iter: Bodies, threads: 4);

        foreach (var (code, count) in codes.OrderByDescending(pair => pair.Value))
        {
            output.WriteLine($"{count,6} {code}");
        }

        Assert.True(codes.Count >= 8, "the bodies are too much alike");
        Assert.Equal(before, await Stored(officer));
        Assert.InRange(await Signals() - signals, 0, taken);
    }

    // FED-06: a good envelope with bad data is 202 and Quarantined: it is kept on purpose, so signals are counted apart.
    private static bool Quarantined(string type, HttpResponseMessage answer) =>
        type.StartsWith("application/cloudevents", StringComparison.Ordinal) && answer.StatusCode is HttpStatusCode.Accepted;

    /// <summary>What the sender of commands has caused, beside audit entries.</summary>
    private Task<long> Stored(string person) => town.Database.Ask<long>(
        $"select count(*) from event where stream not like 'a-%' and actor = '{person}'");

    /// <summary>Signals of any stage.</summary>
    private Task<long> Signals() => town.Database.Ask<long>("select count(distinct stream) from event where stream like 's-%'");
}
