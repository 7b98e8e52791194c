// A front of its own: HTTP for systems and people, in front of any number of silos. docs/operations.md tells what it wants to be told.
using OpenTelemetry;
using WarningGrid;
using WarningGrid.Http;

var builder = WebApplication.CreateBuilder(args);
builder.ExportTelemetry();
builder.AddWarningGridCluster().AddWarningGridFront(FrontSettings.From(builder.Configuration));
if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
{
    builder.Services.AddOpenTelemetry().UseOtlpExporter();
}

var app = builder.Build();
app.MapWarningGridFront();
app.Run();
