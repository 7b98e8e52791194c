using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>What a rebuild found of one read model.</summary>
/// <param name="Missing">Rows that the log says and the table does not.</param>
/// <param name="Surplus">Rows that the table says and the log does not.</param>
internal sealed record Rebuilt(string Table, long Rows, long Missing, long Surplus, bool Swapped)
{
    public bool Agrees => Missing == 0 && Surplus == 0;
}

/// <summary>Folds the log again beside a read model, compares row by row, and swaps what differs (design D4).</summary>
/// <remarks>
/// The first fold runs beside living appends. Then writers of the table wait for a moment, streams that moved meanwhile
/// are folded once more, and the comparison is exact. A commit that waits longer than its time-out is answered
/// Unavailable and may be repeated.
/// </remarks>
internal sealed class Rebuilding(NpgsqlDataSource db)
{
    private const int Flush = 2000;

    // An append in flight may bear a stamp from before our first look at it: a second of freshness, three of time-out.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>Every read model by name.</summary>
    public static ImmutableArray<ReadTable> Tables =>
        [.. Aggregates.All.SelectMany(kind => kind.Tables).DistinctBy(table => table.Name).OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <param name="swap">Whether a table that differs is replaced; otherwise it is only compared.</param>
    public async Task<Rebuilt> Rebuild(ReadTable table, DateTimeOffset now, bool swap, Action<long> folded)
    {
        var side = $"wg_rebuild.{table.Name}";
        await using var connection = await db.OpenConnectionAsync();
        await Run(connection,
            $"""
            CREATE SCHEMA IF NOT EXISTS wg_rebuild;
            DROP TABLE IF EXISTS {side};
            CREATE UNLOGGED TABLE {side} (LIKE {table.Name} INCLUDING DEFAULTS INCLUDING INDEXES)
            """);
        try
        {
            foreach (var kind in Writers(table))
            {
                await Fold(connection, table, side, kind, since: null, folded);
            }

            return await Compare(connection, table, side, now - Overlap, swap);
        }
        finally
        {
            await Run(connection, $"DROP TABLE IF EXISTS {side}");
        }
    }

    private async Task<Rebuilt> Compare(NpgsqlConnection connection, ReadTable table, string side, DateTimeOffset since, bool swap)
    {
        await using var quiet = await connection.BeginTransactionAsync();
        await Run(connection, $"LOCK TABLE {table.Name} IN EXCLUSIVE MODE");
        foreach (var kind in Writers(table))
        {
            await Fold(connection, table, side, kind, since, _ => { });
        }

        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var missing = await Count(connection, $"SELECT {columns} FROM {side} EXCEPT SELECT {columns} FROM {table.Name}");
        var surplus = await Count(connection, $"SELECT {columns} FROM {table.Name} EXCEPT SELECT {columns} FROM {side}");
        var swapped = swap && missing + surplus > 0;
        if (swapped)
        {
            await Run(connection, $"TRUNCATE {table.Name}; INSERT INTO {table.Name} ({columns}) SELECT {columns} FROM {side}");
        }

        var rows = await Count(connection, $"SELECT FROM {side}");
        await quiet.CommitAsync();
        return new(table.Name, rows, missing, surplus, swapped);
    }

    // Streams of one kind, or only those that moved since an instant; each is folded whole.
    private async Task Fold(
        NpgsqlConnection connection, ReadTable table, string side, IAggregate kind, DateTimeOffset? since, Action<long> folded)
    {
        await using var reader = await db.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT {EventRows.Columns} FROM event WHERE stream >= $1 AND stream < $2 "
            + (since is null ? "" : "AND stream IN (SELECT stream FROM event WHERE recorded_at >= $3) ")
            + "ORDER BY stream, version", reader) { CommandTimeout = 0 };
        command.Parameters.Add(RowArrays.One(kind.Prefix));
        command.Parameters.Add(RowArrays.One(kind.Prefix[..^1] + (char)(kind.Prefix[^1] + 1)));
        if (since is { } instant)
        {
            command.Parameters.Add(RowArrays.Instant(instant));
        }

        var (state, stream, count) = (kind.Blank, "", 0L);
        var rows = new LastRows();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var entry = EventRows.Entry(row);
            if (entry.Stream != stream)
            {
                (state, stream) = (kind.Blank, entry.Stream);
                if (since is not null)
                {
                    await Forget(connection, side, stream);
                }
            }

            var recorded = EventCodec.Read(entry);
            var after = kind.Fold(state, recorded);
            rows.Add(kind.Rows(state, after, recorded).Where(change => change.Table.Name == table.Name));
            state = after;
            if (++count % Flush == 0)
            {
                rows = await Write(connection, side, rows);
                folded(count);
            }
        }

        await Write(connection, side, rows);
        folded(count);
    }

    private static async Task<LastRows> Write(NpgsqlConnection connection, string side, LastRows rows)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 0;
        foreach (var (table, gone, standing) in rows.ByTable())
        {
            if (gone.Count > 0)
            {
                batch.BatchCommands.Add(TableSql.Of(table, side).Delete(gone));
            }

            if (standing.Count > 0)
            {
                batch.BatchCommands.Add(TableSql.Of(table, side).Upsert(standing));
            }
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }

        return new();
    }

    private static IEnumerable<IAggregate> Writers(ReadTable table) =>
        Aggregates.All.Where(kind => kind.Tables.Any(written => written.Name == table.Name));

    private static async Task Forget(NpgsqlConnection connection, string side, string stream)
    {
        await using var command = new NpgsqlCommand($"DELETE FROM {side} WHERE stream = $1", connection) { CommandTimeout = 0 };
        command.Parameters.Add(RowArrays.One(stream));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Count(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM ({query}) AS q", connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
