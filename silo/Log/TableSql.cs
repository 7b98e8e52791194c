using System.Collections.Concurrent;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>The set-based statements of one read table, written once and prepared by the server afterwards.</summary>
internal sealed class TableSql
{
    private static readonly ConcurrentDictionary<(ReadTable, string), TableSql> Known = new();

    private readonly ReadTable table;
    private readonly string upsert;
    private readonly string delete;

    private TableSql(ReadTable table, string name)
    {
        this.table = table;
        var columns = table.Columns.Select(column => column.Name).ToArray();
        var keys = string.Join(", ", columns.Take(table.KeyColumns));
        var rest = columns.Skip(table.KeyColumns).Select(column => $"{column} = excluded.{column}").ToArray();
        upsert = $"INSERT INTO {name} ({string.Join(", ", columns)}) "
            + $"SELECT {string.Join(", ", table.Columns.Select(column => column.Name + RowArrays.Cast(column.Type)))} "
            + $"FROM unnest({Parameters(columns.Length)}) AS given ({string.Join(", ", columns)}) "
            + $"ON CONFLICT ({keys}) DO " + (rest.Length == 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", rest));
        delete = $"DELETE FROM {name} AS old USING unnest({Parameters(table.KeyColumns)}) AS gone ({keys}) WHERE "
            + string.Join(" AND ", columns.Take(table.KeyColumns).Select(column => $"old.{column} = gone.{column}"));
    }

    /// <summary>The statements for a table, or for another relation of its shape (a rebuild's side table).</summary>
    public static TableSql Of(ReadTable table, string? name = null) =>
        Known.GetOrAdd((table, name ?? table.Name), key => new(key.Item1, key.Item2));

    public NpgsqlBatchCommand Upsert(IReadOnlyList<RowChange> rows) => Command(upsert, rows, table.Columns.Length);

    public NpgsqlBatchCommand Delete(IReadOnlyList<RowChange> rows) => Command(delete, rows, table.KeyColumns);

    private NpgsqlBatchCommand Command(string sql, IReadOnlyList<RowChange> rows, int columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        for (var column = 0; column < columns; column++)
        {
            var at = column;
            command.Parameters.Add(RowArrays.Column(table.Columns[at].Type, [.. rows.Select(row => row.Values[at])]));
        }

        return command;
    }

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(n => $"${n}"));
}
