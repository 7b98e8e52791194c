using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace WarningGrid.Http;

/// <summary>Which page of a list is asked for: <c>?cursor=&amp;limit=</c>. Other parameters are the list's own.</summary>
internal sealed record PageAsked(Problem? Problem, string? Cursor, int Limit) : IEndpointParameterMetadataProvider
{
    public const int Largest = 200;
    public const int Usual = 50;

    public static ValueTask<PageAsked?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var limit = Usual;
        if (context.Request.Query.TryGetValue("limit", out var asked)
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Largest))
        {
            return Wrong(Problem.Invalid("HTTP-01.limit", null, Largest));
        }

        if (!context.Request.Query.TryGetValue("cursor", out var cursor))
        {
            return new(new PageAsked(null, null, limit));
        }

        var opened = context.RequestServices.GetRequiredService<CursorSeal>().Open(ListOf(context), CurrentCaller.Of(context), cursor.ToString());
        return opened is null ? Wrong(Problem.Invalid("HTTP-01.cursor")) : new(new PageAsked(null, opened, limit));
    }

    /// <summary>The page after this one, as its reader is given it.</summary>
    public static string? Next(HttpContext http, string? cursor) =>
        cursor is null
            ? null
            : http.RequestServices.GetRequiredService<CursorSeal>().Seal(ListOf(http), CurrentCaller.Of(http), cursor);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(Mark);

    /// <summary>Marks lists for the OpenAPI document.</summary>
    public static readonly object Mark = new PageMark();

    internal sealed class PageMark;

    private static ValueTask<PageAsked?> Wrong(Problem problem) => new(new PageAsked(problem, null, 0));

    private static string ListOf(HttpContext http) => ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText!;
}
