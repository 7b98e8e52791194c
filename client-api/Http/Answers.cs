namespace WarningGrid.Http;

/// <summary>Turns an outcome into an answer: the value with its ETag, or the problem.</summary>
internal static class Answers
{
    public static IResult ToHttp<T>(this Outcome<T> outcome)
        where T : class =>
        outcome.Match<IResult>(value => new Shown<T>(value, 200, null), Refused);

    /// <summary>201 with the place of what came to be; its ETag only where the view is of that very thing.</summary>
    public static IResult ToCreated<T>(this Outcome<T> outcome, Func<T, string?> location)
        where T : class =>
        outcome.Match<IResult>(value => new Shown<T>(value, 201, location(value)), Refused);

    public static IResult Refused(Refusal refusal) => new ProblemResult(Problem.Of(refusal));

    public static IResult ToHttp(this Problem problem) => new ProblemResult(problem);

    private sealed class Shown<T>(T value, int status, string? location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.Headers.CacheControl = "no-store";
            if (location is not null)
            {
                response.Headers.Location = location;
            }
            else if (status is 200 && value is IRevised revised)
            {
                response.Headers.ETag = Headers.ETag(revised.Revision);
            }

            return response.WriteAsJsonAsync(value, FrontJson.Outgoing, httpContext.RequestAborted);
        }
    }
}
