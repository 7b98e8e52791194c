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

    /// <summary>What each contender came to: how many a second, within which time, at what cost to its own process.</summary>
    public static void Speeds(string question, IReadOnlyDictionary<string, Speed> came, string unit)
    {
        foreach (var (contender, speed) in came)
        {
            var name = contender.Length == 0 ? question : $"{question}/{contender}";
            Figure(name, speed.PerSecond, unit);
            Some($"{name}/p50", speed.P50, "ms");
            Some($"{name}/p95", speed.P95, "ms");
            Some($"{name}/p99", speed.P99, "ms");
            Some($"{name}/cpu", speed.Cpu, "us each");
            Some($"{name}/allocated", speed.Bytes, "bytes each");
            Some($"{name}/answer", speed.Answer, "characters");
        }
    }

    private static void Some(string name, double value, string unit)
    {
        if (value > 0)
        {
            Figure(name, value, unit);
        }
    }

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
