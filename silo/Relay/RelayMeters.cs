using System.Diagnostics.Metrics;

namespace WarningGrid.Engine;

/// <summary>What the relay and the deadline pumps tell operations, on meter <c>warninggrid.relay</c>.</summary>
internal sealed class RelayMeters
{
    public const string Name = "warninggrid.relay";

    private readonly Counter<long> taken;
    private readonly Counter<long> refused;
    private readonly Counter<long> failed;
    private readonly Histogram<double> lag;
    private readonly Histogram<double> deadlineLag;

    public RelayMeters(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        taken = meter.CreateCounter<long>("warninggrid.relay.taken", "letters");
        refused = meter.CreateCounter<long>("warninggrid.relay.refused", "letters", "refusals on their way back");
        failed = meter.CreateCounter<long>("warninggrid.relay.failed", "letters", "to be tried again");
        lag = meter.CreateHistogram<double>("warninggrid.relay.lag", "ms", "from the event to the claim of its letter");
        deadlineLag = meter.CreateHistogram<double>("warninggrid.deadline.lag", "ms", "from a firing's instant to its claim");
    }

    public void Taken(IReadOnlyList<Delivery> answers)
    {
        taken.Add(answers.Count);
        refused.Add(answers.Count(answer => answer.Refused is not null));
    }

    public void Failed(int letters) => failed.Add(letters);

    public void Lag(TimeSpan since) => lag.Record(since.TotalMilliseconds);

    public void DeadlineLag(TimeSpan since) => deadlineLag.Record(since.TotalMilliseconds);
}
