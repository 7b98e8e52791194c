using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Goes through a whole log, from the database or from an export, and says stream by stream what it found (HSH-03).</summary>
internal static class Verifier
{
    /// <summary>The limits that every report states (HSH-04).</summary>
    public const string Limits =
        "没有另行独立保存的检查点时,整条链被重新计算或尾部被截去是看不出来的;链有效只证明顺序和完整,不证明内容真实或没有遗漏。\n"
        + "Without an independently kept checkpoint a full recomputation or a cut tail cannot be seen; a valid chain proves order and integrity, not truth or completeness.";

    /// <summary>Checks every stream; those a checkpoint knows and the log does not are Truncated at 0.</summary>
    public static async IAsyncEnumerable<StreamVerdict> Check(IAsyncEnumerable<StoredEntry> entries, Checkpoint? checkpoint)
    {
        var lines = checkpoint?.Lines.ToDictionary(line => line.Stream, StringComparer.Ordinal) ?? [];
        (string Stream, StreamCheck Check)? current = null;
        await foreach (var entry in entries)
        {
            if (current?.Stream != entry.Stream)
            {
                if (current is { } done)
                {
                    yield return done.Check.Done();
                }

                lines.Remove(entry.Stream, out var line);
                current = (entry.Stream, new(entry.Stream, line));
            }

            current!.Value.Check.Take(entry);
        }

        if (current is { } last)
        {
            yield return last.Check.Done();
        }

        foreach (var line in lines.Values)
        {
            yield return new(line.Stream, ChainState.Truncated, 0, $"a checkpoint counted {line.Count}");
        }
    }

    /// <summary>All entries, stream by stream, in the order of their versions.</summary>
    public static async IAsyncEnumerable<StoredEntry> Entries(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand($"SELECT {EventRows.Columns} FROM event ORDER BY stream, version");
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            yield return EventRows.Entry(row);
        }
    }

    /// <summary>Commands whose answer the log does not hold: as "caller key → stream/version".</summary>
    public static async Task<IReadOnlyList<string>> LostAnswers(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            SELECT c.caller || ' ' || c.key || ' → ' || c.stream || '/' || c.version FROM command c
            LEFT JOIN event e ON e.stream = c.stream AND e.version = c.version WHERE e.stream IS NULL LIMIT 100
            """);
        command.CommandTimeout = 0;
        var lost = new List<string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lost.Add(row.GetString(0));
        }

        return lost;
    }
}
