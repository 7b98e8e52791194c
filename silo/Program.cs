using WarningGrid.Engine;

var builder = WebApplication.CreateBuilder(args);
builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration));
builder.Build().Run();
