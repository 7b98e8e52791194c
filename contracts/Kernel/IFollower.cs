namespace WarningGrid;

/// <summary>A grain that is told what followed elsewhere, by the relay, and woken when a deadline has come, by the pumps.</summary>
/// <remarks>Both are safe to repeat: a message id is stored with its effect, and a firing is keyed (DLB-10).</remarks>
[Alias("follower")]
public interface IFollower : IGrainWithStringKey
{
    /// <summary>Takes messages in the order given; answers one result for each.</summary>
    [Alias("deliver")]
    Task<IReadOnlyList<Delivery>> Deliver(IReadOnlyList<Letter> letters);

    /// <summary>The county's clock has passed a next firing of this grain: produce what is due.</summary>
    [Alias("wake")]
    Task Wake();
}

/// <summary>A message as it is delivered.</summary>
/// <param name="Id"><c>stream/version/n</c>.</param>
/// <param name="Type">Alias of the message's record.</param>
/// <param name="Body">Its canonical JSON.</param>
/// <param name="OccurredAt">When the event behind it happened.</param>
[GenerateSerializer, Immutable, Alias("letter")]
public sealed record Letter(
    [property: Id(0)] string Id, [property: Id(1)] string Type, [property: Id(2)] string Body,
    [property: Id(3)] DateTimeOffset OccurredAt);

/// <summary>What became of a letter: a refusal is an answer, not a failure, and goes back to the source (design D5).</summary>
[GenerateSerializer, Immutable, Alias("delivery")]
public sealed record Delivery([property: Id(0)] string Id, [property: Id(1)] Refusal? Refused);
