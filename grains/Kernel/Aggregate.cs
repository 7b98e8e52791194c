namespace WarningGrid;

/// <summary>One kind of aggregate: how its state is folded and what follows from its events. All of it pure.</summary>
/// <typeparam name="TState">An immutable record that <see cref="EventJson"/> can write and read back (snapshots).</typeparam>
/// <remarks>One sealed class per kind, without fields; the grain, <c>wg rebuild</c> and the tests all use the same one.</remarks>
internal abstract class Aggregate<TState> : IAggregate
    where TState : AggregateState
{
    /// <summary>The prefix of its keys, e.g. <c>c-</c>.</summary>
    public abstract string Prefix { get; }

    /// <summary>Raised when the shape or meaning of <typeparamref name="TState"/> changes: older snapshots are ignored.</summary>
    public virtual int Format => 1;

    /// <summary>The state before the first event.</summary>
    public abstract TState Blank { get; }

    /// <summary>Remembers one event. Never throws, never decides.</summary>
    public abstract TState Evolve(TState state, Recorded recorded);

    /// <summary>What follows an event elsewhere: which grain is told what (design D5).</summary>
    public virtual IEnumerable<Message> FollowUps(TState before, TState after, Recorded recorded) => [];

    /// <summary>The read-model rows that change with one event (design D4).</summary>
    public virtual IEnumerable<RowChange> Rows(TState before, TState after, Recorded recorded) => [];

    /// <summary>The next firing of each open deadline (DLB-12), by deadline id.</summary>
    public virtual IEnumerable<Alarm> Alarms(TState state) => [];

    /// <summary>The tables this kind writes, for <c>wg rebuild</c>.</summary>
    public virtual IEnumerable<ReadTable> Tables => [];

    /// <summary>Folds one event: version, revision and the kind's own memory.</summary>
    public TState Fold(TState state, Recorded recorded)
    {
        var next = Evolve(state, recorded);
        var revised = recorded.Event is not ILeavesRevision && (recorded.ByHand || next.StageName != state.StageName);
        return next with
        {
            Version = recorded.Version,
            Revision = state.Revision + (revised ? 1 : 0),
            RecordedAt = recorded.RecordedAt,
        };
    }

    AggregateState IAggregate.Blank => Blank;

    AggregateState IAggregate.Fold(AggregateState state, Recorded recorded) => Fold((TState)state, recorded);

    IEnumerable<RowChange> IAggregate.Rows(AggregateState before, AggregateState after, Recorded recorded) =>
        Rows((TState)before, (TState)after, recorded);

    IEnumerable<Message> IAggregate.FollowUps(AggregateState before, AggregateState after, Recorded recorded) =>
        FollowUps((TState)before, (TState)after, recorded);

    IEnumerable<Alarm> IAggregate.Alarms(AggregateState state) => Alarms((TState)state);
}

/// <summary>An <see cref="Aggregate{TState}"/> without its type: for births, rebuilds and verification.</summary>
internal interface IAggregate
{
    string Prefix { get; }
    int Format { get; }
    AggregateState Blank { get; }
    AggregateState Fold(AggregateState state, Recorded recorded);
    IEnumerable<RowChange> Rows(AggregateState before, AggregateState after, Recorded recorded);
    IEnumerable<Message> FollowUps(AggregateState before, AggregateState after, Recorded recorded);
    IEnumerable<Alarm> Alarms(AggregateState state);
    IEnumerable<ReadTable> Tables { get; }
}

/// <summary>What every aggregate's state has.</summary>
internal abstract record AggregateState
{
    /// <summary>Counts all events; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>What <c>ETag</c>, <c>If-Match</c> and approvals bind (DSP-01).</summary>
    public long Revision { get; init; }

    /// <summary>When its last event was recorded.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The stage as a word, where the kind has stages: a change of it raises the revision.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual string StageName => "";

    [System.Text.Json.Serialization.JsonIgnore]
    public bool Exists => Version > 0;
}

/// <summary>One grain is told one thing. The record in <paramref name="Body"/> has an <c>[Alias]</c> and is a contract between features.</summary>
internal sealed record Message(string Target, IMessage Body);

/// <summary>What travels from one aggregate to another through the outbox.</summary>
internal interface IMessage;

/// <summary>When an aggregate next wants to be woken for one deadline.</summary>
internal sealed record Alarm(string Id, DateTimeOffset NextFiring);
