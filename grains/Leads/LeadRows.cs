using System.Collections.Immutable;
using NpgsqlTypes;
using WarningGrid.Access;

namespace WarningGrid.Leads;

/// <summary>The register of leads as rows: what lists, counts and searches are answered from (design D4).</summary>
internal static class LeadRows
{
    public static readonly ReadTable Leads = new(
        "lead",
        [
            new("stream", NpgsqlDbType.Text), new("number", NpgsqlDbType.Text), new("stage", NpgsqlDbType.Text),
            new("received_on", NpgsqlDbType.Date), new("channel", NpgsqlDbType.Text), new("category", NpgsqlDbType.Text),
            new("named", NpgsqlDbType.Boolean), new("from_above", NpgsqlDbType.Boolean), new("mode", NpgsqlDbType.Text),
            new("handler", NpgsqlDbType.Text), new("handler_unit", NpgsqlDbType.Text), new("triager", NpgsqlDbType.Text),
            new("waits_for_role", NpgsqlDbType.Text), new("extension_role", NpgsqlDbType.Text),
        ],
        KeyColumns: 1);

    public static readonly ReadTable Targets = new(
        "lead_target",
        [
            new("stream", NpgsqlDbType.Text), new("place", NpgsqlDbType.Integer), new("official", NpgsqlDbType.Text),
            new("unit", NpgsqlDbType.Text),
        ],
        KeyColumns: 2);

    public static readonly ReadTable Barred = new(
        "lead_barred", [new("stream", NpgsqlDbType.Text), new("person", NpgsqlDbType.Text)], KeyColumns: 2);

    public static ImmutableArray<ReadTable> Tables =>
        [Leads, Targets, Barred, AssignmentRows.Assignments, AssignmentRows.Involvements];

    public static IEnumerable<RowChange> Of(string stream, LeadFile before, LeadFile after)
    {
        var row = Row(stream, after);
        if (!before.Exists || !row.Values.SequenceEqual(Row(stream, before).Values))
        {
            yield return row;
        }

        foreach (var change in Places(stream, before.Targets, after.Targets)
            .Concat(after.Barred.Except(before.Barred).Select(person => Barred.Row(stream, person.Value)))
            .Concat(AssignmentRows.Changes(stream, before.Tasks, after.Tasks))
            .Concat(AssignmentRows.Changes(stream, before.Hands, after.Hands)))
        {
            yield return change;
        }
    }

    private static RowChange Row(string stream, LeadFile file) => Leads.Row(
        stream, file.Number.Value, file.StageName, file.ReceivedOn, file.Channel, file.Category, file.Named,
        file.AssignedFromAbove, file.Decided?.ToString(), file.Handler?.Value, file.HandlerUnit?.Value, file.Triager?.Value,
        file.Approval is { IsRunning: true, Task.Holder: null } running ? running.Acting.ToString() : null,
        file.Extension?.Approver.ToString());

    private static IEnumerable<RowChange> Places(
        string stream, ImmutableArray<LeadTarget> before, ImmutableArray<LeadTarget> after)
    {
        for (var place = 0; place < after.Length; place++)
        {
            if (place >= before.Length || before[place] != after[place])
            {
                yield return Targets.Row(stream, place, after[place].Official?.Value, after[place].Unit?.Value);
            }
        }

        for (var place = after.Length; place < before.Length; place++)
        {
            yield return Targets.Gone(stream, place);
        }
    }
}
