using System.Globalization;
using System.Net;
using System.Text;

namespace WarningGrid.Bench;

/// <summary>A line of a chart; its points from left to right.</summary>
internal sealed record Line(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A small chart as SVG. Across is logarithmic where nothing else is said: levels and sizes are multiples of each other.</summary>
/// <param name="Across">What the x axis says.</param>
/// <param name="Up">What the y axis says.</param>
/// <param name="Aim">A dashed line to compare with.</param>
internal sealed record LineChart(
    string Title, string Across, string Up, IReadOnlyList<Line> Lines, bool LogAcross = true, bool LogUp = false, double? Aim = null)
{
    private const double Left = 70, Top = 40, Width = 430, Height = 240, Legend = Left + Width + 20;

    private static readonly string[] Colours = ["#0b6e4f", "#c0392b", "#2471a3", "#b7950b", "#7d3c98", "#5d6d7e"];

    public string Svg()
    {
        var xs = Lines.SelectMany(line => line.Points).Select(point => point.X).Distinct().Order().ToList();
        var ys = Lines.SelectMany(line => line.Points).Select(point => point.Y).Concat(Aim is { } some ? [some] : []).ToList();
        var (low, high) = LogUp ? (Decade(ys.Min(), Math.Floor), Decade(ys.Max(), Math.Ceiling)) : (0, Round(ys.Max()));
        var svg = new StringBuilder()
            .AppendLine("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 340" font-family="sans-serif" font-size="12">""")
            .AppendLine("""<rect width="680" height="340" fill="#ffffff"/>""")
            .AppendLine(Text(Left, 24, Title, "start", size: 15))
            .AppendLine(Text(Left + (Width / 2), 326, Across))
            .AppendLine(Text(Left - 6, 24, Up, "end"));
        foreach (var x in xs)
        {
            svg.AppendLine(Stroke(X(x), Top, X(x), Top + Height, "#eeeeee")).AppendLine(Text(X(x), Top + Height + 18, Number(x)));
        }

        foreach (var y in Ticks(low, high))
        {
            svg.AppendLine(Stroke(Left, Y(y), Left + Width, Y(y), "#dddddd")).AppendLine(Text(Left - 6, Y(y) + 4, Number(y), "end"));
        }

        if (Aim is { } aim)
        {
            svg.AppendLine(Stroke(Left, Y(aim), Left + Width, Y(aim), "#888888", dashed: true))
                .AppendLine(Text(Left + Width - 4, Y(aim) - 4, $"aim {Number(aim)}", "end"));
        }

        foreach (var (line, n) in Lines.Select((line, n) => (line, n)))
        {
            var colour = Colours[n % Colours.Length];
            var points = string.Join(' ', line.Points.Select(point => Invariant($"{X(point.X):0.#},{Y(point.Y):0.#}")));
            svg.AppendLine(Invariant($"""<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>"""));
            foreach (var (x, y) in line.Points)
            {
                svg.AppendLine(Invariant($"""<circle cx="{X(x):0.#}" cy="{Y(y):0.#}" r="3" fill="{colour}"/>"""));
            }

            svg.AppendLine(Stroke(Legend, Top + 10 + (18 * n), Legend + 16, Top + 10 + (18 * n), colour, width: 3))
                .AppendLine(Text(Legend + 22, Top + 14 + (18 * n), line.Name, "start"));
        }

        return svg.AppendLine("</svg>").ToString();

        double X(double x) => Left + (xs.Count == 1 ? Width / 2 : Width * Part(x, xs[0], xs[^1], LogAcross));

        double Y(double y) => Top + Height - (Height * Part(y, low, high, LogUp));
    }

    private static double Part(double value, double from, double to, bool log) =>
        log ? Math.Log(value / from) / Math.Log(to / from) : (value - from) / (to - from);

    private IEnumerable<double> Ticks(double low, double high)
    {
        if (LogUp)
        {
            for (var y = low; y <= high * 1.001; y *= 10)
            {
                yield return y;
            }
        }
        else
        {
            for (var n = 0; n <= 4; n++)
            {
                yield return high * n / 4;
            }
        }
    }

    // The next of 1, 2, 4, 6, 8, 10 times a power of ten, so that its quarters are round enough.
    private static double Round(double most)
    {
        var power = Decade(most, Math.Floor);
        return power * new[] { 1, 2, 4, 6, 8, 10 }.First(step => step * power >= most * 0.999);
    }

    private static double Decade(double value, Func<double, double> to) => Math.Pow(10, to(Math.Log10(value)));

    private static string Number(double value) => value.ToString(value >= 1000 ? "#,0" : "0.##", CultureInfo.InvariantCulture);

    private static string Text(double x, double y, string text, string anchor = "middle", int size = 12) =>
        Invariant($"""<text x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}" font-size="{size}" fill="#222222">{WebUtility.HtmlEncode(text)}</text>""");

    private static string Stroke(double x1, double y1, double x2, double y2, string colour, bool dashed = false, int width = 1) =>
        Invariant($"""<line x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}" stroke="{colour}" stroke-width="{width}"{(dashed ? " stroke-dasharray=\"6 4\"" : "")}/>""");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
