using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WarningGrid.Access;

namespace WarningGrid.ApiTests.Access;

/// <summary>ACL-01, RCU-08: what one may not see is answered exactly like what does not exist.</summary>
[Collection(nameof(TownCollection))]
public sealed class Seen_and_unseen(Town town)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/record")]
    public async Task RCU_08_a_recused_and_an_unknown_official_have_equal_answers(string what)
    {
        using var recused = await town.Get(Town.Kin, $"/api/v1/officials/{Town.Subject}{what}");
        using var unknown = await town.Get(Town.Kin, $"/api/v1/officials/G00099999{what}");
        using var seen = await town.Get(Town.Of(Role.WarningOfficer), $"/api/v1/officials/{Town.Subject}{what}");

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        await recused.Problem(HttpStatusCode.NotFound);
        Assert.Equal(await unknown.Content.ReadAsByteArrayAsync(Cancelled), await recused.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal(Names(unknown), Names(recused));
    }

    [Fact]
    public async Task ACL_06_a_role_in_the_token_is_worth_nothing()
    {
        // The subject holds a token as good as anybody's, and no grant.
        using var answer = await town.Get(Town.Subject, $"/api/v1/officials/{Town.Of(Role.Handler)}");

        Assert.Equal("ACL-01.not-found", await answer.Problem(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Example_09_05_SEP_01_a_system_admin_cannot_make_himself_handler_and_the_audit_admin_sees_no_case()
    {
        var admin = Town.Of(Role.SystemAdmin);
        const string body = """{"role":"Handler","scope":"All","units":[],"authorities":[],"from":"2027-01-01"}""";

        using var grant = await town.Move(admin, $"/api/v1/grants/{admin}/moves/Grant", body, "self-grant", 1);
        using var text = await town.Get(Town.Of(Role.AuditAdmin), $"/api/v1/cases/{Town.Case}");
        using var history = await town.Get(Town.Of(Role.AuditAdmin), $"/api/v1/cases/{Town.Case}/history");

        await grant.Problem(HttpStatusCode.Forbidden);
        await text.Problem(HttpStatusCode.NotFound);
        await history.Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Example_03_09_DSP_02_a_case_without_a_lead_is_GateNotMet()
    {
        using var answer = await town.Move(
            Town.Of(Role.Handler), "/api/v1/cases", """{"kind":"TalkInquiry","official":"G00000900","ground":"TI-1"}""", "no-lead");

        Assert.Equal("DSP-02.no-lead", await answer.Problem(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task AUD_03_a_read_is_noted_before_its_answer_leaves()
    {
        var before = await Notes();
        using var answer = await town.Get(Town.Of(Role.AuditAdmin), $"/api/v1/officials/{Town.Subject}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(await Notes() > before);
    }

    [Fact]
    public async Task DSP_01_a_key_used_again_answers_like_the_first_and_with_other_content_is_a_conflict()
    {
        var path = $"/api/v1/grants/{Town.Of(Role.Analyst)}/moves/Grant";
        const string body = """{"role":"UnitContact","scope":"All","units":[],"authorities":[],"from":"2027-01-01"}""";

        using var first = await town.Move(Town.Of(Role.SecurityAdmin), path, body, "grant-1");
        using var repeat = await town.Move(Town.Of(Role.SecurityAdmin), path, body, "grant-1");
        using var other = await town.Move(Town.Of(Role.SecurityAdmin), path, body.Replace("2027", "2028", StringComparison.Ordinal), "grant-1");
        using var somebodyElses = await town.Move(Town.Of(Role.AuditAdmin), path, body, "grant-1");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancelled), await repeat.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(first.Headers.ETag, repeat.Headers.ETag);
        Assert.Equal("DSP-01.content-conflict", await other.Problem(HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.OK, somebodyElses.StatusCode);
    }

    [Fact]
    public async Task DSP_01_the_ETag_is_the_revision_and_an_old_one_is_stale()
    {
        var person = Town.Of(Role.CentreStaff);
        using var read = await town.Get(Town.Of(Role.SecurityAdmin), $"/api/v1/grants/{person}");
        var view = (await read.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
        Assert.Equal($"\"{view["revision"]}\"", read.Headers.ETag!.Tag);

        using var stale = await town.Move(
            Town.Of(Role.SecurityAdmin), $"/api/v1/grants/{person}/moves/Revoke", """{"grantNo":1,"lastDay":"2026-12-31","reason":"调离"}""",
            "revoke-1", view["revision"]!.GetValue<long>() + 7);

        Assert.Equal("DSP-01.stale", await stale.Problem(HttpStatusCode.PreconditionFailed));
    }

    private Task<long> Notes() => town.Database.Ask<long>("select count(*) from event where stream like 'a-%'");

    private static IEnumerable<string> Names(HttpResponseMessage answer) =>
        answer.Headers.Select(header => header.Key).Where(name => name is not "Date").Order(StringComparer.Ordinal);
}
