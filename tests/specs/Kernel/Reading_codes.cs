using System.Text.Json;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Texts as events are read: codes are shared, everything else is what stands there.</summary>
public sealed class Reading_codes
{
    [Fact]
    public void A_code_is_hardly_more_than_one_string_however_often_it_is_read() =>
        // Other readers may take its place in between, but not each time.
        Assert.InRange(
            Enumerable.Range(0, 100).Select(_ => Read("\"TalkInquiry\"")).Distinct(ReferenceEqualityComparer.Instance).Count(), 1, 10);

    [Theory]
    [InlineData("王小明"), InlineData("a text that is longer than any code of ours is"), InlineData("")]
    public void A_name_and_a_long_text_are_not_kept(string text)
    {
        var json = $"\"{text}\"";
        Assert.Equal(text, Read(json));
        Assert.True(text.Length == 0 || !ReferenceEquals(Read(json), Read(json)));
    }

    [Fact]
    public void What_differs_is_told_apart_though_there_are_more_codes_than_places() =>
        Assert.All(Enumerable.Range(0, 10_000), n => Assert.Equal($"TI-2026-{n:0000}", Read($"\"TI-2026-{n:0000}\"")));

    [Theory]
    [InlineData("12"), InlineData("true"), InlineData("[\"a\"]")]
    public void What_is_no_text_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void Escapes_are_read_as_what_they_stand_for() => Assert.Equal("a\"b", Read("\"a\\u0022b\""));

    private static string? Read(string json) => JsonSerializer.Deserialize<string>(json, EventJson.Options);
}
