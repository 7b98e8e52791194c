using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WarningGrid.Access;
using WarningGrid.Testing;

namespace WarningGrid.ApiTests.Operations;

/// <summary>What an operator does about a letter that was given up (design D5): look, drive it again, set it aside.</summary>
[Collection(nameof(TownCollection))]
public sealed class Treating_dead_letters(Town town)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Operator => Town.Of(Role.SystemAdmin);

    [Fact]
    public async Task AUD_01_a_letter_driven_again_arrives_and_the_act_is_noted()
    {
        const string letter = "s-S-2020-0417/1/1";
        await Dead(letter);
        Assert.Contains(await Listed(), seen => seen.Id == letter && seen.Error == "TimeoutException: away");

        using var driven = await Treat("Redrive", $$"""{"message":"{{letter}}"}""", "redrive-1");
        Assert.Equal(HttpStatusCode.OK, driven.StatusCode);

        await Until.Holds(async () => await town.Database.Ask<long>($"SELECT count(*) FROM inbox WHERE message = '{letter}'") == 1);
        Assert.DoesNotContain(await Listed(), seen => seen.Id == letter);
        Assert.Equal(1, await town.Database.Ask<long>(
            $"SELECT count(*) FROM event WHERE stream LIKE 'a-%' AND entry LIKE '%operations.redrive%{letter}%' AND actor = '{Operator}'"));

        using var repeat = await Treat("Redrive", $$"""{"message":"{{letter}}"}""", "redrive-1");
        Assert.Equal(HttpStatusCode.OK, repeat.StatusCode);
    }

    [Fact]
    public async Task AUD_01_one_set_aside_is_kept_with_who_and_why()
    {
        const string letter = "s-S-2020-0418/1/1", aside = $$"""{"message":"{{letter}}","reason":"目标已不存在"}""";
        await Dead(letter);

        using var done = await Treat("SetAside", aside, "aside-1");
        using var repeat = await Treat("SetAside", aside, "aside-1");
        using var other = await Treat("SetAside", $$"""{"message":"{{letter}}","reason":"别的理由"}""", "aside-2");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (done.StatusCode, repeat.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.DoesNotContain(await Listed(), seen => seen.Id == letter);
        Assert.Equal($"{Operator} 目标已不存在", await town.Database.Ask<string>(
            $"SELECT set_aside_by || ' ' || reason FROM dead_letter WHERE message = '{letter}'"));
    }

    [Fact]
    public async Task A_letter_that_never_was_is_not_found()
    {
        using var answer = await Treat("Redrive", """{"message":"s-S-2020-9999/1/1"}""", "redrive-none");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<HttpResponseMessage> Treat(string move, string body, string key) =>
        town.Move(Operator, $"/api/v1/dead-letters/moves/{move}", body, key);

    private async Task<List<(string Id, string Error)>> Listed()
    {
        using var answer = await town.Get(Operator, "/api/v1/dead-letters?limit=100");
        var page = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
        return [.. page["letters"]!.AsArray().Select(letter => ($"{letter!["message"]}", $"{letter["error"]}"))];
    }

    // As the relay leaves one behind after its last attempt.
    private Task<int> Dead(string letter) => town.Database.Run(
        $$"""
        INSERT INTO dead_letter (message, shard, source, version, number, target, type, body, occurred_at, sent_at, died_at, error)
        VALUES ('{{letter}}', 3, '{{letter[..^4]}}', 1, 1, 'o-{{Town.Subject}}', 'history.lead-noted',
          '{"lead":"L-2020-0417","stage":"Accepted"}', '2026-01-05T00:00:00Z', '2026-01-05T00:00:00Z', '2026-01-05T01:00:00Z',
          'TimeoutException: away')
        """);
}
