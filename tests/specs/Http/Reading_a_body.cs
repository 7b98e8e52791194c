using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text;
using WarningGrid.Http;
using Xunit;

namespace WarningGrid.Specs.Http;

/// <summary>What the front refuses before anything is asked: shape, characters, limits.</summary>
public sealed class Reading_a_body
{
    internal enum Colour { Red, Yellow }

    internal sealed record Form(
        string Text, Colour Colour, int Count, DateOnly On, DateTimeOffset At, OfficialId Who, ImmutableArray<string> Lines,
        string? Note, [StringLength(5)] string? Short = null, decimal Amount = 0);

    private const string Good =
        """{"text":"文","colour":"Red","count":1,"on":"2026-09-21","at":"2026-09-21T09:00:00+08:00","who":"G00000417","lines":["一"]}""";

    private static string? Code(string json) => RequestBody.Parse<Form>(Encoding.UTF8.GetBytes(json)).Problem?.Code;

    private static string? With(string old, string @new) => Code(Good.Replace(old, @new, StringComparison.Ordinal));

    [Fact]
    public void A_good_form_is_read_and_what_may_be_null_may_be_left_out()
    {
        var form = RequestBody.Parse<Form>(Encoding.UTF8.GetBytes(Good)).Value;

        Assert.Equal(("文", Colour.Red, new OfficialId("G00000417"), null), (form.Text, form.Colour, form.Who, form.Note));
        Assert.Equal(new DateTimeOffset(2026, 9, 21, 1, 0, 0, TimeSpan.Zero), form.At);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1}//")]
    [InlineData("nul")]
    public void What_is_no_JSON_is_malformed(string body) => Assert.Equal("HTTP-01.malformed", Code(body));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void What_is_another_JSON_has_the_wrong_shape(string body) => Assert.Equal("HTTP-01.shape", Code(body));

    [Fact]
    public void A_wrong_type_a_missing_an_unknown_or_a_repeated_member_has_the_wrong_shape()
    {
        Assert.Equal("HTTP-01.shape", With("\"文\"", "7"));
        Assert.Equal("HTTP-01.shape", With("\"文\"", "null"));
        Assert.Equal("HTTP-01.shape", With("\"count\":1,", ""));
        Assert.Equal("HTTP-01.shape", With("\"count\":1", "\"count\":1,\"unknown\":1"));
        Assert.Equal("HTTP-01.shape", With("\"count\":1", "\"count\":1,\"count\":2"));
        Assert.Equal("HTTP-01.shape", With("\"count\":1", "\"count\":\"1\""));
        Assert.Equal("HTTP-01.shape", With("\"count\":1", "\"count\":1.5"));
        Assert.Equal("HTTP-01.shape", With("\"count\"", "\"Count\""));
    }

    [Fact]
    public void A_wrong_member_is_named_by_its_pointer()
    {
        var problem = RequestBody.Parse<Form>(Encoding.UTF8.GetBytes(Good.Replace("\"一\"", "\"一\",7", StringComparison.Ordinal))).Problem!;

        Assert.Equal("/lines/1", Assert.Single(problem.Items).Member);
    }

    [Fact]
    public void Enums_are_words()
    {
        Assert.Equal("HTTP-01.shape", With("\"Red\"", "0"));
        Assert.Equal("HTTP-01.shape", With("\"Red\"", "\"0\""));
        Assert.Equal("HTTP-01.shape", With("\"Red\"", "\"Blue\""));
        Assert.Equal("HTTP-01.shape", With("\"Red\"", "\"Red,Yellow\""));
    }

    [Theory]
    [InlineData("1989-12-31")]
    [InlineData("2101-01-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-9-21")]
    [InlineData("0001-01-01")]
    [InlineData("2026-09-21T00:00:00Z")]
    public void A_date_outside_1990_to_2100_or_written_otherwise_is_refused(string date) =>
        Assert.Equal("HTTP-01.date", With("2026-09-21\"", date + "\""));

    [Theory]
    [InlineData("2026-09-21T09:00:00")]
    [InlineData("2101-01-01T09:00:00Z")]
    [InlineData("1900-01-01T09:00:00Z")]
    [InlineData("yesterday")]
    public void An_instant_needs_an_offset_and_a_year_of_ours(string instant) =>
        Assert.Equal("HTTP-01.instant", With("2026-09-21T09:00:00+08:00", instant));

    [Theory]
    [InlineData("")]
    [InlineData("G 1")]
    [InlineData("G|1")]
    [InlineData("王伟")]
    [InlineData("o'--")]
    public void An_id_is_letters_digits_hyphens(string id) => Assert.Equal("HTTP-01.id", With("G00000417", id));

    [Fact]
    public void Limits_hold()
    {
        Assert.Equal("HTTP-01.too-long", With("文", new string('长', LimitedTextConverter.Longest + 1)));
        Assert.Null(With("文", new string('长', LimitedTextConverter.Longest)));
        Assert.Equal("HTTP-01.too-long", With("\"count\":1", "\"count\":1,\"short\":\"六个字太长了\""));
        Assert.Equal("HTTP-01.id", With("G00000417", new string('G', 65)));
        Assert.Equal("HTTP-01.too-deep", Code(new string('[', 40) + new string(']', 40)));
        Assert.Equal("HTTP-01.too-deep", Code(new string('[', 500_000)));
    }

    [Fact]
    public void Huge_numbers_are_refused()
    {
        Assert.Equal("HTTP-01.number", With("\"count\":1", "\"count\":1e999"));
        Assert.Equal("HTTP-01.number", With("\"count\":1", "\"count\":" + new string('9', 400)));
        Assert.Equal("HTTP-01.shape", With("\"count\":1", "\"count\":99999999999"));
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\u0007")]
    [InlineData("\\uFFFF")]
    [InlineData("\\uD800")]
    [InlineData("\\uDC00x")]
    public void Characters_that_nothing_can_store_or_show_are_refused(string escape) =>
        Assert.Equal("HTTP-01.characters", With("文", escape));

    [Fact]
    public void Rare_names_are_welcome() => Assert.Null(With("文", "𠮷野\\uD842\\uDFB7 <script> '; DROP TABLE event; --"));

    [Fact]
    public void An_empty_item_in_a_list_is_refused() => Assert.Equal("HTTP-01.null-item", With("\"一\"", "null"));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        bytes[Encoding.UTF8.GetByteCount(Good[..Good.IndexOf('文', StringComparison.Ordinal)])] = 0xFF;

        Assert.Equal("HTTP-01.encoding", RequestBody.Parse<Form>(bytes).Problem?.Code);
    }
}
