using Npgsql;
using OpenTelemetry;

namespace WarningGrid.Engine;

/// <summary>Traces from grain to SQL, and the meters of the engine, of Orleans and of PostgreSQL's driver.</summary>
internal static class SiloTelemetry
{
    /// <summary>Gathers what is exported; what nobody would see is not gathered, for it costs every call and every statement.</summary>
    public static WebApplicationBuilder AddSiloTelemetry(this WebApplicationBuilder builder)
    {
        if (IsExported(builder))
        {
            builder.Services.AddOpenTelemetry()
                .WithTracing(traces => traces.AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application").AddNpgsql())
                .WithMetrics(meters => meters.AddMeter("warninggrid.*", "Microsoft.Orleans", "Npgsql"));
        }

        return builder;
    }

    /// <summary>Sends it out, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; for a silo without a front, which does so itself.</summary>
    public static void ExportSiloTelemetry(this WebApplicationBuilder builder)
    {
        if (IsExported(builder))
        {
            builder.Services.AddOpenTelemetry().UseOtlpExporter();
        }
    }

    private static bool IsExported(WebApplicationBuilder builder) => builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null;
}
