namespace WarningGrid.Signals;

/// <summary>Where feeds come in. Stateless, key 0; the caller is the feed's client, whose registration it looks up.</summary>
/// <remarks>Receipts answer the lines in their order and leave only after everything they say is durable (FED-05).</remarks>
[Alias("signal.intake")]
public interface ISignalIntake : IGrainWithIntegerKey
{
    /// <summary>Takes lines that stand each for itself (NDJSON), at most 500 a call: one receipt a line (FED-01).</summary>
    [Alias("take")]
    Task<IReadOnlyList<Receipt>> Take(IReadOnlyList<FeedLine> lines);

    /// <summary>
    /// Takes a single event or a batch: if one envelope is bad, or there are more than the pack allows, all of it is
    /// refused and nothing stored (FED-01, FED-06).
    /// </summary>
    [Alias("take-whole")]
    Task<Outcome<Receipts>> TakeWhole(IReadOnlyList<FeedLine> lines);
}
