using System.Diagnostics.Metrics;

namespace WarningGrid.Engine;

/// <summary>What the log tells operations, on meter <c>warninggrid.log</c>: numbers, never content.</summary>
internal sealed class LogMeters
{
    public const string Name = "warninggrid.log";

    private readonly Meter meter;
    private readonly Histogram<double> latency;
    private readonly Histogram<int> batch;
    private readonly Counter<long> fences;
    private readonly Counter<long> repeats;
    private readonly Counter<long> consumed;
    private readonly Counter<long> unknown;

    public LogMeters(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        latency = meter.CreateHistogram<double>("warninggrid.commit.latency", "ms", "from queueing a commit to its verdict");
        batch = meter.CreateHistogram<int>("warninggrid.commit.batch", "commits", "commits that shared one transaction");
        fences = meter.CreateCounter<long>("warninggrid.commit.fences", "commits", "overtaken by another writer");
        repeats = meter.CreateCounter<long>("warninggrid.commit.repeats", "commits", "idempotency keys used before");
        consumed = meter.CreateCounter<long>("warninggrid.commit.consumed", "commits", "messages delivered before");
        unknown = meter.CreateCounter<long>("warninggrid.commit.unknown", "batches", "answers of the store that were lost");
    }

    public void Watch(Func<int> depth) =>
        meter.CreateObservableGauge("warninggrid.commit.queue", depth, "commits", "commits waiting for a lane");

    public void Committed(IReadOnlyCollection<Unit> units)
    {
        batch.Record(units.Count);
        foreach (var unit in units)
        {
            latency.Record(unit.Waited.TotalMilliseconds);
        }
    }

    public void Settled(Verdict verdict) =>
        (verdict switch { Verdict.Repeated => repeats, Verdict.Consumed => consumed, _ => fences }).Add(1);

    public void Unknown() => unknown.Add(1);
}
