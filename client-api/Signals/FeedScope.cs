using WarningGrid.Http;

namespace WarningGrid.Signals;

/// <summary>The bearer token must have the scope of the event's type (FED-02); its source is checked in the silo.</summary>
internal static class FeedScope
{
    public static FeedLine Check(HttpContext http, FeedLine line) =>
        line.Item is { } item && !Allows(http, item.Type) ? Refusal.Of(RefusalKind.Forbidden, "FED-02.source") : line;

    private static bool Allows(HttpContext http, string type) =>
        CurrentCaller.Of(http).Kind is CallerKind.Feed && http.User.HasClaim(CurrentCaller.ScopeClaim, type);
}

/// <summary>A CloudEvent as the OpenAPI document shows it; it is read by <see cref="FeedEnvelope"/>.</summary>
internal sealed record FeedEvent(
    string Specversion, string Id, string Source, string Type, DateTimeOffset Time, string Subject, string Datacontenttype, int? Revision,
    object Data);
