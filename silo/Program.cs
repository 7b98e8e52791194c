// A silo of its own: grains, event log, relay and pumps. docs/operations.md tells what it wants to be told.
using OpenTelemetry;
using WarningGrid.Engine;

var builder = WebApplication.CreateBuilder(args);
builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration)).AddFeatures().AddSiloTelemetry();
if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
{
    builder.Services.AddOpenTelemetry().UseOtlpExporter();
}

var app = builder.Build();
app.MapSiloHealth();
app.RunAndLeave();
