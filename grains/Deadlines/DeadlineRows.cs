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
