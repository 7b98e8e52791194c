using System.Collections.Immutable;

namespace WarningGrid.Operations;

/// <summary>Letters that the relay gave up, for the SystemAdmin: while one lies here its pair of grains waits. Key: any.</summary>
[Alias("operations.dead-letters")]
public interface IDeadLetterGrain : IGrainWithStringKey
{
    /// <summary>A page of them by id; Forbidden for every other role.</summary>
    [Alias("list")]
    Task<Outcome<DeadLetterPage>> List(string after, int limit);

    /// <summary>Gives a letter back to the relay, before the later ones of its pair.</summary>
    [Alias("redrive")]
    Task<Outcome<DeadLetterDone>> Redrive(string message);

    /// <summary>Lets the pair go on without it, for a reason that stays on record.</summary>
    [Alias("set-aside")]
    Task<Outcome<DeadLetterDone>> SetAside(string message, string reason);
}

/// <summary>A page of dead letters.</summary>
[GenerateSerializer, Immutable, Alias("operations.dead-letter-page")]
public sealed record DeadLetterPage([property: Id(0)] ImmutableArray<DeadLetterView> Letters);

/// <summary>A dead letter without its content: who was to be told, since when, and what went wrong.</summary>
/// <param name="Waiting">Letters of the same pair that wait behind it.</param>
[GenerateSerializer, Immutable, Alias("operations.dead-letter")]
public sealed record DeadLetterView(
    [property: Id(0)] string Message, [property: Id(1)] string Source, [property: Id(2)] string Target,
    [property: Id(3)] string Type, [property: Id(4)] DateTimeOffset SentAt, [property: Id(5)] DateTimeOffset DiedAt,
    [property: Id(6)] string Error, [property: Id(7)] long Waiting);

/// <summary>The letter that was treated.</summary>
[GenerateSerializer, Immutable, Alias("operations.dead-letter-done")]
public sealed record DeadLetterDone([property: Id(0)] string Message);
