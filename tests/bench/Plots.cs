using System.Globalization;

namespace WarningGrid.Bench;

/// <summary>The pictures of <c>docs/performance.md</c>, drawn from printed results.</summary>
internal static class Plots
{
    private static readonly double[] Levels = [1, 16, 256, 1024];
    private static readonly double[] Sizes = [3000, 30_000, 300_000];
    private static readonly (string Name, string Shown)[] Contenders =
        [("", "WarningGrid"), ("/pgbench", "pgbench"), ("/pipelined", "pgbench, pipelined"), ("/efcore", "EF Core"), ("/marten", "Marten + Wolverine")];

    /// <summary>Draws what the lines hold figures for.</summary>
    /// <param name="lines">As the bench prints them.</param>
    public static void Draw(IEnumerable<string> lines, string folder)
    {
        var figures = lines.Select(line => line.Split(' ')).Where(words => words is ["FIGURE", _, _, ..])
            .GroupBy(words => words[1], StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => double.Parse(same.Last()[2], CultureInfo.InvariantCulture), StringComparer.Ordinal);

        Chart("throughput", new(
            "Case commands a second", "in flight", "/s",
            [.. Contenders.Select(one => Over(one.Shown, Levels, level => AtLevel(level) + one.Name))], LogUp: true));
        Chart("latency", new(
            "Latency of a case command", "in flight", "ms",
            [
                .. new[] { "p50", "p95", "p99" }.Select(part => Over($"WarningGrid {part}", Levels, level => $"{AtLevel(level)}/{part}")),
                Over("EF Core p50", Levels, level => $"{AtLevel(level)}/efcore/p50"),
                Over("Marten p50", Levels, level => $"{AtLevel(level)}/marten/p50"),
            ],
            LogUp: true));
        Chart("growth", new(
            "Throughput as the county grows", "officials", "part",
            [.. new[] { "advance", "record", "activate" }.Select(what => Relative(Over(what, Sizes, size => Sized(what, size))))], Aim: 0.8));
        Chart("followups", new(
            "From a commit to the official's record, full load", "tenth of the run", "ms",
            [
                .. new[] { "p50", "p99" }.Select(part => Over(part, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], tenth =>
                    string.Create(CultureInfo.InvariantCulture, $"followups/tenth/{tenth}/{part}"))),
            ],
            LogAcross: false, Aim: 300));

        void Chart(string file, LineChart chart)
        {
            var drawn = chart with { Lines = [.. chart.Lines.Where(line => line.Points.Count > 0)] };
            if (drawn.Lines.Count > 0)
            {
                File.WriteAllText(Path.Combine(folder, file + ".svg"), drawn.Svg());
            }
        }

        Line Over(string shown, IEnumerable<double> across, Func<double, string> name) =>
            new(shown, [.. across.Where(x => figures.ContainsKey(name(x))).Select(x => (x, figures[name(x)]))]);
    }

    private static Line Relative(Line line) => line with { Points = [.. line.Points.Select(point => (point.X, point.Y / line.Points[0].Y))] };

    private static string AtLevel(double level) =>
        level == Advance.Usual ? "advance" : string.Create(CultureInfo.InvariantCulture, $"advance@{level}");

    private static string Sized(string what, double size) => string.Create(CultureInfo.InvariantCulture, $"grow/{what}/{size}");
}
