// Silo and front in one process: what deploy/run starts, and what a small county may run in earnest.
using WarningGrid;
using WarningGrid.Engine;
using WarningGrid.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration)).AddFeatures().AddSiloTelemetry();
builder.AddWarningGridFront(FrontSettings.From(builder.Configuration));
builder.ExportTelemetry();

var app = builder.Build();
app.MapWarningGridFront();
app.MapSiloDashboard();
app.RunAndLeave();
