// Silo and front in one process: what deploy/run starts, and what a small county may run in earnest.
using OpenTelemetry;
using WarningGrid;
using WarningGrid.Engine;

var builder = WebApplication.CreateBuilder(args);
builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration)).AddFeatures().AddSiloTelemetry();
builder.AddWarningGridFront(FrontSettings.From(builder.Configuration));
if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
{
    builder.Services.AddOpenTelemetry().UseOtlpExporter();
}

var app = builder.Build();
app.MapWarningGridFront();
app.MapSiloDashboard();
app.RunAndLeave();
