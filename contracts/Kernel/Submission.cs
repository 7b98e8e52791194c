namespace WarningGrid;

/// <summary>How a command is handed in: once, and against what the sender saw.</summary>
/// <param name="Key">The caller's idempotency key, 1–128 visible ASCII characters (DSP-01).</param>
/// <param name="ExpectedRevision">The revision the sender decided on; null for a creation.</param>
[GenerateSerializer, Immutable, Alias("submission")]
public sealed record Submission([property: Id(0)] string Key, [property: Id(1)] long? ExpectedRevision = null);

/// <summary>A view whose revision is its ETag (DSP-01).</summary>
public interface IRevised
{
    /// <summary>Counts the events that a person's command caused or that changed the stage.</summary>
    long Revision { get; }
}
