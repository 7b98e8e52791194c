using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WarningGrid.Engine;

namespace WarningGrid.Testing;

/// <summary>A silo that keeps ledgers, the aggregate of tests: what a test program becomes when it is started with <c>silo</c>.</summary>
internal static class LedgerSilo
{
    /// <summary>Runs until it is told to stop.</summary>
    /// <param name="bug">A deliberate bug for the fault driver to find; the product has no such switch.</param>
    public static async Task<int> Main(string? bug = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration));
        builder.Services.AddSingleton<IFactsSource, PlainFacts>();
        if (bug is not null)
        {
            builder.Services.AddSingleton<IEventLog>(services => Bugs.Of(bug, services.GetRequiredService<SiloEventLog>()));
        }

        await using var app = builder.Build();
        app.MapSiloHealth();
        app.LeaveInTime();

        // Whoever started it holds the other end: when that is gone nobody would ever stop this silo.
        _ = Task.Run(() =>
        {
            Console.OpenStandardInput().CopyTo(Stream.Null);
            Environment.Exit(3);
        });
        await app.RunAsync();
        return 0;
    }
}
