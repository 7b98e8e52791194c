namespace WarningGrid;

/// <summary>Tells an open page that an object moved; it carries no content, and it may be lost.</summary>
/// <remarks>
/// All of them come on one stream, <see cref="Everything"/> of the provider <see cref="Channel"/>, some at a time as
/// <c>LiveUpdate[]</c>; whoever listens picks out what its pages show. A stream for each object would cost every object
/// a grain and a row of its own in the stream registry, listeners or none.
/// </remarks>
/// <param name="Key">The grain key, e.g. <c>c-TI-2026-0001</c>.</param>
/// <param name="Version">Its version after the events.</param>
/// <param name="Revision">Its revision after them (DSP-01).</param>
/// <param name="Stage">Its stage as a word; empty where it has none.</param>
[GenerateSerializer, Immutable, Alias("live-update")]
public sealed record LiveUpdate(
    [property: Id(0)] string Key, [property: Id(1)] long Version, [property: Id(2)] long Revision, [property: Id(3)] string Stage)
{
    /// <summary>Name of the stream provider and of the stream's namespace.</summary>
    public const string Channel = "live";

    /// <summary>The one stream's key.</summary>
    public const string Everything = "everything";
}
