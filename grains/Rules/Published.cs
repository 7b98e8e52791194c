using System.Collections.Immutable;
using System.Data.Common;
using Npgsql;

namespace WarningGrid.Rules;

/// <summary>What was published since the program was shipped: stored texts, read again when a second old.</summary>
/// <remarks>The same array is given out until something changes, so that what is built from it can be kept.</remarks>
internal sealed class Published<T>
{
    private readonly NpgsqlDataSource db;
    private readonly string sql;
    private readonly Func<string, DateTimeOffset, T> parse;
    private readonly Recent<Reading> recent;
    private volatile Reading? last;

    /// <param name="sql">Answers the text and the instant of loading of each, in a fixed order.</param>
    public Published(NpgsqlDataSource db, TimeProvider clock, string sql, Func<string, DateTimeOffset, T> parse)
    {
        (this.db, this.sql, this.parse) = (db, sql, parse);
        recent = new(clock, Read);
    }

    /// <exception cref="StorageUnavailable">The store did not answer.</exception>
    public async ValueTask<ImmutableArray<T>> Current() => (await recent.Now()).Items;

    private async Task<Reading> Read()
    {
        try
        {
            var rows = await Rows();
            return last is { } seen && rows.SequenceEqual(seen.Rows)
                ? seen
                : last = new(rows, [.. rows.Select(row => parse(row.Text, row.LoadedAt))]);
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            throw new StorageUnavailable("what was published cannot be read: " + e.GetType().Name);
        }
    }

    private async Task<List<(string Text, DateTimeOffset LoadedAt)>> Rows()
    {
        await using var query = db.CreateCommand(sql);
        await using var row = await query.ExecuteReaderAsync();
        var rows = new List<(string, DateTimeOffset)>();
        while (await row.ReadAsync())
        {
            rows.Add((row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)));
        }

        return rows;
    }

    private sealed record Reading(List<(string, DateTimeOffset)> Rows, ImmutableArray<T> Items);
}
