using WarningGrid.Http;

namespace WarningGrid.Identity;

/// <summary>What time the county has: in a demo its clock may be moved, and whoever moves it asks here whether that was heard (design D17).</summary>
internal static class DevelopmentClock
{
    public static void MapDevelopmentClock(this IEndpointRouteBuilder app) =>
        app.MapGet("/development/clock", ([OfTheCounty] TimeProvider clock) =>
            Results.Json(new CountyTimeNow(clock.GetUtcNow()), FrontJson.Outgoing)).AllowAnonymous().ExcludeFromDescription();

    private sealed record CountyTimeNow(DateTimeOffset Now);
}
