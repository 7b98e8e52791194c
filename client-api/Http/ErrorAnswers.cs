namespace WarningGrid.Http;

/// <summary>Everything that is refused before or beside an endpoint leaves as a problem too: no bare status, no page, no trace.</summary>
internal sealed class ErrorAnswers(RequestDelegate next, ILogger<ErrorAnswers> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } bare)
            {
                await Of(bare.StatusCode).ToHttp().ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; a command that was sent on is stored or not, and his key finds out.
        }
        catch (Exception thrown) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await ProblemOf(http, thrown).ToHttp().ExecuteAsync(http);
        }
    }

    private Problem ProblemOf(HttpContext http, Exception thrown)
    {
        if (thrown is BadHttpRequestException bad)
        {
            return Of(bad.StatusCode);
        }

        HttpLog.Failed(log, thrown, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-");
        return Problem.Fault;
    }

    private static Problem Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problem.Unauthenticated,
        StatusCodes.Status404NotFound => Problem.NotFound,
        StatusCodes.Status405MethodNotAllowed => Problem.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => Problem.TooLarge(RequestBody.CommandLimit),
        StatusCodes.Status415UnsupportedMediaType => Problem.MediaType(RequestBody.Json),
        StatusCodes.Status429TooManyRequests => Problem.TooMany,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => Problem.HeadersTooLarge,
        StatusCodes.Status503ServiceUnavailable => Problem.Unavailable,
        >= 500 => Problem.Fault,
        _ => Problem.Invalid("HTTP-01.request"),
    };
}
