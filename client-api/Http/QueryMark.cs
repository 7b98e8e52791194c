namespace WarningGrid.Http;

/// <summary>Names what may stand in the query of an endpoint, for the OpenAPI document: the values are read by <see cref="Filter"/>.</summary>
internal sealed record QueryMark(string Name, string Meaning, bool Many = false);

/// <summary>Adds marks to endpoints.</summary>
internal static class QueryMarks
{
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder endpoint, params ReadOnlySpan<QueryMark> marks) =>
        endpoint.WithMetadata([.. marks]);
}
