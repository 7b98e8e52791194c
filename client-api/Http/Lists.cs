namespace WarningGrid.Http;

/// <summary>Answers a list: the register's page, with its cursor sealed for this caller.</summary>
internal static class Lists
{
    public static async Task<IResult> Answer<TPage>(
        HttpContext http, Desk desk, Problem? problem, Func<IGrainFactory, Task<Outcome<TPage>>> list,
        Func<TPage, Func<string?, string?>, TPage> reseal)
        where TPage : class
    {
        if (problem is not null)
        {
            return problem.ToHttp();
        }

        var outcome = await desk.Ask(CurrentCaller.Of(http), list, http.RequestAborted);
        return outcome.Match(page => reseal(page, next => PageAsked.Next(http, next)), refusal => (Outcome<TPage>)refusal).ToHttp();
    }
}
