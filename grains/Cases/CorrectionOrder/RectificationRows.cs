using NpgsqlTypes;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>What a correction order asks for, item by item, with the measure planned for it: the rows of 整改台账 (spec 11 §2).</summary>
internal static class RectificationRows
{
    public static readonly ReadTable Table = new(
        "rectification",
        [
            new("stream", NpgsqlDbType.Text), new("item", NpgsqlDbType.Integer), new("problem", NpgsqlDbType.Text),
            new("person", NpgsqlDbType.Text), new("until_date", NpgsqlDbType.Date), new("measure", NpgsqlDbType.Text),
        ],
        KeyColumns: 2);

    public static IEnumerable<RowChange> Changes(string stream, CaseFile before, CaseFile after)
    {
        if (after.Own is not CorrectionOrderFile file || ReferenceEquals(before.Own, file))
        {
            yield break;
        }

        var was = Rows(stream, before.Own as CorrectionOrderFile).ToDictionary(row => row.Values[1]!);
        foreach (var row in Rows(stream, file))
        {
            if (!was.Remove(row.Values[1]!, out var old) || !old.Values.AsSpan().SequenceEqual(row.Values.AsSpan()))
            {
                yield return row;
            }
        }

        foreach (var item in was.Keys)
        {
            yield return Table.Gone(stream, item);
        }
    }

    // Several measures for one item stand in one cell; the last of their dates is the item's.
    private static IEnumerable<RowChange> Rows(string stream, CorrectionOrderFile? file) =>
        file is not { Plan: { } plan } ? [] :
        from item in file.Items()
        let measures = file.Measures.Where(measure => measure.Item == item).ToArray()
        select Table.Row(
            stream, item, plan.Items[item - 1].Deviation, Joined(measures.Select(measure => measure.Person).Distinct()),
            measures.Max(measure => (DateOnly?)measure.Until), Joined(measures.Select(measure => measure.Measure)));

    private static string? Joined(IEnumerable<string> texts) => string.Join('；', texts) is { Length: > 0 } joined ? joined : null;
}
