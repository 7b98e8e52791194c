using NpgsqlTypes;

namespace WarningGrid.Leads;

/// <summary>Where a lead stood and what was decided of it, at any time: what statistics of a past day are counted from (QRT-01).</summary>
/// <remarks>A row for each change, never removed, with the change's own recorded-at; of every lead, whoever it speaks of.</remarks>
internal static class LeadTurns
{
    public static readonly ReadTable Table = new(
        "lead_turn",
        [
            new("stream", NpgsqlDbType.Text), new("version", NpgsqlDbType.Bigint), new("stage", NpgsqlDbType.Text),
            new("mode", NpgsqlDbType.Text), new("recorded_at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 2);

    public static IEnumerable<RowChange> Rows(LeadFile before, LeadFile after, Recorded recorded) =>
        before.Stage == after.Stage && before.Decided == after.Decided
            ? []
            :
            [
                Table.Row(
                    recorded.Stream, recorded.Version, after.StageName, after.Decided?.ToString(), recorded.RecordedAt.UtcDateTime),
            ];
}
