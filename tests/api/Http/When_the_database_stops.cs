using System.Diagnostics;
using System.Net;
using Npgsql;
using WarningGrid.Access;

namespace WarningGrid.ApiTests.Http;

/// <summary>With PostgreSQL gone the answer is 503 within 5 seconds, nobody hangs, and service resumes by itself.</summary>
public sealed class When_the_database_stops(GatedTown gated) : IClassFixture<GatedTown>
{
    private static readonly Uri Official = new($"/api/v1/officials/{Town.Subject}", UriKind.Relative);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_and_commands_are_503_within_5_seconds_and_go_on_when_it_is_back()
    {
        Assert.Equal(HttpStatusCode.OK, (await Read()).Status);

        gated.Gate.Shut();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => n % 2 == 0 ? Read() : Grant("during-outage")));
        gated.Gate.Open();
        await Resumed();

        Assert.All(answers, answer =>
        {
            Assert.True(answer.Status is HttpStatusCode.ServiceUnavailable, $"{answer.Status}: {gated.Town.Faults}");
            Assert.True(answer.Took < TimeSpan.FromSeconds(5.5), $"{answer.Took}");
        });

        // The key of the outage is as good as new: nothing was recorded under it.
        Assert.Equal(HttpStatusCode.OK, (await Grant("during-outage")).Status);
    }

    [Fact]
    public async Task A_hung_database_is_given_up_too()
    {
        Assert.Equal(HttpStatusCode.OK, (await Read()).Status);

        gated.Gate.Stall();
        var answer = await Grant("while-hung");
        gated.Gate.GoOn();
        await Resumed();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.True(answer.Took < TimeSpan.FromSeconds(5.5), $"{answer.Took}");
    }

    private async Task Resumed()
    {
        var since = Stopwatch.StartNew();
        while ((await Read()).Status is not HttpStatusCode.OK)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), "service does not resume");
        }
    }

    private Task<(HttpStatusCode Status, TimeSpan Took)> Read() => Timed(() => new(HttpMethod.Get, Official), Role.WarningOfficer);

    private Task<(HttpStatusCode Status, TimeSpan Took)> Grant(string key) => Timed(
        () => new HttpRequestMessage(HttpMethod.Post, $"/api/v1/grants/{Town.Of(Role.Agent)}/moves/Grant").Key(key)
            .Json("""{"role":"CentreStaff","scope":"All","units":[],"authorities":[],"from":"2027-01-01"}"""),
        Role.SecurityAdmin);

    private async Task<(HttpStatusCode Status, TimeSpan Took)> Timed(Func<HttpRequestMessage> request, Role role)
    {
        var token = await gated.Town.Token(Town.Of(role));
        var since = Stopwatch.GetTimestamp();
        using var answer = await gated.Town.Http.SendAsync(request().As(token), Cancelled);
        await answer.Content.ReadAsByteArrayAsync(Cancelled);
        return (answer.StatusCode, Stopwatch.GetElapsedTime(since));
    }
}

/// <summary>A town whose database is behind a gate.</summary>
public sealed class GatedTown : IAsyncLifetime
{
    internal Gate Gate { get; private set; } = null!;

    internal Town Town { get; } = new();

    public async ValueTask InitializeAsync() => await Town.Start(connection =>
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        Gate = new(settings.Host!, settings.Port);
        Gate.Open();
        (settings.Host, settings.Port) = ("127.0.0.1", Gate.Port);
        return settings.ConnectionString;
    });

    public async ValueTask DisposeAsync()
    {
        await Town.DisposeAsync();
        Gate.Dispose();
    }
}
