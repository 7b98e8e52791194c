using Npgsql;

namespace WarningGrid.Engine;

/// <summary>A letter that a relay has claimed.</summary>
internal sealed record Claimed(
    Letter Letter, string Source, long Version, int Number, string Target, int Attempts, DateTimeOffset SentAt);

/// <summary>The outbox as a relay uses it: claim, settle, bury.</summary>
internal sealed class OutboxStore([FromKeyedServices(EngineServices.RelayDataSource)] NpgsqlDataSource db)
{
    /// <summary>After so many attempts a letter is dead and its pair waits for an operator.</summary>
    public const int Lives = 20;

    // A claim is a prefix of each pair's letters: none whose pair waits or is stopped, none with an earlier one left
    // out. So order holds per (source, target) even if two relays of one shard should ever run.
    private const string ClaimSql =
        """
        WITH due AS MATERIALIZED (
          SELECT message FROM outbox o
          WHERE shard = $1 AND next_at <= $2 AND target <> ALL ($4)
            AND NOT EXISTS (
              SELECT FROM outbox e WHERE e.target = o.target AND e.source = o.source AND e.next_at > $2
                AND (e.version, e.number) < (o.version, o.number))
            AND NOT EXISTS (
              SELECT FROM dead_letter d WHERE d.target = o.target AND d.source = o.source AND d.set_aside_at IS NULL)
          ORDER BY next_at, source, version, number LIMIT $3 FOR UPDATE SKIP LOCKED)
        UPDATE outbox o SET next_at = $2 + interval '10 seconds' FROM due
        WHERE o.message = due.message AND NOT EXISTS (
          SELECT FROM outbox e WHERE e.target = o.target AND e.source = o.source
            AND (e.version, e.number) < (o.version, o.number) AND e.message NOT IN (SELECT message FROM due))
        RETURNING o.message, o.type, o.body, o.occurred_at, o.source, o.version, o.number, o.target, o.attempts, o.sent_at
        """;

    private const string DeliveredSql = "DELETE FROM outbox WHERE message = ANY ($1)";

    // 2, 4, 8 … s, at most 5 min.
    private const string FailedSql =
        """
        UPDATE outbox SET attempts = attempts + 1, next_at = $2 + least(300, 2 ^ (attempts + 1)) * interval '1 second'
        WHERE message = ANY ($1)
        """;

    private const string UntriedSql = "UPDATE outbox SET next_at = $2 WHERE message = ANY ($1)";

    private const string DeadSql =
        """
        WITH dead AS (DELETE FROM outbox WHERE message = $1 RETURNING *)
        INSERT INTO dead_letter (message, shard, source, version, number, target, type, body, occurred_at, sent_at, died_at, error)
        SELECT message, shard, source, version, number, target, type, body, occurred_at, sent_at, $2, $3 FROM dead
        """;

    public async Task<IReadOnlyList<Claimed>> Claim(short shard, DateTimeOffset now, int limit, IEnumerable<string> busy)
    {
        await using var command = db.CreateCommand(ClaimSql);
        command.Parameters.Add(RowArrays.One(shard));
        command.Parameters.Add(RowArrays.Instant(now));
        command.Parameters.Add(RowArrays.One(limit));
        command.Parameters.Add(RowArrays.Texts(busy));
        var claimed = new List<Claimed>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            claimed.Add(new(
                new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)),
                row.GetString(4), row.GetInt64(5), row.GetInt32(6), row.GetString(7), row.GetInt16(8),
                row.GetFieldValue<DateTimeOffset>(9)));
        }

        return claimed;
    }

    /// <summary>Writes down what became of some letters, in one round trip.</summary>
    public async Task Settle(IReadOnlyCollection<Delivered> results, DateTimeOffset now)
    {
        await using var batch = db.CreateBatch();
        Add(batch, DeliveredSql, results.Where(result => result.Fate is Fate.Taken), now, stamped: false);
        Add(batch, UntriedSql, results.Where(result => result.Fate is Fate.Untried), now);
        Add(batch, FailedSql, results.Where(result => result.Fate is Fate.Failed && result.Claimed.Attempts + 1 < Lives), now);
        foreach (var dead in results.Where(result => result.Fate is Fate.Failed && result.Claimed.Attempts + 1 >= Lives))
        {
            batch.BatchCommands.Add(new(DeadSql)
            {
                Parameters = { RowArrays.One(dead.Claimed.Letter.Id), RowArrays.Instant(now), RowArrays.One(dead.Error ?? "") },
            });
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, IEnumerable<Delivered> results, DateTimeOffset now, bool stamped = true)
    {
        var ids = results.Select(result => result.Claimed.Letter.Id).ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(sql) { Parameters = { RowArrays.Texts(ids) } };
        if (stamped)
        {
            command.Parameters.Add(RowArrays.Instant(now));
        }

        batch.BatchCommands.Add(command);
    }
}

/// <summary>What became of a letter in one delivery.</summary>
internal sealed record Delivered(Claimed Claimed, Fate Fate, string? Error = null);

/// <summary>Taken (a refusal too), failed and to be tried again, or not tried because an earlier one of its pair failed.</summary>
internal enum Fate { Taken, Failed, Untried }
