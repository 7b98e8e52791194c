// A front of its own: HTTP for systems and people, in front of any number of silos. docs/operations.md tells what it wants to be told.
using WarningGrid;
using WarningGrid.Http;

var builder = WebApplication.CreateBuilder(args);
builder.ExportTelemetry();
builder.AddWarningGridCluster().AddWarningGridFront(FrontSettings.From(builder.Configuration));

var app = builder.Build();
app.MapWarningGridFront();
app.Run();
