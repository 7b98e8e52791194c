using System.Globalization;

namespace WarningGrid.Bench;

/// <summary>What the figures are to be, by their names; it is printed beside them.</summary>
internal static class Aims
{
    private static readonly Dictionary<string, Aim> OfRatios = new(StringComparer.Ordinal)
    {
        ["advance"] = AtLeast(3.5),
        ["advance/pipelined"] = AtLeast(2),
        ["advance/efcore"] = AtLeast(8),
        ["advance/marten"] = AtLeast(5),
        ["advance@1/latency"] = AtMost(1.3),
        ["record/efcore-http"] = AtLeast(3),
        ["record/efcore-p99"] = Below(1),
        ["followups/lag-growth"] = AtMost(1.2),
        ["grow/advance"] = AtLeast(0.8),
        ["grow/advance/p99"] = AtMost(1.2),
        ["grow/record"] = AtLeast(0.8),
        ["grow/record/p99"] = AtMost(1.2),
        ["grow/activate"] = AtLeast(0.8),
        ["grow/activate/p99"] = AtMost(1.2),
        ["grow/followups/p99"] = AtMost(1.2),
    };

    private static readonly Dictionary<string, Aim> OfFigures = new(StringComparer.Ordinal)
    {
        ["activate/100/p99"] = Below(10),
        ["activate/100/snapshot/p99"] = Below(10),
        ["activate/1000/snapshot/p99"] = Below(10),
        ["memory/official"] = AtMost(8192),
        ["followups/idle/record/p99"] = Below(50),
        ["followups/idle/page/p99"] = Below(50),
        ["followups/load/record/p99"] = Below(300),
        ["followups/load/page/p99"] = Below(300),
        ["deadlines/idle-sweep"] = Below(20),
        ["deadlines/all-fired"] = Below(60),
        ["deadlines/fired-twice"] = AtMost(0),
        ["clearance/suggested"] = Below(60),
        ["clearance/memory"] = Below(300),
        ["clearance/torn"] = AtMost(0),
    };

    public static Aim? OfRatio(string name) => OfRatios.GetValueOrDefault(name);

    public static Aim? OfFigure(string name) => OfFigures.GetValueOrDefault(name);

    private static Aim AtLeast(double value) => new("≥", value, came => came >= value);

    private static Aim AtMost(double value) => new("≤", value, came => came <= value);

    private static Aim Below(double value) => new("<", value, came => came < value);
}

/// <summary>What one figure is to be.</summary>
internal sealed record Aim(string Sign, double Value, Func<double, bool> IsMet)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"aim {Sign} {Value}");
}
