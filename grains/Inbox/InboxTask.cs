using System.Collections.Immutable;
using NpgsqlTypes;
using WarningGrid.Access;

namespace WarningGrid.Inbox;

/// <summary>One action that waits for somebody, as the object it is on says it (UIX-01).</summary>
/// <param name="Item">What it is within its object: there is one of it at a time.</param>
/// <param name="Act">What is to be done, by the name of its move.</param>
/// <param name="Why">Code of the sentence that says why it is his.</param>
internal sealed record InboxTask(string Item, InboxTab Tab, string Act, string Why, string Stage)
{
    /// <summary>Whose it is; null where it is a role's.</summary>
    public OfficialId? Person { get; init; }

    /// <summary>Anybody with this role, if <see cref="Unit"/> is within his reach.</summary>
    public Role? Role { get; init; }

    public UnitCode? Unit { get; init; }

    /// <summary>Whose act it cannot be, because they had a hand in it before (DSP-03).</summary>
    public ImmutableArray<OfficialId> NotBy { get; init; } = [];

    /// <summary>Whom the object is about: nobody recused from him sees it.</summary>
    public OfficialId? Subject { get; init; }

    /// <summary>Id of the deadline that it keeps or misses.</summary>
    public string? Deadline { get; init; }

    /// <summary>It is nobody's act before this day: what somebody else owes is waited for until then.</summary>
    public DateOnly? From { get; init; }

    public string? Note { get; init; }
}

/// <summary>Open actions as rows: written in the transactions of the events they come from.</summary>
internal static class InboxRows
{
    public static readonly ReadTable Table = new(
        "inbox_task",
        [
            new("stream", NpgsqlDbType.Text), new("item", NpgsqlDbType.Text), new("tab", NpgsqlDbType.Text), new("act", NpgsqlDbType.Text),
            new("why", NpgsqlDbType.Text), new("stage", NpgsqlDbType.Text), new("person", NpgsqlDbType.Text), new("role", NpgsqlDbType.Text),
            new("unit", NpgsqlDbType.Text), new("not_by", NpgsqlDbType.Text), new("official", NpgsqlDbType.Text),
            new("deadline", NpgsqlDbType.Text), new("from_date", NpgsqlDbType.Date), new("note", NpgsqlDbType.Text),
        ],
        KeyColumns: 2);

    /// <summary>The rows that differ between two states of one object.</summary>
    public static IEnumerable<RowChange> Changes(string stream, IEnumerable<InboxTask> before, IEnumerable<InboxTask> after)
    {
        var was = before.ToDictionary(task => task.Item, task => Row(stream, task), StringComparer.Ordinal);
        foreach (var task in after)
        {
            var row = Row(stream, task);
            if (!was.Remove(task.Item, out var old) || !old.Values.AsSpan().SequenceEqual(row.Values.AsSpan()))
            {
                yield return row;
            }
        }

        foreach (var item in was.Keys)
        {
            yield return Table.Gone(stream, item);
        }
    }

    private static RowChange Row(string stream, InboxTask task) => Table.Row(
        stream, task.Item, task.Tab.ToString(), task.Act, task.Why, task.Stage, task.Person?.Value, task.Role?.ToString(),
        task.Unit?.Value, task.NotBy.IsEmpty ? null : $";{string.Join(';', task.NotBy)};", task.Subject?.Value, task.Deadline,
        task.From, task.Note);
}
