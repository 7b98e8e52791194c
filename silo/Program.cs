// A silo of its own: grains, event log, relay and pumps. docs/operations.md tells what it wants to be told.
using WarningGrid.Engine;

var builder = WebApplication.CreateBuilder(args);
builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration)).AddFeatures().AddSiloTelemetry();
builder.ExportSiloTelemetry();

var app = builder.Build();
app.MapSiloHealth();
app.RunAndLeave();
