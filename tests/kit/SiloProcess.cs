using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WarningGrid.Engine;

namespace WarningGrid.Testing;

/// <summary>A silo as a process of its own, keeping ledgers: to be killed in earnest.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly (string Postgres, int SiloPort, int GatewayPort) place;
    private Process process;

    private SiloProcess((string, int, int) place, Process process) => (this.place, this.process) = (place, process);

    /// <summary>Runs a silo in this process until it is told to stop: what a test program does when started with <c>silo</c>.</summary>
    public static async Task<int> Main()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration));
        builder.Services.AddSingleton<IFactsSource, PlainFacts>();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        await using var app = builder.Build();
        await app.StartAsync();
        Console.WriteLine("ready");

        // Whoever started it holds the other end: when that is gone nobody would ever stop this silo.
        _ = Task.Run(() =>
        {
            Console.OpenStandardInput().CopyTo(Stream.Null);
            Environment.Exit(3);
        });
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Starts this very program again as a silo.</summary>
    public static async Task<SiloProcess> Start(string postgres)
    {
        var place = (postgres, TestServer.FreePort(), TestServer.FreePort());
        return new(place, await Launch(place));
    }

    /// <summary>kill -9: no farewell to the cluster, nothing flushed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Starts it anew in the same place, as a supervisor would.</summary>
    public async Task Restart() => process = await Launch(place);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    private static async Task<Process> Launch((string Postgres, int SiloPort, int GatewayPort) place)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", System.Reflection.Assembly.GetEntryAssembly()!.Location, "silo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment =
            {
                ["WARNINGGRID_POSTGRES"] = place.Postgres,
                ["WARNINGGRID_CALLER_KEY"] = Convert.ToBase64String(TestCaller.Key),
                ["Silo__SiloPort"] = place.SiloPort.ToString(CultureInfo.InvariantCulture),
                ["Silo__GatewayPort"] = place.GatewayPort.ToString(CultureInfo.InvariantCulture),
                ["DOTNET_ENVIRONMENT"] = "Development",
            },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line is "ready")
            {
                // Whatever it says from now on must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return process;
            }
        }

        throw new InvalidOperationException("the silo did not start");
    }
}
