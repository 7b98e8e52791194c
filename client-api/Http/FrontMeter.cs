using System.Diagnostics.Metrics;

namespace WarningGrid.Http;

/// <summary>The front's own numbers; latency and throughput per route come from ASP.NET Core's meter.</summary>
internal static class FrontMeter
{
    public const string Name = "warninggrid.front";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Problems =
        Meter.CreateCounter<long>("warninggrid.http.problems", description: "answers that were a problem, by code");
    private static readonly Counter<long> Repeats =
        Meter.CreateCounter<long>("warninggrid.http.repeats", description: "grain calls repeated after a time-out or an outage");
    private static readonly Counter<long> Receipts =
        Meter.CreateCounter<long>("warninggrid.http.receipts", description: "receipts given to feeds, by status");

    public static void Problem(Problem problem) =>
        Problems.Add(1, new("code", problem.Code), new KeyValuePair<string, object?>("status", problem.Status));

    public static void Repeat() => Repeats.Add(1);

    public static void Receipt(string status) => Receipts.Add(1, new KeyValuePair<string, object?>("status", status));
}
