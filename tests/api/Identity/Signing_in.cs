using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WarningGrid.Identity;

namespace WarningGrid.ApiTests.Identity;

/// <summary>D13: a token says who it is; without a good one nothing is answered but 401.</summary>
public sealed class Signing_in(FrontAlone front) : IClassFixture<FrontAlone>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_person_is_let_through_to_the_county()
    {
        using var answer = await Get(await front.Person("G00000417"));

        // The county is silent here, so being asked at all is the proof.
        Assert.Equal("HIS-01.unavailable", await answer.Problem(HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task A_token_holds_no_role_and_no_name()
    {
        var token = new JsonWebToken(await front.Person("G00000417"));

        Assert.Equal("G00000417", token.Subject);
        Assert.DoesNotContain(token.Claims, claim => claim.Type is "role" or "roles" or "name" or "scope");
    }

    [Fact]
    public async Task Without_a_token_it_is_401()
    {
        using var answer = await Get(null);

        Assert.Equal("HTTP-03.unauthenticated", await answer.Problem(HttpStatusCode.Unauthorized));
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("")]
    public async Task With_nonsense_it_is_401(string token)
    {
        using var answer = await Get(token);

        Assert.Equal("HTTP-03.unauthenticated", await answer.Problem(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task An_altered_token_is_401()
    {
        var token = await front.Person("G00000417");

        using var answer = await Get(token[..^6] + (token.EndsWith("AAAAAA", StringComparison.Ordinal) ? "BBBBBB" : "AAAAAA"));

        Assert.Equal("HTTP-03.unauthenticated", await answer.Problem(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task An_expired_token_is_401_and_the_same_one_in_time_is_not()
    {
        using var expired = await Get(Sign(DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddSeconds(-1)));
        using var good = await Get(Sign(DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(5)));

        Assert.Equal("HTTP-03.unauthenticated", await expired.Problem(HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, good.StatusCode);
    }

    [Fact]
    public void A_remembered_token_is_forgotten_when_it_expires()
    {
        var memory = new TokenMemory();
        var until = DateTimeOffset.UnixEpoch.AddHours(1);
        memory.Keep("token", new(), until);

        Assert.NotNull(memory.Find("token", until.AddTicks(-1)));
        Assert.Null(memory.Find("token", until));
        Assert.Null(memory.Find("another", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_subject_that_could_break_a_seal_is_401()
    {
        using var answer = await Get(Sign(DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(5), "System|relay"));

        Assert.Equal("HTTP-03.unauthenticated", await answer.Problem(HttpStatusCode.Unauthorized));
    }

    [Theory]
    [InlineData("audit-feed", "wrong")]
    [InlineData("nobody", "audit-feed-secret")]
    public async Task A_feed_needs_its_own_secret(string client, string secret) =>
        Assert.Contains("invalid_client", (await Assert.ThrowsAsync<InvalidOperationException>(() => Tokens.Ask(
            front.Http, ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_feed_may_not_have_the_scope_of_another() =>
        Assert.Contains("invalid_scope", (await Assert.ThrowsAsync<InvalidOperationException>(() => Tokens.Ask(
            front.Http, ("grant_type", "client_credentials"), ("client_id", "audit-feed"), ("client_secret", "audit-feed-secret"),
            ("scope", "county.petition.v1")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Another_grant_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Tokens.Ask(
            front.Http, ("grant_type", "password"), ("username", "G00000417"), ("password", "x")));

    [Fact]
    public async Task A_front_reachable_from_elsewhere_does_not_start_with_the_embedded_identity()
    {
        await using var app = FrontAlone.Build("Development", "http://0.0.0.0:0", new(new byte[32]), front.County);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(Cancelled));
        Assert.Contains("not on loopback", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_Development_an_identity_provider_must_be_named() =>
        Assert.Throws<InvalidOperationException>(() =>
            FrontAlone.Build("Production", "http://127.0.0.1:0", new(new byte[32]), front.County));

    [Fact]
    public async Task In_production_there_is_no_token_endpoint()
    {
        var settings = new FrontSettings(new byte[32]) { Identity = new() { Authority = "https://sso.county.example" } };
        await using var app = FrontAlone.Build("Production", "http://127.0.0.1:0", settings, front.County);
        await app.StartAsync(Cancelled);
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };

        foreach (var path in new[] { "/connect/token", "/development/persons", "/docs" })
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    private Task<HttpResponseMessage> Get(string? token) =>
        front.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/officials/G00000001").As(token), Cancelled);

    private string Sign(DateTime from, DateTime until, string subject = "G00000417")
    {
        var key = front.Services.GetRequiredService<EmbeddedIdentity.EmbeddedKey>();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = key.Issuer.AbsoluteUri,
            Audience = "warninggrid",
            NotBefore = from,
            IssuedAt = from,
            Expires = until,
            Claims = new Dictionary<string, object> { ["sub"] = subject },
            SigningCredentials = new(key.Key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
