using System.Globalization;

namespace WarningGrid.Engine;

/// <summary>Of several changes to one row only the last is written: a statement may not touch a row twice.</summary>
internal sealed class LastRows
{
    private readonly Dictionary<ReadTable, Dictionary<string, RowChange>> tables = [];

    public void Add(IEnumerable<RowChange> changes)
    {
        foreach (var change in changes)
        {
            if (!tables.TryGetValue(change.Table, out var rows))
            {
                tables.Add(change.Table, rows = new(StringComparer.Ordinal));
            }

            rows[Key(change)] = change;
        }
    }

    /// <summary>Table by table, always in the same order: the removals, then the rows as they now stand.</summary>
    public IEnumerable<(ReadTable Table, List<RowChange> Gone, List<RowChange> Standing)> ByTable() =>
        tables.OrderBy(table => table.Key.Name, StringComparer.Ordinal).Select(table => (
            table.Key,
            table.Value.Values.Where(row => row.Removed).ToList(),
            table.Value.Values.Where(row => !row.Removed).ToList()));

    // U+0001 stands in no id; two keys with the same text are the same row, so an instant is told to its last microsecond.
    private static string Key(RowChange change) =>
        string.Join('\u0001', change.Values.Take(change.Table.KeyColumns)
            .Select(value => value is DateTimeOffset at ? at.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)));
}
