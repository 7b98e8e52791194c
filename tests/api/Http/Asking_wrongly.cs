using System.Net;
using System.Net.Http.Headers;

namespace WarningGrid.ApiTests.Http;

/// <summary>Whatever is wrong with a request, the answer is a 4xx problem with a code, and no grain hears of it.</summary>
public sealed class Asking_wrongly(FrontAlone front) : IClassFixture<FrontAlone>
{
    private const string Accept = "/api/v1/leads/L-2026-0001/moves/Accept";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_is_none_is_answered_like_an_object_that_is_none() =>
        await Expect(HttpStatusCode.NotFound, "ACL-01.not-found", new(HttpMethod.Get, "/api/v1/nothing/here"));

    [Theory]
    [InlineData("王伟")]
    [InlineData("a%20or%201=1")]
    [InlineData("c-TI-2026-0001%7Cx")]
    public async Task An_id_that_cannot_be_one_is_not_found(string id) =>
        await Expect(HttpStatusCode.NotFound, "ACL-01.not-found", new(HttpMethod.Get, $"/api/v1/leads/{id}"));

    [Fact]
    public async Task Another_method_is_405() =>
        await Expect(HttpStatusCode.MethodNotAllowed, "HTTP-03.method", new(HttpMethod.Delete, "/api/v1/leads/L-2026-0001"));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_content_type_is_415(string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Accept).Key("type-1").Revision(1);
        request.Content = new ByteArrayContent("{}"u8.ToArray());
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        await Expect(HttpStatusCode.UnsupportedMediaType, "HTTP-03.media-type", request);
    }

    [Fact]
    public async Task A_command_without_a_key_is_invalid() =>
        await Expect(
            HttpStatusCode.BadRequest, "DSP-01.key-missing", new HttpRequestMessage(HttpMethod.Post, Accept).Revision(1).Json("{}"));

    [Fact]
    public async Task A_change_without_a_revision_is_428() =>
        await Expect(
            HttpStatusCode.PreconditionRequired, "HTTP-02.revision-required",
            new HttpRequestMessage(HttpMethod.Post, Accept).Key("rev-1").Json("{}"));

    [Fact]
    public async Task A_body_over_1_MiB_is_413() =>
        await Expect(
            HttpStatusCode.RequestEntityTooLarge, "HTTP-03.too-large",
            // Its length is told before it is sent: whoever hears the answer while he still writes finds the connection closed.
            new HttpRequestMessage(HttpMethod.Post, Accept) { Headers = { ExpectContinue = true } }
                .Key("big-1").Revision(1).Json("\"" + new string('x', 1 << 20) + "\""));

    [Fact]
    public async Task A_move_that_no_kind_has_is_invalid() =>
        await Expect(
            HttpStatusCode.BadRequest, "HTTP-01.parameter",
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases/TI-2026-0001/moves/Abolish").Key("m-1").Revision(1).Json("{}"));

    [Theory]
    [InlineData("limit=0", "HTTP-01.limit")]
    [InlineData("limit=201", "HTTP-01.limit")]
    [InlineData("limit=1e9", "HTTP-01.limit")]
    [InlineData("limit=99999999999999999999", "HTTP-01.limit")]
    [InlineData("cursor=made-up", "HTTP-01.cursor")]
    [InlineData("stage=Nowhere", "HTTP-01.parameter")]
    [InlineData("stage=3", "HTTP-01.parameter")]
    [InlineData("receivedFrom=2026-02-30", "HTTP-01.parameter")]
    [InlineData("handler=a%27b", "HTTP-01.parameter")]
    [InlineData("mine=perhaps", "HTTP-01.parameter")]
    [InlineData("name=%E7%8E%8B", "HTTP-01.parameter")]
    public async Task A_wrong_parameter_of_a_list_is_named(string query, string code) =>
        await Expect(HttpStatusCode.BadRequest, code, new(HttpMethod.Get, "/api/v1/leads?" + query));

    [Theory]
    [InlineData("knownAsOf=1989-12-31")]
    [InlineData("knownAsOf=2101-01-01")]
    [InlineData("occurredAsOf=2026-09-21T09:00:00")]
    [InlineData("occurredAsOf=now")]
    [InlineData("asOf=2026-09-21")]
    public async Task A_wrong_moment_of_a_record_is_refused(string query) =>
        await Expect(HttpStatusCode.BadRequest, "HTTP-01.parameter", new(HttpMethod.Get, "/api/v1/officials/G00000001/record?" + query));

    [Fact]
    public async Task Every_answer_forbids_guessing_framing_and_keeping()
    {
        using var answer = await Send(new(HttpMethod.Get, "/api/v1/nothing"));

        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Too_many_requests_are_429_with_a_time_to_wait()
    {
        await using var app = FrontAlone.Build(
            "Development", "http://127.0.0.1:0", new(new byte[32]) { RequestsPerSecond = 10 }, front.County);
        await app.StartAsync(Cancelled);
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ =>
            http.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative), Cancelled)));

        var refused = answers.First(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        Assert.Equal("HTTP-03.too-many", await refused.Problem(HttpStatusCode.TooManyRequests));
        Assert.NotNull(refused.Headers.RetryAfter);
        using var health = await http.GetAsync(new Uri("/health/live", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private async Task Expect(HttpStatusCode status, string code, HttpRequestMessage request)
    {
        var asked = front.County.Asked.Count;
        using var answer = await Send(request);

        Assert.Equal(code, await answer.Problem(status));
        Assert.Equal(asked, front.County.Asked.Count);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request) =>
        await front.Http.SendAsync(request.As(await front.Person("G00000417")), Cancelled);
}
