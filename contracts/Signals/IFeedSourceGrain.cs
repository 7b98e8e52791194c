using System.Collections.Immutable;

namespace WarningGrid.Signals;

/// <summary>The registration of one feed client: which sources and types its credential may send (FED-02). Keyed <c>f-</c> + client id.</summary>
[Alias("feed-source")]
public interface IFeedSourceGrain : IFollower
{
    [Alias("read")]
    Task<Outcome<FeedSourceView>> Read();

    /// <summary>Registers the client, or changes its rights. SecurityAdmin.</summary>
    [Alias("register")]
    Task<Outcome<FeedSourceView>> Register(RegisterFeedSource command, Submission submission);

    /// <summary>From now on nothing of this client is taken. SecurityAdmin.</summary>
    [Alias("retire")]
    Task<Outcome<FeedSourceView>> Retire(RetireFeedSource command, Submission submission);
}

[GenerateSerializer, Immutable, Alias("feed-source.register")]
public sealed record RegisterFeedSource([property: Id(0)] ImmutableArray<FeedRight> Rights);

[GenerateSerializer, Immutable, Alias("feed-source.retire")]
public sealed record RetireFeedSource([property: Id(0)] string Reason);

/// <summary>A source URI and the types that may come from it.</summary>
[GenerateSerializer, Immutable, Alias("feed-source.right")]
public sealed record FeedRight([property: Id(0)] string Source, [property: Id(1)] ImmutableArray<string> Types);

[GenerateSerializer, Immutable, Alias("feed-source.view")]
public sealed record FeedSourceView(
    [property: Id(0)] string Client, [property: Id(1)] bool Active, [property: Id(2)] ImmutableArray<FeedRight> Rights,
    [property: Id(3)] long Revision)
    : IRevised;
