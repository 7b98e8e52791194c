using Microsoft.AspNetCore.Http;
using WarningGrid.Http;
using Xunit;

namespace WarningGrid.Specs.Http;

/// <summary>Cursors are good for one list and one caller; keys and revisions are written one way.</summary>
public sealed class Cursors_and_headers
{
    private static readonly CursorSeal Seal = new(new FrontSettings(new byte[32]));
    private static readonly Caller Wang = Caller.Person(new("G00000417"));
    private static readonly Caller Li = Caller.Person(new("G00000418"));

    [Fact]
    public void A_cursor_comes_back_as_it_was_given() =>
        Assert.Equal("L-2026-0001|2026-09-21", Seal.Open("/leads", Wang, Seal.Seal("/leads", Wang, "L-2026-0001|2026-09-21")));

    [Fact]
    public void A_cursor_of_another_list_or_another_caller_is_none()
    {
        var cursor = Seal.Seal("/leads", Wang, "7");

        Assert.Null(Seal.Open("/cases", Wang, cursor));
        Assert.Null(Seal.Open("/leads", Li, cursor));
    }

    [Fact]
    public void A_cursor_does_not_survive_the_change_of_any_character()
    {
        var cursor = Seal.Seal("/leads", Wang, "L-2026-0001");
        for (var at = 0; at < cursor.Length - 1; at++)
        {
            var altered = cursor.ToCharArray();
            altered[at] = altered[at] == 'A' ? 'B' : 'A';
            Assert.Null(Seal.Open("/leads", Wang, new(altered)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    public void Nonsense_is_no_cursor(string cursor) => Assert.Null(Seal.Open("/leads", Wang, cursor));

    [Theory]
    [InlineData("\"17\"", 17L)]
    [InlineData("\"0\"", 0L)]
    public void If_Match_holds_a_revision(string header, long revision) => Assert.Equal(revision, Revision(header).Value);

    [Theory]
    [InlineData("17")]
    [InlineData("W/\"17\"")]
    [InlineData("*")]
    [InlineData("\"-1\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"1\", \"2\"")]
    public void Any_other_If_Match_is_invalid(string header) => Assert.Equal("HTTP-02.if-match", Revision(header).Problem?.Code);

    [Fact]
    public void The_ETag_is_what_If_Match_takes() => Assert.Equal(42, Revision(Headers.ETag(42)).Value);

    [Theory]
    [InlineData(null, "DSP-01.key-missing")]
    [InlineData("", "HTTP-02.key")]
    [InlineData("with space", "HTTP-02.key")]
    [InlineData("键", "HTTP-02.key")]
    [InlineData("a", null)]
    public void A_key_is_visible_ASCII(string? key, string? code)
    {
        var request = new DefaultHttpContext().Request;
        if (key is not null)
        {
            request.Headers[Headers.IdempotencyKey] = key;
        }

        Assert.Equal(code, Headers.Key(request).Problem?.Code);
    }

    [Fact]
    public void A_key_has_at_most_128_characters()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[Headers.IdempotencyKey] = new string('k', 128);
        Assert.Null(Headers.Key(request).Problem);
        request.Headers[Headers.IdempotencyKey] = new string('k', 129);
        Assert.Equal("HTTP-02.key", Headers.Key(request).Problem?.Code);
    }

    private static Checked<long?> Revision(string header)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = header;
        return Headers.Revision(request);
    }
}
