using System.Collections.Immutable;
using System.Data.Common;
using Npgsql;

namespace WarningGrid.Rules;

/// <summary>What was published since the program was shipped: stored texts, read again when a second old.</summary>
/// <param name="sql">Answers the text and the instant of loading of each, in a fixed order.</param>
/// <remarks>The same array is given out until something changes, so that what is built from it can be kept.</remarks>
internal sealed class Published<T>(NpgsqlDataSource db, TimeProvider clock, string sql, Func<string, DateTimeOffset, T> parse)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private volatile Reading? last;

    /// <exception cref="StorageUnavailable">The store did not answer.</exception>
    public async ValueTask<ImmutableArray<T>> Current()
    {
        var seen = last;
        if (seen is not null && clock.GetElapsedTime(seen.At) < Fresh)
        {
            return seen.Items;
        }

        var at = clock.GetTimestamp();
        try
        {
            var rows = await Rows();
            last = seen = seen is not null && rows.SequenceEqual(seen.Rows)
                ? seen with { At = at }
                : new(at, rows, [.. rows.Select(row => parse(row.Text, row.LoadedAt))]);
            return seen.Items;
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

    private sealed record Reading(long At, List<(string, DateTimeOffset)> Rows, ImmutableArray<T> Items);
}
