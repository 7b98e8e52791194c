using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WarningGrid.Access;

namespace WarningGrid.ApiTests.Statistics;

/// <summary>STA-04: behind every figure stands the list that shows its rows, as many as it says, to whoever was given it.</summary>
[Collection(nameof(TownCollection))]
public sealed class Clicking_through(Town town)
{
    private static readonly string[] Questions =
    [
        "cases", "cases?by=Kind", "cases?by=Kind&by=Stage", "cases?by=Unit", "cases?by=Kind&by=Result&openedFrom=2025-01-01", "cases?by=Source",
        "cases?by=Kind&asOf=2025-06-30", "cases?by=Result&endedFrom=2025-07-01&endedTo=2025-07-31", "leads", "leads?by=Stage", "leads?by=Source",
        "leads?by=Mode&receivedFrom=2025-06-01", "leads?by=Stage&asOf=2025-06-30", "timeliness", "timeliness?asOf=2025-06-30",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.WarningOfficer), InlineData(Role.LeadCustodian), InlineData(Role.SectionChief), InlineData(Role.DeputyLeader)]
    [InlineData(Role.DisciplineSecretary), InlineData(Role.PartySecretary)]
    public async Task STA_04_each_figure_is_the_length_of_its_list(Role role)
    {
        foreach (var question in Questions)
        {
            var table = await Json(Town.Of(role), "/api/v1/statistics/" + question);
            foreach (var figure in table["figures"]!.AsArray().Append(table["total"]))
            {
                var rows = (string)figure!["rows"]!;
                Assert.True((long)figure["count"]! == await Length(Town.Of(role), rows), $"{role} {question} {figure["text"]} {rows}");
            }
        }
    }

    [Fact]
    public async Task ACL_02_the_recused_is_counted_one_case_less_and_told_nothing_of_it()
    {
        var whole = await Json(Town.Of(Role.WarningOfficer), "/api/v1/statistics/cases?by=Stage");
        var less = await Json(Town.Kin, "/api/v1/statistics/cases?by=Stage");

        Assert.Equal((long)whole["total"]!["count"]! - 1, (long)less["total"]!["count"]!);
        Assert.Equal(whole.AsObject().Select(member => member.Key), less.AsObject().Select(member => member.Key));
        Assert.Equal((string?)whole["definition"], (string?)less["definition"]);
    }

    [Fact]
    public async Task QRT_01_the_tables_of_a_quarter_open_their_rows_as_of_its_end()
    {
        var quarter = await Json(Town.Of(Role.DisciplineSecretary), "/api/v1/statistics/returns/2025Q3");

        Assert.Equal("2025-10-21", (string?)quarter["due"]);
        var ended = quarter["tables"]!.AsArray().Single(table => (string)table!["code"]! == "CasesEnded")!["table"]!["figures"]!.AsArray().Single()!;
        Assert.Equal(["谈话函询", "采信了结"], ended["labels"]!.AsArray().Select(label => (string)label!));
        foreach (var figure in quarter["tables"]!.AsArray().SelectMany(table => table!["table"]!["figures"]!.AsArray().Append(table["table"]!["total"])))
        {
            Assert.Equal((long)figure!["count"]!, await Length(Town.Of(Role.DisciplineSecretary), (string)figure["rows"]!));
        }
    }

    [Fact]
    public async Task STA_03_an_analyst_is_given_numbers_and_no_list()
    {
        var table = await Json(Town.Of(Role.Analyst), "/api/v1/statistics/cases?by=Kind");

        Assert.All(
            table["figures"]!.AsArray().Append(table["total"]), figure => Assert.Equal(("<5", null), ((string)figure!["text"]!, figure["rows"])));
        using var list = await town.Get(Town.Of(Role.Analyst), "/api/v1/statistics/clocks");
        await list.Problem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task EXP_01_an_export_is_asked_for_with_a_purpose_and_saved_never_shown()
    {
        var custodian = Town.Of(Role.LeadCustodian);
        using var purposeless = await town.Move(custodian, "/api/v1/statistics/exports", """{"register":"Cases","format":"Csv","purpose":""}""", "x-0");
        Assert.Equal(HttpStatusCode.BadRequest, purposeless.StatusCode);
        using var asked = await town.Move(custodian, "/api/v1/statistics/exports", """{"register":"Cases","format":"Csv","purpose":"核对"}""", "x-1");
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);

        using var file = await town.Get(custodian, asked.Headers.Location + "/file");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains(Town.Case, Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync(Cancelled)), StringComparison.Ordinal);
        using var somebodyElses = await town.Get(Town.Of(Role.WarningOfficer), asked.Headers.Location + "/file");
        await somebodyElses.Problem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("cases?by=Colour"), InlineData("cases?by=Kind&by=Kind"), InlineData("leads?asOf=2099-01-01"), InlineData("returns/2099Q1")]
    [InlineData("returns/x"), InlineData("clocks?standing=Late"), InlineData("timeliness?due=2025-01-01")]
    public async Task Whatever_is_asked_wrongly_is_Invalid(string question)
    {
        using var answer = await town.Get(Town.Of(Role.LeadCustodian), "/api/v1/statistics/" + question);
        await answer.Problem(HttpStatusCode.BadRequest);
    }

    private async Task<long> Length(string who, string list)
    {
        var length = 0;
        for (string? cursor = null; ;)
        {
            var page = await Json(
                who, $"/api/v1/{list}{(list.Contains('?') ? '&' : '?')}limit=200{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
            length += page.AsObject().Select(member => member.Value).OfType<JsonArray>().Single().Count;
            if ((cursor = (string?)page["next"]) is null)
            {
                return length;
            }
        }
    }

    private async Task<JsonNode> Json(string who, string path)
    {
        using var answer = await town.Get(who, path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {town.Faults}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
    }
}
