using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace WarningGrid.Officials;

/// <summary>What is kept of every history for lists and statistics; the streams of officials, posts and units write here alike.</summary>
internal static class HistoryTables
{
    /// <summary>Case warnings as they stand (干部预警台账); void ones stay, marked so.</summary>
    public static readonly ReadTable Warning = new(
        "warning",
        [
            new("stream", Text), new("source", Text), new("kind", Text), new("form", Text), new("stage", Text),
            new("status", Text), new("outcome", Text), new("from_date", Date), new("to_date", Date), new("adverse", NpgsqlDbType.Boolean),
            new("served", NpgsqlDbType.Boolean), new("noted_at", TimestampTz),
        ],
        KeyColumns: 2);

    /// <summary>Signals and cards as they stand, with what their weight and age come from (RST-01).</summary>
    public static readonly ReadTable Contribution = new(
        "contribution",
        [
            new("stream", Text), new("number", Text), new("channel", Text), new("level", Text), new("standing", Text),
            new("occurred_at", TimestampTz), new("recorded_at", TimestampTz),
        ],
        KeyColumns: 2);
}
