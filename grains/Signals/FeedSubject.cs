using static NpgsqlTypes.NpgsqlDbType;

namespace WarningGrid.Signals;

/// <summary>A record at a source is this signal's from its first item on (FED-04).</summary>
[Alias("feed.subject-taken")]
internal sealed record FeedSubjectTaken(string Source, string Subject, SignalNumber Signal) : IEvent;

/// <summary>Which signal carries a source's record; keyed <c>j-</c> and a keyed hash of source and subject.</summary>
/// <remarks>
/// Born in the same transaction as the signal: when two items of one record arrive at once, only one of them can
/// begin this stream, and the other one looks again and amends.
/// </remarks>
internal sealed record FeedSubject(SignalNumber Signal) : AggregateState;

/// <summary>How subjects are folded and found.</summary>
internal sealed class FeedSubjectKind : Aggregate<FeedSubject>
{
    private static readonly ReadTable Subject = new(
        "feed_subject", [new("stream", Text), new("source", Text), new("subject", Text), new("signal", Text)], KeyColumns: 1);

    public override string Prefix => "j-";

    public override FeedSubject Blank { get; } = new(default(SignalNumber));

    public override IEnumerable<ReadTable> Tables => [Subject];

    public override FeedSubject Evolve(FeedSubject state, Recorded recorded) =>
        recorded.Event is FeedSubjectTaken taken ? state with { Signal = taken.Signal } : state;

    public override IEnumerable<RowChange> Rows(FeedSubject before, FeedSubject after, Recorded recorded) =>
        recorded.Event is FeedSubjectTaken taken
            ? [Subject.Row(recorded.Stream, taken.Source, taken.Subject, taken.Signal.Value)]
            : [];
}
