using System.Collections.Immutable;
using NpgsqlTypes;

[assembly: WarningGrid.HoldsAggregates]

namespace WarningGrid.Testing.Ledgers;

/// <summary>A ledger: the smallest aggregate that uses every part of the engine. Tests of the engine keep books in it.</summary>
internal sealed record Ledger : AggregateState
{
    public long Total { get; init; }
    public ImmutableSortedDictionary<string, DateTimeOffset> Bells { get; init; } = ImmutableSortedDictionary<string, DateTimeOffset>.Empty;
    public ImmutableArray<string> Rung { get; init; } = [];
    public ImmutableArray<string> Heard { get; init; } = [];
    public int RefusedElsewhere { get; init; }
}

[Alias("test.noted")]
internal sealed record AmountNoted(long Amount, string Text, ImmutableArray<string> Tell, long TellAmount) : IEvent;

[Alias("test.told")]
internal sealed record AmountTold(long Amount, string From) : ILeavesRevision;

[Alias("test.bell-set")]
internal sealed record BellSet(string Name, DateTimeOffset At) : IEvent;

[Alias("test.bell-rung")]
internal sealed record BellRung(string Name) : ILeavesRevision;

[Alias("test.struck")]
internal sealed record RowStruck : IEvent;

/// <summary>What one ledger tells another.</summary>
[Alias("test.tell")]
internal sealed record Tell(long Amount) : IMessage;

internal sealed class LedgerKind : Aggregate<Ledger>
{
    public static readonly ReadTable Table = new(
        "ledger",
        [new("stream", NpgsqlDbType.Text), new("total", NpgsqlDbType.Bigint), new("text", NpgsqlDbType.Text),
         new("rung", NpgsqlDbType.Array | NpgsqlDbType.Text), new("at", NpgsqlDbType.TimestampTz)],
        KeyColumns: 1);

    /// <summary>Feature tables come by migration; this one only where tests keep books.</summary>
    public const string Ddl =
        "CREATE TABLE wg.ledger (stream text PRIMARY KEY, total bigint NOT NULL CHECK (total < 1000000), text text, rung text[] NOT NULL, at timestamptz NOT NULL)";

    public override string Prefix => "t-";

    public override Ledger Blank { get; } = new();

    public override Ledger Evolve(Ledger state, Recorded recorded) => recorded.Event switch
    {
        AmountNoted noted => state with { Total = state.Total + noted.Amount },
        AmountTold told => state with { Total = state.Total + told.Amount, Heard = state.Heard.Add(told.From) },
        BellSet bell => state with { Bells = state.Bells.SetItem(bell.Name, bell.At) },
        BellRung bell => state with { Bells = state.Bells.Remove(bell.Name), Rung = state.Rung.Add(bell.Name) },
        FollowUpRefused => state with { RefusedElsewhere = state.RefusedElsewhere + 1 },
        _ => state,
    };

    public override IEnumerable<Message> FollowUps(Ledger before, Ledger after, Recorded recorded) =>
        recorded.Event is AmountNoted noted ? noted.Tell.Select(target => new Message(target, new Tell(noted.TellAmount))) : [];

    public override IEnumerable<RowChange> Rows(Ledger before, Ledger after, Recorded recorded) =>
        recorded.Event is RowStruck
            ? [Table.Gone(recorded.Stream)]
            : [Table.Row(
                recorded.Stream, after.Total, (recorded.Event as AmountNoted)?.Text, after.Rung, recorded.RecordedAt)];

    public override IEnumerable<Alarm> Alarms(Ledger state) => state.Bells.Select(bell => new Alarm(bell.Key, bell.Value));

    public override IEnumerable<ReadTable> Tables => [Table];
}
