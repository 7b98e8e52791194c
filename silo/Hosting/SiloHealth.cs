namespace WarningGrid.Engine;

/// <summary>Alive: the process answers. Ready: the silo is an active member of its cluster and is not leaving it.</summary>
internal static class SiloHealth
{
    public static void MapSiloHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", (ISiloStatusOracle silo, IHostApplicationLifetime life) =>
            silo.CurrentStatus is SiloStatus.Active && !life.ApplicationStopping.IsCancellationRequested
                ? Results.Text("ready")
                : Results.Text(silo.CurrentStatus.ToString(), statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
