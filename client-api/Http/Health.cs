namespace WarningGrid.Http;

/// <summary>Alive: the process answers. Ready: so does the cluster behind it, through gateway and membership table.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("alive"));
        health.MapGet("/ready", async (Desk desk, HttpContext http) =>
            await desk.AskPlain(
                Caller.System("front"), grains => grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true),
                http.RequestAborted, Patience) is { Count: > 0 }
                ? Results.Text("ready")
                : Problem.Unavailable.ToHttp());
    }
}
