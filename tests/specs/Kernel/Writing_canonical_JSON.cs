using System.Text;
using CsCheck;
using System.Text.Json;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>RFC 8785, by its own vectors and by the names that other writers get wrong.</summary>
public sealed class Writing_canonical_JSON
{
    private static string Canonical(string json) => CanonicalJson.Of(Encoding.UTF8.GetBytes(json));

    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void HSH_01_numbers_of_appendix_B(string ieee, string text) =>
        Assert.Equal(text, EcmaScriptNumber.Text(BitConverter.UInt64BitsToDouble(Convert.ToUInt64(ieee, 16))));

    [Fact]
    public void HSH_01_the_sample_of_section_3_2_2() =>
        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Canonical(
                """
                { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }
                """));

    [Fact]
    public void HSH_01_members_are_sorted_by_UTF_16_units() =>
        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin\",\"€\":\"Euro\",\"😀\":\"Smiley\",\"\ufb33\":\"Hebrew\"}",
            Canonical(
                """
                { "\u20ac": "Euro", "\r": "Carriage Return", "\ufb33": "Hebrew", "1": "One",
                  "\ud83d\ude00": "Smiley", "\u0080": "Control", "\u00f6": "Latin" }
                """));

    [Theory]
    [InlineData("𠮷野家")]
    [InlineData("del\u007f")]
    [InlineData("nbsp\u00a0")]
    [InlineData("line\u2028paragraph\u2029")]
    [InlineData("<&'+>")]
    [InlineData("王\ufeff五")]
    public void HSH_01_such_characters_stand_unescaped(string name) =>
        Assert.Equal($"{{\"name\":\"{name}\"}}", EventJson.Canonical(new { Name = name }));

    [Theory]
    [InlineData("120.00", "120")]
    [InlineData("-0", "0")]
    [InlineData("1e2", "100")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("9007199254740993", "9007199254740992")]
    public void HSH_01_a_number_is_written_as_ECMAScript_would(string given, string written) =>
        Assert.Equal($"[{written}]", Canonical($"[{given}]"));

    [Fact]
    public void HSH_01_decimals_and_long_integers_of_events_are_words() =>
        Assert.Equal(
            """{"at":"2026-09-21T01:00:00.000000Z","day":"2026-09-21","long":"9007199254740993","money":"120.00","whole":7}""",
            EventJson.Canonical(new
            {
                Whole = 7, Money = 120.00m, Long = 9007199254740993L, Day = new DateOnly(2026, 9, 21),
                At = new DateTimeOffset(2026, 9, 21, 9, 0, 0, TimeSpan.FromHours(8)), Absent = (string?)null,
            }));

    [Fact]
    public void HSH_01_every_double_reads_back_as_itself() =>
        Gen.Double[double.MinValue, double.MaxValue].Sample(number =>
            JsonSerializer.Deserialize<double>(EcmaScriptNumber.Text(number)) == number);

    [Fact]
    public void HSH_01_canonical_text_is_its_own_canonical_text() =>
        Gen.Select(Gen.String, Gen.Double[-1e9, 1e9], Gen.Int).Sample((text, real, whole) =>
        {
            var once = Canonical(JsonSerializer.Serialize(new { text, real, nested = new[] { whole } }));
            return Canonical(once) == once;
        });

    [Theory]
    [InlineData("{\"b\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("[ 1]")]
    [InlineData("[-0]")]
    [InlineData("[1.0]")]
    [InlineData("[9007199254740993]")]
    [InlineData("[\"\\/\"]")]
    [InlineData("[\"\\u0041\"]")]
    [InlineData("{\"\ufb33\":1,\"\ud83d\ude00\":2}")]
    public void HSH_01_what_may_not_be_canonical_is_written_anew(string json) =>
        Assert.False(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void HSH_01_what_we_serialize_is_only_looked_through() =>
        Assert.True(CanonicalJson.IsCanonical(JsonSerializer.SerializeToUtf8Bytes(
            new { Zulu = "汉字", Alpha = new[] { new { Two = 2, One = (string?)"\"quoted\"" } }, Money = 1.50m, Mike = true }, EventJson.Options)));

    [Fact]
    public void HSH_01_whatever_is_taken_as_canonical_would_be_written_just_so()
    {
        var leaf = Gen.OneOf(
            Gen.String.Select(text => JsonSerializer.Serialize(text, EventJson.Options)), Gen.Long.Select(whole => $"{whole}"),
            Gen.Double.Where(double.IsFinite).Select(real => real.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
            Gen.OneOf("true", "null", "-0", "\"\\u0041\"", "\"\\n\""));
        Gen.Select(Gen.OneOf("a", "b", "é", "aa"), Gen.OneOf("a", "b", "c"), leaf, leaf.Array[0, 3]).Sample((one, other, value, list) =>
        {
            var json = Encoding.UTF8.GetBytes($$"""{"{{one}}":{{value}},"{{other}}":[{{string.Concat(list.Select(item => item + ","))}}{"{{other}}":{{value}},"{{one}}":1}]}""");
            using var document = JsonDocument.Parse(json);
            return CanonicalJson.Of(json) == CanonicalJson.Of(document.RootElement);
        });
    }
}
