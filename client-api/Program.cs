using WarningGrid;

var builder = WebApplication.CreateBuilder(args);
builder.AddWarningGridCluster().AddWarningGridFront(FrontSettings.From(builder.Configuration));
builder.Build().MapWarningGridFront().Run();
