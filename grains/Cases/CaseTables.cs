using NpgsqlTypes;
using WarningGrid.Access;

namespace WarningGrid.Cases;

/// <summary>The register of cases as a table: one row a case.</summary>
internal static class CaseTables
{
    public static readonly ReadTable Cases = new(
        "disposal_case",
        [
            new("stream", NpgsqlDbType.Text), new("number", NpgsqlDbType.Text), new("kind", NpgsqlDbType.Text),
            new("stage", NpgsqlDbType.Text), new("lead", NpgsqlDbType.Text), new("official", NpgsqlDbType.Text),
            new("unit", NpgsqlDbType.Text), new("authority", NpgsqlDbType.Text), new("office", NpgsqlDbType.Text),
            new("handler", NpgsqlDbType.Text), new("opened_on", NpgsqlDbType.Date), new("approver", NpgsqlDbType.Text),
            new("due", NpgsqlDbType.Date), new("outcome", NpgsqlDbType.Text), new("revision", NpgsqlDbType.Bigint),
            new("submitted", NpgsqlDbType.Boolean), new("subject_served", NpgsqlDbType.Boolean),
            new("unit_served", NpgsqlDbType.Boolean), new("chief_reported", NpgsqlDbType.Boolean),
            new("waits_for_role", NpgsqlDbType.Text), new("second_hand", NpgsqlDbType.Text),
            new("serving_unit", NpgsqlDbType.Text),
        ],
        KeyColumns: 1);

    /// <summary>The rows that differ between two states of one case.</summary>
    public static IEnumerable<RowChange> Changes(CaseFile before, CaseFile after, string stream)
    {
        var row = Row(after, stream);
        if (!before.Exists || !Row(before, stream).Values.AsSpan().SequenceEqual(row.Values.AsSpan()))
        {
            yield return row;
        }

        foreach (var change in AssignmentRows.Changes(stream, before.Assignments, after.Assignments)
            .Concat(AssignmentRows.Changes(stream, before.Involvements, after.Involvements)))
        {
            yield return change;
        }
    }

    private static RowChange Row(CaseFile file, string stream) =>
        Cases.Row(
            stream, file.Number.Value, file.Kind.ToString(), file.Stage.Value, file.Lead.Value, file.Subject.Official?.Value,
            file.Subject.Unit?.Value, file.Subject.Authority, file.Office?.Value, file.Handler.Value, file.OpenedOn,
            file.Approved?.Approver?.Value, Due(file), file.Outcome, file.Revision, file.WasSubmitted, file.SubjectServed,
            file.UnitServed, file.Subject.HeadsUnit && file.ReportedToSecretary,
            WaitsFor(file),
            file.SecondHand?.ToString(),
            file.ServingUnit?.Value);

    // Every role whose holders see the case because something waits for one of them.
    private static string? WaitsFor(CaseFile file)
    {
        Role?[] steps =
        [
            file.Chain is { IsRunning: true, Task.Holder: null } chain ? chain.Acting : null, file.EndApprover, file.Exists ? file.Ways.WaitsFor(file) : null,
        ];
        return string.Join(',', steps.OfType<Role>().Concat(CaseSightRules.ByTask(file.Appeal.WaitsFor)).Distinct()) is { Length: > 0 } roles ? roles : null;
    }

    private static DateOnly? Due(CaseFile file) =>
        file.Clocks.All.Where(clock => clock.IsOpen).Select(clock => (DateOnly?)clock.Due).Min();
}
