using System.Collections.Immutable;

namespace WarningGrid;

/// <summary>What the rules answer: what happened, or the reason nothing did.</summary>
/// <remarks>Not called a decision: that word belongs to the Decisions feature.</remarks>
internal sealed record Ruling
{
    private Ruling(ImmutableArray<Happening> happened, ImmutableArray<Birth> births, Refusal? refused) =>
        (Happened, Births, Refused) = (happened, births, refused);

    /// <summary>Events of the aggregate that was asked, in order.</summary>
    public ImmutableArray<Happening> Happened { get; init; }

    /// <summary>New aggregates that come to be in the same transaction, e.g. the case that a lead opens.</summary>
    public ImmutableArray<Birth> Births { get; init; }

    public Refusal? Refused { get; }

    /// <summary>Nothing happened and nothing was wrong: a message that changes nothing here.</summary>
    public static Ruling Nothing { get; } = new([], [], null);

    /// <summary>Events that happened at the instant of the command, but for those that say themselves when.</summary>
    public static Ruling Of(params IEnumerable<IEvent> happened) =>
        new([.. happened.Select(@event => new Happening(@event, (@event as IHappensAt)?.HappensAt))], [], null);

    public static Ruling At(DateTimeOffset occurredAt, params IEnumerable<IEvent> happened) =>
        new([.. happened.Select(@event => new Happening(@event, (@event as IHappensAt)?.HappensAt ?? occurredAt))], [], null);

    public static Ruling Of(IEnumerable<Happening> happened) => new([.. happened], [], null);

    /// <summary>The same ruling, bringing another aggregate to life in the same transaction.</summary>
    public Ruling Bearing(params IEnumerable<Birth> births) => this with { Births = Births.AddRange(births) };

    public static implicit operator Ruling(Refusal refused) => new([], [], refused);
}

/// <summary>The first events of a new stream; the aggregate kind is known by the key's prefix.</summary>
internal sealed record Birth(string Stream, ImmutableArray<Happening> Happened);
