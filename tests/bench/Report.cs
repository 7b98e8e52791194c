using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;

namespace WarningGrid.Bench;

/// <summary>Prints what was measured, a line each, with its aim where it has one: <c>RATIO name value</c> and <c>FIGURE name value unit</c>.</summary>
internal static class Report
{
    private static readonly List<string> Printed = [];
    private static readonly List<string> Missed = [];
    private static int met;

    public static void Ratio(string name, double value) => Measured(name, value, Aims.OfRatio(name), Invariant($"RATIO {name} {value:0.00}"));

    public static void Figure(string name, double value, string unit) =>
        Measured(name, value, Aims.OfFigure(name), Invariant($"FIGURE {name} {value:0.##} {unit}"));

    /// <summary>What is to be known beside the figures.</summary>
    public static void Note(string text) => Print($"# {text}");

    /// <summary>How the figures stand to their aims.</summary>
    public static void Conclude() =>
        Note($"{met} aims met, {Missed.Count} missed{(Missed.Count > 0 ? ": " : "")}{string.Join(", ", Missed)}");

    /// <summary>Keeps all that was printed, and pictures of it.</summary>
    public static void Keep(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, ResultsFile), Printed);
        Plots.Draw(Printed, folder);
    }

    /// <summary>What <see cref="Keep"/> writes beside the pictures.</summary>
    public const string ResultsFile = "results.txt";

    private static void Measured(string name, double value, Aim? aim, string line)
    {
        Print(aim is null ? line : $"{line} {aim}");
        if (aim?.IsMet(value) is true)
        {
            met++;
        }
        else if (aim is not null)
        {
            Missed.Add(name);
        }
    }

    private static void Print(string line)
    {
        Printed.Add(line);
        Console.WriteLine(line);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

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
    public static async Task Surroundings(BenchCounty county, Effort effort)
    {
        var server = await county.Database.Ask<string>("SELECT version()");
        var settings = await county.Database.Ask<string>(
            "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size')");
        Note($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, Orleans {typeof(IGrainFactory).Assembly.GetName().Version}");
        Note(server!);
        Note(settings!);
        Note($"{BenchCounty.Officials} officials; silo, front, load and PostgreSQL share the machine");
        Note($"runs of {effort.Time.TotalSeconds:0} s, {effort.Rounds} rounds{(effort.Quick ? ", the quick set" : "")}");
    }
}
