namespace WarningGrid;

/// <summary>Tells an open page that an object moved; it carries no content, and it may be lost.</summary>
/// <remarks>Stream provider and namespace are <see cref="Channel"/>; the stream's key is the object's grain key.</remarks>
/// <param name="Key">The grain key, e.g. <c>c-TI-2026-0001</c>.</param>
/// <param name="Version">Its version after the events.</param>
/// <param name="Revision">Its revision after them (DSP-01).</param>
/// <param name="Stage">Its stage as a word; empty where it has none.</param>
[GenerateSerializer, Immutable, Alias("live-update")]
public sealed record LiveUpdate(
    [property: Id(0)] string Key, [property: Id(1)] long Version, [property: Id(2)] long Revision, [property: Id(3)] string Stage)
{
    /// <summary>Name of the stream provider and of the streams' namespace.</summary>
    public const string Channel = "live";
}
