using System.Text;
using CsCheck;
using Xunit;
using static WarningGrid.Signals.SignalSpec;

namespace WarningGrid.Signals;

/// <summary>FED-01, FED-02, FED-06: what bytes are taken as an event.</summary>
public sealed class Reading_an_envelope
{
    [Fact]
    public void FED_02_a_whole_event_is_read_and_its_revision_is_one()
    {
        var item = Parse(Event).Item!;
        Assert.Equal(("A-7", "urn:county:audit", "SJ-1", 1), (item.Id, item.Source, item.Subject, item.Revision));
        Assert.Equal(new DateTimeOffset(2026, 9, 20, 1, 0, 0, TimeSpan.Zero), item.Time);
    }

    [Theory]
    [InlineData("specversion"), InlineData("id"), InlineData("source"), InlineData("type"), InlineData("time"), InlineData("subject")]
    [InlineData("datacontenttype")]
    public void FED_02_a_required_attribute_that_is_missing_is_named(string attribute)
    {
        var refused = Parse(Event.Replace($"\"{attribute}\"", "\"x\"", StringComparison.Ordinal)).Refused!;
        Assert.Equal((RefusalKind.Invalid, "FED-02.missing", "/" + attribute), (refused.Kind, refused.Items[0].Code, refused.Items[0].Member));
    }

    [Theory]
    [InlineData("\"1.0\"", "\"0.3\""), InlineData("\"1.0\"", "1.0"), InlineData("\"A-7\"", "\"\""), InlineData("\"A-7\"", "7")]
    [InlineData("2026-09-20T09", "2026-09-31T09"), InlineData("2026-09-20T09", "1989-09-20T09"), InlineData("2026-09-20T09", "2101-01-01T09")]
    [InlineData("+08:00", ""), InlineData("application/json", "text/xml"), InlineData("\"data\":{}", "\"revision\":0")]
    [InlineData("\"data\":{}", "\"revision\":\"2\""), InlineData("\"data\":{}", "\"revision\":1.5"), InlineData("\"data\":{}", "\"data_base64\":\"e30=\"")]
    [InlineData("\"data\":{}", "\"Extension\":\"a\""), InlineData("\"A-7\"", "\"A\\u0000\"")]
    public void FED_02_a_wrong_attribute_is_refused(string good, string bad) =>
        Assert.Equal("FED-02.envelope", Parse(Event.Replace(good, bad, StringComparison.Ordinal)).Refused?.Code);

    [Theory]
    [InlineData("{"), InlineData(""), InlineData("{\"id\":\"a\",\"id\":\"b\"}"), InlineData("{\"data\":\"\\ud800\"}"), InlineData("{\"data\":1e999}")]
    [InlineData("// no"), InlineData("{\"a\":1,}")]
    public void FED_06_what_is_no_sound_JSON_is_refused(string text) => Assert.Equal("FED-06.not-json", Parse(text).Refused?.Code);

    [Fact]
    public void FED_06_invalid_UTF_8_and_deep_nesting_are_refused()
    {
        Assert.Equal("FED-06.not-json", FeedEnvelope.Structured(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }).Refused?.Code);
        Assert.Equal("FED-06.not-json", Parse(new string('[', 40) + new string(']', 40)).Refused?.Code);
    }

    [Fact]
    public void FED_01_a_line_over_one_MiB_is_too_long() => Assert.Equal(
        RefusalKind.LimitExceeded, FeedEnvelope.Line(new byte[FeedEnvelope.LineLimit + 1]).Refused?.Kind);

    [Fact]
    public void FED_01_a_batch_keeps_its_order_and_names_the_bad_one()
    {
        var lines = FeedEnvelope.Batch(Encoding.UTF8.GetBytes($"[{Event},{{}},{Event}]"));
        Assert.Equal([true, false, true], lines.Select(line => line.Item is not null));
        Assert.Equal("FED-06.not-batch", FeedEnvelope.Batch(Encoding.UTF8.GetBytes(Event))[0].Refused?.Code);
    }

    [Fact]
    public void FED_01_binary_mode_reads_headers_and_body()
    {
        var headers = new Dictionary<string, string>
        {
            ["ce-specversion"] = "1.0", ["ce-id"] = "A-8", ["ce-source"] = "urn:county:audit", ["ce-type"] = "county.audit.finding.v1",
            ["ce-time"] = "2026-09-20T01:00:00Z", ["ce-subject"] = "%E5%AE%A1-1", ["content-type"] = "application/json; charset=utf-8",
            ["ce-revision"] = "3",
        };
        var item = FeedEnvelope.Binary(headers.GetValueOrDefault, "{\"a\":1}"u8.ToArray()).Item!;
        Assert.Equal(("A-8", "审-1", 3, "{\"a\":1}"), (item.Id, item.Subject, item.Revision, item.Data));
    }

    [Fact]
    public void Whatever_the_bytes_are_reading_them_never_throws() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Answers(FeedEnvelope.Line(bytes)) && FeedEnvelope.Batch(bytes).All(Answers));

    [Fact]
    public void However_an_event_is_damaged_reading_it_never_throws() =>
        Gen.Select(Gen.Int[0, Event.Length - 1], Gen.Char, Gen.Int[0, 20]).Sample((at, letter, cut) =>
            Answers(Parse(Event.Remove(at, Math.Min(cut, Event.Length - at)).Insert(at, letter.ToString()))));

    private static bool Answers(FeedLine line) => line.Item is null != line.Refused is null;
}
