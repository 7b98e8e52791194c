using System.Net;
using WarningGrid.Http;
using WarningGrid.Leads;

namespace WarningGrid.ApiTests.Http;

/// <summary>D15: asked again with the same key within 4.5 seconds, then 503, which is safe to repeat.</summary>
public sealed class When_the_county_does_not_answer(HastyFront front) : IClassFixture<HastyFront>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_asked_again_with_the_same_key_for_four_and_a_half_seconds_and_then_503()
    {
        var asked = new List<DateTimeOffset>();
        var county = front.County.Answer;
        front.County.Answer = (_, _) =>
        {
            asked.Add(front.Clock.GetUtcNow());
            return null;
        };
        try
        {
            using var answer = await Accept("again-1");

            Assert.Equal("HIS-01.unavailable", await answer.Problem(HttpStatusCode.ServiceUnavailable));
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.True(asked.Count > 3, $"asked {asked.Count} times");
            Assert.True(asked[^1] - asked[0] < Desk.Budget, $"asked for {asked[^1] - asked[0]}");
            Assert.Single(Submissions("again-1").Distinct());
        }
        finally
        {
            front.County.Answer = county;
        }
    }

    [Fact]
    public async Task A_call_that_the_cluster_gives_up_is_asked_again_too()
    {
        var calls = 0;
        var county = front.County.Answer;
        front.County.Answer = (_, _) => Task.FromException<Outcome<LeadView>>(
            ++calls < 3 ? new OperationCanceledException("Message expired before placement could complete") : new StorageUnavailable("down"));
        try
        {
            using var answer = await Accept("given-up-1");

            await answer.Problem(HttpStatusCode.ServiceUnavailable);
            Assert.True(calls > 3, $"asked {calls} times");
        }
        finally
        {
            front.County.Answer = county;
        }
    }

    [Fact]
    public async Task A_call_that_hangs_is_given_up_too()
    {
        var county = front.County.Answer;
        var asked = front.Clock.GetUtcNow();
        front.County.Answer = (_, _) =>
        {
            asked = front.Clock.GetUtcNow();
            return new TaskCompletionSource<Outcome<LeadView>>().Task;
        };
        try
        {
            using var answer = await Accept("hangs-1");

            await answer.Problem(HttpStatusCode.ServiceUnavailable);
            Assert.Equal(Desk.Budget, front.Clock.GetUtcNow() - asked);
        }
        finally
        {
            front.County.Answer = county;
        }
    }

    [Fact]
    public async Task A_county_back_in_time_answers_the_same_request()
    {
        var calls = 0;
        var county = front.County.Answer;
        front.County.Answer = (_, _) => ++calls < 3 ? null : Task.FromResult<Outcome<LeadView>>(Refusal.NotFound);
        try
        {
            using var answer = await Accept("back-1");

            Assert.Equal("ACL-01.not-found", await answer.Problem(HttpStatusCode.NotFound));
            Assert.Equal(3, Submissions("back-1").Count);
        }
        finally
        {
            front.County.Answer = county;
        }
    }

    [Fact]
    public async Task A_fault_of_ours_is_not_repeated_and_tells_nothing()
    {
        var county = front.County.Answer;
        front.County.Answer = (_, _) => Task.FromException<Outcome<LeadView>>(new InvalidOperationException("王伟 secret"));
        try
        {
            using var answer = await Accept("fault-1");

            Assert.Equal("HTTP-03.fault", await answer.Problem(HttpStatusCode.InternalServerError));
            Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
            Assert.Single(Submissions("fault-1"));
        }
        finally
        {
            front.County.Answer = county;
        }
    }

    [Fact]
    public async Task Alive_is_answered_and_ready_is_not()
    {
        using var live = await front.Http.GetAsync(new Uri("/health/live", UriKind.Relative), Cancelled);
        using var ready = await front.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await ready.Problem(HttpStatusCode.ServiceUnavailable);
    }

    private async Task<HttpResponseMessage> Accept(string key) =>
        await front.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/leads/L-2026-0001/moves/Accept")
                .As(await front.Person("G00000417")).Key(key).Revision(3).Json("{}"),
            Cancelled);

    private List<Submission> Submissions(string key) =>
        [.. front.County.Asked.SelectMany(call => call.Arguments.OfType<Submission>()).Where(submission => submission.Key == key)];
}
