namespace WarningGrid.Http;

/// <summary>What the front logs: routes, sizes and codes; never a token, a name, a query or a body (AUD-03).</summary>
internal static partial class HttpLog
{
    [LoggerMessage(1, LogLevel.Information, "refused {Route} of {Size} bytes: {Code}")]
    public static partial void Refused(ILogger logger, string route, long size, string code);

    [LoggerMessage(2, LogLevel.Warning, "the county did not answer ({Reason}); asked again {Repeats} times")]
    public static partial void Unanswered(ILogger logger, string reason, int repeats);

    [LoggerMessage(3, LogLevel.Error, "{Route} failed")]
    public static partial void Failed(ILogger logger, Exception exception, string route);
}
