using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace WarningGrid.Http;

/// <summary>Traces from request to grain and the meters of front and Orleans. Queries are redacted; paths hold ids only.</summary>
internal static class FrontTelemetry
{
    /// <summary>Sends traces and meters out, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; once a process.</summary>
    public static void ExportTelemetry(this WebApplicationBuilder builder)
    {
        if (IsExported(builder))
        {
            builder.Services.AddOpenTelemetry().UseOtlpExporter();
        }
    }

    /// <summary>Gathers what is exported; what nobody would see is not gathered, for it costs every request.</summary>
    public static void AddFrontTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsExported(builder))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(http => http.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"))
            .WithMetrics(meters => meters
                .AddMeter("warninggrid.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"));
    }

    private static bool IsExported(WebApplicationBuilder builder) => builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null;
}
