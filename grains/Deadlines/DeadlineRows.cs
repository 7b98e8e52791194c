using NpgsqlTypes;

namespace WarningGrid.Deadlines;

/// <summary>The open deadlines of the county as rows, for lists of duties and for telling owners of a notice (CAL-09, EFC-01).</summary>
/// <remarks>An owner adds <see cref="Table"/> to its tables and <see cref="Changes"/> to its rows.</remarks>
internal static class DeadlineRows
{
    /// <summary>One row for each deadline that is running, paused or overdue.</summary>
    public static readonly ReadTable Table = new(
        "open_deadline",
        [
            new("stream", NpgsqlDbType.Text), new("id", NpgsqlDbType.Text), new("catalogue", NpgsqlDbType.Text),
            new("generation", NpgsqlDbType.Integer), new("start_date", NpgsqlDbType.Date), new("due_date", NpgsqlDbType.Date),
            new("through_date", NpgsqlDbType.Date), new("provisional", NpgsqlDbType.Boolean), new("status", NpgsqlDbType.Text),
            new("holder", NpgsqlDbType.Text), new("handler", NpgsqlDbType.Text),
        ],
        KeyColumns: 2);

    /// <summary>One row for each change of a deadline's due date or standing, never removed: how it stood at any time (STA-02).</summary>
    public static readonly ReadTable Turns = new(
        "deadline_turn",
        [
            new("stream", NpgsqlDbType.Text), new("id", NpgsqlDbType.Text), new("version", NpgsqlDbType.Bigint),
            new("catalogue", NpgsqlDbType.Text), new("due_date", NpgsqlDbType.Date), new("provisional", NpgsqlDbType.Boolean),
            new("status", NpgsqlDbType.Text), new("recorded_at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 3);

    /// <summary>The turns that one event brings.</summary>
    public static IEnumerable<RowChange> Turned(Recorded recorded, DeadlineBook before, DeadlineBook after) =>
        ReferenceEquals(before, after)
            ? []
            : from deadline in after.All
              let was = before.Find(deadline.Id)
              where !ReferenceEquals(was, deadline)
                  && (was is null || Standing(was) != Standing(deadline) || was.Due != deadline.Due || was.Provisional != deadline.Provisional)
              select Turns.Row(
                  recorded.Stream, deadline.Id, recorded.Version, deadline.Catalogue, deadline.Due, deadline.Provisional,
                  Standing(deadline).ToString(), recorded.RecordedAt.UtcDateTime);

    // What changes by date alone is asked of the dates: an overdue mark is nothing that happened.
    private static DeadlineStatus Standing(Deadline deadline) =>
        deadline.Status is DeadlineStatus.Overdue ? DeadlineStatus.Running : deadline.Status;

    /// <summary>The rows that differ between two states of one aggregate's deadlines.</summary>
    public static IEnumerable<RowChange> Changes(string stream, DeadlineBook before, DeadlineBook after)
    {
        if (ReferenceEquals(before, after))
        {
            yield break;
        }

        foreach (var deadline in after.All.Where(deadline => !ReferenceEquals(before.Find(deadline.Id), deadline)))
        {
            if (deadline.IsOpen)
            {
                yield return Table.Row(
                    stream, deadline.Id, deadline.Catalogue, deadline.Generation, deadline.Start, deadline.Due,
                    deadline.Horizon, deadline.Provisional, deadline.Status.ToString(), deadline.Holder?.Value,
                    deadline.Handler?.Value);
            }
            else if (before.Find(deadline.Id) is { IsOpen: true })
            {
                yield return Table.Gone(stream, deadline.Id);
            }
        }
    }
}
