using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Traces from grain to SQL, and the meters of the engine, of Orleans and of PostgreSQL's driver.</summary>
internal static class SiloTelemetry
{
    public static WebApplicationBuilder AddSiloTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application").AddNpgsql())
            .WithMetrics(meters => meters.AddMeter("warninggrid.*", "Microsoft.Orleans", "Npgsql"));
        return builder;
    }
}
