using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;

namespace WarningGrid.Bench;

/// <summary>Prints what was measured, a line each: <c>RATIO name value</c> and <c>FIGURE name value unit</c>.</summary>
internal static class Report
{
    public static void Ratio(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"RATIO {name} {value:0.00}"));

    public static void Figure(string name, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FIGURE {name} {value:0.##} {unit}"));

    /// <summary>The machine, the versions and the settings under which the figures hold.</summary>
    public static async Task Surroundings(BenchCounty county)
    {
        var server = await county.Database.Ask<string>("SELECT version()");
        var settings = await county.Database.Ask<string>(
            "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')");
        Console.WriteLine($"# {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, Orleans {typeof(IGrainFactory).Assembly.GetName().Version}");
        Console.WriteLine($"# {server}");
        Console.WriteLine($"# {settings}");
        Console.WriteLine($"# {BenchCounty.Officials} officials; silo, front, load and PostgreSQL share the machine");
    }
}
