namespace WarningGrid.Officials;

/// <summary>The rows of one history note, the same for officials, posts and units.</summary>
internal static class HistoryRows
{
    /// <param name="after">The history with this note: what an earlier note told, a later one need not repeat.</param>
    public static IEnumerable<RowChange> Of(Recorded recorded, History after)
    {
        switch (recorded.Event)
        {
            case WarningNoted warning:
                yield return HistoryTables.Warning.Row(
                    recorded.Stream, warning.Source, warning.Kind, warning.Form, warning.Stage, warning.Status.ToString(),
                    warning.Outcome, warning.From, warning.To, warning.Adverse,
                    after.Of<WarningNoted>().Any(entry => entry.Event.Source == warning.Source && entry.Event.Served),
                    recorded.OccurredAt.UtcDateTime);
                break;
            case SignalNoted signal:
                yield return Contribution(signal.Source, signal.Channel, signal.Level, signal.Standing);
                break;
            case CardNoted card:
                yield return Contribution(card.Source, RiskScore.Card, card.Level, card.Standing);
                break;
            default:
                break;
        }

        RowChange Contribution(string number, string channel, string? level, SignalStanding standing) =>
            HistoryTables.Contribution.Row(
                recorded.Stream, number, channel, level, standing.ToString(), recorded.OccurredAt.UtcDateTime,
                recorded.RecordedAt.UtcDateTime);
    }
}

/// <summary>The difference between the rows a state had and the rows it has.</summary>
internal static class RowDiff
{
    public static IEnumerable<RowChange> Between(IEnumerable<RowChange> before, IEnumerable<RowChange> after)
    {
        var gone = before.ToDictionary(row => row, ByKey.Same);
        foreach (var row in after)
        {
            if (!gone.Remove(row, out var old) || !old.Values.SequenceEqual(row.Values))
            {
                yield return row;
            }
        }

        foreach (var row in gone.Values)
        {
            yield return row.Table.Gone(row.Values.AsSpan()[..row.Table.KeyColumns]);
        }
    }

    private sealed class ByKey : IEqualityComparer<RowChange>
    {
        public static readonly ByKey Same = new();

        public bool Equals(RowChange? one, RowChange? other) =>
            one is not null && other is not null && one.Table == other.Table && Key(one).SequenceEqual(Key(other));

        public int GetHashCode(RowChange row) => Key(row).Aggregate(row.Table.GetHashCode(), HashCode.Combine);

        private static IEnumerable<object?> Key(RowChange row) => row.Values.Take(row.Table.KeyColumns);
    }
}
