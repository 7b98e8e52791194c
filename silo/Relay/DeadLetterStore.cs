using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Operations;

namespace WarningGrid.Engine;

/// <summary>Letters given up, as operators see and treat them.</summary>
internal sealed class DeadLetterStore(NpgsqlDataSource db)
{
    private const string ListSql =
        """
        SELECT message, source, target, type, sent_at, died_at, error,
          (SELECT count(*) FROM outbox o WHERE o.source = d.source AND o.target = d.target)
        FROM dead_letter d WHERE set_aside_at IS NULL AND message > $1 ORDER BY message LIMIT $2
        """;

    // First of its pair again: order is by version, and the later ones have waited for it.
    private const string RedriveSql =
        """
        WITH again AS (DELETE FROM dead_letter WHERE message = $1 AND set_aside_at IS NULL RETURNING *)
        INSERT INTO outbox (message, shard, source, version, number, target, type, body, occurred_at, sent_at, next_at)
        SELECT message, shard, source, version, number, target, type, body, occurred_at, sent_at, $2 FROM again
        """;

    // A repeat of an answer that was lost: given back already, and on its way or arrived.
    private const string OnItsWaySql =
        "SELECT EXISTS (SELECT FROM outbox WHERE message = $1) OR EXISTS (SELECT FROM inbox WHERE message = $1)";

    private const string SetAsideSql =
        """
        UPDATE dead_letter SET set_aside_at = coalesce(set_aside_at, $2), set_aside_by = $3, reason = $4
        WHERE message = $1 AND (set_aside_at IS NULL OR (set_aside_by, reason) = ($3, $4))
        """;

    public Task<ImmutableArray<DeadLetterView>> List(string after, int limit) => Postgres.Ask(async () =>
    {
        await using var command = db.CreateCommand(ListSql);
        command.Parameters.Add(RowArrays.One(after));
        command.Parameters.Add(RowArrays.One(limit));
        var letters = ImmutableArray.CreateBuilder<DeadLetterView>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            letters.Add(new(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), row.GetInt64(7)));
        }

        return letters.ToImmutable();
    });

    /// <summary>Gives a letter back to the relay, or finds that it was; false where no such letter was dead.</summary>
    public async Task<bool> Redrive(string message, DateTimeOffset now) =>
        await Change(RedriveSql, RowArrays.One(message), RowArrays.Instant(now)) || await IsOnItsWay(message);

    /// <summary>Lets its pair go on without it, once however often it is said; false where no such letter is dead.</summary>
    public Task<bool> SetAside(string message, string by, string reason, DateTimeOffset now) =>
        Change(SetAsideSql, RowArrays.One(message), RowArrays.Instant(now), RowArrays.One(by), RowArrays.One(reason));

    private Task<bool> IsOnItsWay(string message) => Postgres.Ask(async () =>
    {
        await using var command = db.CreateCommand(OnItsWaySql);
        command.Parameters.Add(RowArrays.One(message));
        return await command.ExecuteScalarAsync() is true;
    });

    private Task<bool> Change(string sql, params NpgsqlParameter[] parameters) => Postgres.Ask(async () =>
    {
        await using var command = db.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync() == 1;
    });
}
