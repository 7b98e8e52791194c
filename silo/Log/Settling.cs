using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Waits until no append stamped at or before an instant can still arrive (ASF-05).</summary>
/// <remarks>
/// Let K be the instant and T an append stamped at or before K that will commit. Its last statement, require_fresh, ran
/// after its inserts, so T had its transaction id by then, and passed, so the county's clock stood below K + 1 s.
/// <list type="number">
/// <item>We wait until the clock has passed K + 1 s, and only then draw an id of our own, the barrier, in a transaction
/// that ends at once. Ids are drawn in rising order, so T's is below the barrier. (xmax of a snapshot would not do: it
/// is one past the last *finished* id, and ids that run may lie above it.)</item>
/// <item>The barrier is a finished id, so every snapshot taken from now on reaches above it, and xmin, the lowest id
/// still running, exceeds the barrier exactly when nothing below it runs any more. We wait for that.</item>
/// <item>PostgreSQL takes an id off the running ones in the same step that makes its rows visible to new snapshots, so
/// whoever reads after us sees T.</item>
/// </list>
/// The county's clock may not step back by more than the time between the check and our reading; moving it back is
/// refused (CountyClock) and the server's is the machine's task. One primary is assumed; a replica would lag. Any long
/// writing transaction on the server makes us wait, and at last say so: longer than needed, never shorter.
/// </remarks>
internal sealed class Settling(NpgsqlDataSource db)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Wait = "SELECT $1 + interval '1 second' - county_now()";

    private const string Barrier = "SELECT pg_current_xact_id()::text";

    private const string Passed = "SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8";

    private long settledTicks;

    /// <exception cref="StorageUnavailable">Still not settled after 5 s.</exception>
    public async Task Settle(DateTimeOffset known)
    {
        // What is settled stays settled, and so does all before it.
        if (known.UtcTicks <= Interlocked.Read(ref settledTicks))
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience);
        await Postgres.Ask(() => Pass(known, patience.Token));
        for (var was = Interlocked.Read(ref settledTicks);
            was < known.UtcTicks && Interlocked.CompareExchange(ref settledTicks, known.UtcTicks, was) != was;
            was = Interlocked.Read(ref settledTicks))
        {
        }
    }

    private async Task<bool> Pass(DateTimeOffset known, CancellationToken patience)
    {
        while (await Ask<TimeSpan>(Wait, RowArrays.Instant(known), patience) is var wait && wait >= TimeSpan.Zero)
        {
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), patience);
        }

        var barrier = await Ask<string>(Barrier, null, patience);
        for (var pause = 1; !await Ask<bool>(Passed, RowArrays.One(barrier!), patience); pause = Math.Min(pause * 2, 100))
        {
            await Task.Delay(pause, patience);
        }

        return true;
    }

    private async Task<T?> Ask<T>(string sql, NpgsqlParameter? parameter, CancellationToken patience)
    {
        await using var command = db.CreateCommand(sql);
        if (parameter is not null)
        {
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(patience) is T answer ? answer : default;
    }
}
