using System.Text.Json;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace WarningGrid.Signals;

/// <summary>What is kept of signals for lists, receipts and results. Nothing here tells of a person but an official's id.</summary>
internal static class SignalTables
{
    public static readonly ReadTable Signal = new(
        "signal",
        [
            new("stream", Text), new("number", Text), new("channel", Text), new("confidential", NpgsqlDbType.Boolean),
            new("type", Text), new("stage", Text), new("source", Text), new("subject", Text), new("occurred_at", TimestampTz),
            new("received_at", TimestampTz), new("category", Text), new("level", Text), new("unit", Text),
            new("triage_due", NpgsqlDbType.Date), new("lead", Text), new("quarantined", Integer),
        ],
        KeyColumns: 1);

    /// <summary>Everybody a signal may concern, mention by mention: for scope, recusal and the lists of one official.</summary>
    public static readonly ReadTable Match = new(
        "signal_match",
        [new("stream", Text), new("mention", Text), new("official", Text), new("standing", Text), new("basis", Text)],
        KeyColumns: 3);

    /// <summary>The first receipt of every item, of signals and of personnel files (FED-03): <c>receipt</c> is also the key of its stored command.</summary>
    public static readonly ReadTable Receipt = new(
        "feed_receipt",
        [
            new("stream", Text), new("receipt", Text), new("status", Text), new("signal", Text), new("received_at", TimestampTz),
            new("faults", Text),
        ],
        KeyColumns: 2);

    /// <summary>The four fields of a sealed item (SEA-02) with its forwarding.</summary>
    public static readonly ReadTable Sealed = new(
        "sealed_item",
        [
            new("stream", Text), new("receipt", Text), new("channel", Text), new("destination", Text),
            new("received_at", TimestampTz), new("forward_due", NpgsqlDbType.Date), new("forwarded_on", NpgsqlDbType.Date),
        ],
        KeyColumns: 1);

    /// <summary>Results recorded for the sources (FED-07), in the order of their recording.</summary>
    public static readonly ReadTable Result = new(
        "signal_result",
        [
            new("stream", Text), new("version", Bigint), new("source", Text), new("subject", Text), new("signal", Text),
            new("outcome", Text), new("result_on", NpgsqlDbType.Date), new("note", Text), new("recorded_at", TimestampTz),
        ],
        KeyColumns: 2);

    public static readonly ReadTable[] All = [Signal, Match, Receipt, Sealed, Result];

    public static IEnumerable<RowChange> Rows(SignalFile before, SignalFile after, Recorded recorded) =>
    [
        .. after.Stage is SignalStage.SealedForwarded ? SealedRow(after, recorded) : SignalRow(before, after, recorded),
        .. MatchRows(before, after, recorded.Stream),
        .. ReceiptRows(after, recorded),
        .. recorded.Event is SignalResultRecorded result
            ? [Result.Row(
                recorded.Stream, recorded.Version, after.Source, after.Subject, after.Number.Value, result.Outcome.ToString(),
                result.On, result.Note, recorded.RecordedAt)]
            : System.Array.Empty<RowChange>(),
    ];

    private static IEnumerable<RowChange> SignalRow(SignalFile before, SignalFile after, Recorded recorded)
    {
        var (was, now) = (Values(before, recorded.Stream), Values(after, recorded.Stream));
        return before.Exists && was.AsSpan().SequenceEqual(now) ? [] : [Signal.Row(now)];
    }

    private static object?[] Values(SignalFile file, string stream)
    {
        var item = file.Item ?? file.Quarantine.LastOrDefault()?.Item;
        return
        [
            stream, file.Number.Value, file.Channel, item?.Confidential ?? true, item?.Type ?? "", file.Stage.ToString(), file.Source,
            file.Subject, file.OccurredAt, file.ReceivedAt, file.Item?.Category, file.Item?.Level, file.Item?.Unit?.Value,
            file.Clocks.Open("DL-50")?.Due, file.Lead?.Value, file.Quarantine.Length,
        ];
    }

    private static IEnumerable<RowChange> SealedRow(SignalFile after, Recorded recorded) =>
        recorded.Event is FollowUpRefused ? [] :
        [
            Sealed.Row(
                recorded.Stream, after.Number.Value, after.Channel, after.Destination, after.ReceivedAt,
                after.Clocks.Last("DL-09")?.Due, after.ForwardedOn),
        ];

    private static IEnumerable<RowChange> MatchRows(SignalFile before, SignalFile after, string stream)
    {
        var (was, now) = (Persons(before), Persons(after));
        return
        [
            .. was.Keys.Except(now.Keys).Select(key => Match.Gone(stream, key.Mention, key.Official)),
            .. now.Where(row => !was.TryGetValue(row.Key, out var old) || old != row.Value)
                .Select(row => Match.Row(stream, row.Key.Mention, row.Key.Official, row.Value.Standing, row.Value.Basis)),
        ];
    }

    private static Dictionary<(string Mention, string Official), (string Standing, string Basis)> Persons(SignalFile file)
    {
        var rows = new Dictionary<(string, string), (string, string)>();
        foreach (var match in file.Matches)
        {
            foreach (var official in match.Candidates.Except(match.NotMeant))
            {
                rows[(match.At, official.Value)] = (
                    match.Suggested == official ? nameof(MatchStanding.Suggested) : nameof(MatchStanding.Unmatched),
                    match.Basis.ToString());
            }

            if (match.Confirmed is { } confirmed)
            {
                rows[(match.At, confirmed.Value)] = (nameof(MatchStanding.Confirmed), match.Basis.ToString());
            }
        }

        return rows;
    }

    private static IEnumerable<RowChange> ReceiptRows(SignalFile after, Recorded recorded)
    {
        return recorded.Event switch
        {
            SignalReceived e => [Given(e.Item, ReceiptStatus.Accepted)],
            SignalAmended e => [Given(e.Item, ReceiptStatus.Accepted)],
            RevisionSuperseded e => [Given(e.Item, ReceiptStatus.Superseded)],
            SignalQuarantined e => [Given(e.Item, ReceiptStatus.Quarantined, e.Faults)],
            RevisionQuarantined e => [Given(e.Item, ReceiptStatus.Quarantined, e.Faults)],
            SealedItemReceived e =>
                [Receipt.Row(recorded.Stream, e.ReceiptId, nameof(ReceiptStatus.SealedNotStored), null, recorded.RecordedAt, null)],
            _ => [],
        };

        RowChange Given(Intake item, ReceiptStatus status, IEnumerable<Fault>? faults = null) => Receipt.Row(
            recorded.Stream, item.ReceiptId, status.ToString(), after.Number.Value, recorded.RecordedAt,
            faults is null ? null : JsonSerializer.Serialize(faults, EventJson.Options));
    }
}
