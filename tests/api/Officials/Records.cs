using System.Net;
using WarningGrid.Access;

namespace WarningGrid.ApiTests.Officials;

/// <summary>ASF-04…07 over HTTP: the same bytes for the same question, for ever.</summary>
[Collection(nameof(TownCollection))]
public sealed class Records(Town town)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/officials/G00000900/record")]
    [InlineData("/api/v1/posts/P-3402-0001/record")]
    [InlineData("/api/v1/units/U-3402/record")]
    public async Task ASF_05_the_same_question_has_the_same_bytes(string path)
    {
        var question = path + "?occurredAsOf=2026-01-01&knownAsOf=2026-01-01";
        using var first = await town.Get(Town.Of(Role.WarningOfficer), question);
        using var second = await town.Get(Town.Of(Role.WarningOfficer), question);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var bytes = await first.Content.ReadAsByteArrayAsync(Cancelled);
        Assert.NotEmpty(bytes);
        Assert.Equal(bytes, await second.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task A_date_is_asked_as_its_24_00_in_the_county()
    {
        using var byDate = await town.Get(Town.Of(Role.WarningOfficer), "/api/v1/officials/G00000900/record?knownAsOf=2026-01-01");
        using var byInstant = await town.Get(
            Town.Of(Role.WarningOfficer), "/api/v1/officials/G00000900/record?knownAsOf=2026-01-02T00:00:00%2B08:00");

        Assert.Equal(await byInstant.Content.ReadAsStringAsync(Cancelled), await byDate.Content.ReadAsStringAsync(Cancelled));
    }
}
