using System.Text.Json;

namespace WarningGrid.Http;

/// <summary>Writes a problem: body, status and the headers that go with some of them; counts it and notes it without any person.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public const string ContentType = "application/problem+json";

    public Problem Problem => problem;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.Status is 503 or 429)
        {
            response.Headers.RetryAfter = "1";
        }

        if (problem.Status is 401)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        FrontMeter.Problem(problem);
        var route = (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
        HttpLog.Refused(
            httpContext.RequestServices.GetRequiredService<ILogger<ProblemResult>>(), route, httpContext.Request.ContentLength ?? 0,
            problem.Code);
        await JsonSerializer.SerializeAsync(
            response.Body, problem, FrontJson.Outgoing, httpContext.RequestAborted);
    }
}
