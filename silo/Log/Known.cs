using Npgsql;

namespace WarningGrid.Engine;

/// <summary>After an aborted batch: which of its units the log already knows, asked for all of them at once.</summary>
internal static class Known
{
    private const string Commands =
        """
        SELECT c.caller, c.key, c.request_sm3, c.stream, c.version
        FROM command c JOIN unnest($1, $2) AS asked (caller, key) USING (caller, key)
        """;

    private const string Messages = "SELECT message FROM inbox WHERE message = ANY ($1)";

    private const string Taken =
        "SELECT e.stream, e.version FROM event e JOIN unnest($1, $2) AS asked (stream, version) USING (stream, version)";

    /// <summary>Answers the repeated, the consumed and the overtaken; returns the rest, less those that stand in each other's way.</summary>
    public static async Task<IReadOnlyList<Unit>> Settle(NpgsqlDataSource db, IReadOnlyList<Unit> units, LogMeters meters)
    {
        await using var batch = db.CreateBatch();
        var asked = units.Select(unit => unit.Commit.Command).OfType<StoredCommand>().ToList();
        Add(batch, Commands, RowArrays.Texts(asked.Select(c => c.Caller)), RowArrays.Texts(asked.Select(c => c.Key)));
        Add(batch, Messages, RowArrays.Texts(units.SelectMany(unit => unit.Commit.Consumed)));
        var firsts = units.SelectMany(Firsts).ToList();
        Add(batch, Taken, RowArrays.Texts(firsts.Select(f => f.Stream)), RowArrays.Longs(firsts.Select(f => f.Version)));

        var repeats = new Dictionary<(string, string), StoredCommand>();
        var consumed = new HashSet<string>(StringComparer.Ordinal);
        var taken = new HashSet<(string, long)>();
        await using var row = await batch.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var first = EventRows.Command(row);
            repeats[(first.Caller, first.Key)] = first;
        }

        await row.NextResultAsync();
        while (await row.ReadAsync())
        {
            consumed.Add(row.GetString(0));
        }

        await row.NextResultAsync();
        while (await row.ReadAsync())
        {
            taken.Add((row.GetString(0), row.GetInt64(1)));
        }

        return [.. units.Where(unit => !Answered(unit, repeats, consumed, taken, meters))];
    }

    // In the order of spec README §4: a repeat answers before anything that the stage or the revision would say.
    private static bool Answered(
        Unit unit, Dictionary<(string, string), StoredCommand> repeats, HashSet<string> consumed,
        HashSet<(string, long)> taken, LogMeters meters)
    {
        Verdict? verdict =
            unit.Commit.Command is { } command && repeats.TryGetValue((command.Caller, command.Key), out var first)
                ? new Verdict.Repeated(first)
            : unit.Commit.Consumed.Any(consumed.Contains) ? new Verdict.Consumed()
            : Firsts(unit).Any(taken.Contains) ? new Verdict.Overtaken()
            : null;
        if (verdict is null)
        {
            return false;
        }

        meters.Settled(verdict);
        unit.Answer(verdict);
        return true;
    }

    private static IEnumerable<(string Stream, long Version)> Firsts(Unit unit) =>
        unit.Prepared.Appends.Where(append => !append.Entries.IsEmpty)
            .Select(append => (append.Stream, append.Entries[0].Version));

    private static void Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        batch.BatchCommands.Add(command);
    }
}
