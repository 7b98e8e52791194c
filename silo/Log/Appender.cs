using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Writes batches of commits: all at once where it can, each by itself where something speaks against one.</summary>
/// <remarks>
/// A definite abort proves that nothing was stored, so the batch is tried again without those that the log already
/// knows, and then in halves: in the end a conflict or a poison commit fails alone. An unknown outcome proves nothing:
/// every caller is told so and reloads, and the lane begins another audit stream.
/// </remarks>
internal sealed class Appender(NpgsqlDataSource db, CountyClock clock, AuditStream audit, LogMeters meters, ILogger<Appender> journal)
{
    private const int StampAttempts = 5;
    private const int TransientAttempts = 3;

    /// <summary>Stores the units and answers each of them; never throws.</summary>
    public async Task<IReadOnlyList<Unit>> Store(IReadOnlyList<Unit> units)
    {
        var stored = new List<Unit>(units.Count);
        try
        {
            await WriteOrPart(units, stored);
        }
        catch (Exception e) when (Postgres.IsFailure(e))
        {
            FailAll(units, Postgres.Unavailable(e));
        }
        catch (StorageUnavailable unavailable)
        {
            FailAll(units, unavailable);
        }
        catch (Exception bug)
        {
            AppenderLog.Bug(journal, bug);
            FailAll(units, new("the log failed: " + bug.GetType().Name));
        }

        return stored;
    }

    // A conflict may show only in a later attempt, so a unit that is alone is searched for twice before it is poison.
    private async Task WriteOrPart(IReadOnlyList<Unit> units, List<Unit> stored, int searches = 0)
    {
        if (await Write(units, stored) is not { } abort)
        {
            return;
        }

        if (units.Count > 1 && searches > 0)
        {
            await WriteOrPart([.. units.Take(units.Count / 2)], stored);
            await WriteOrPart([.. units.Skip(units.Count / 2)], stored);
        }
        else if (searches < 2)
        {
            units = await Known.Settle(db, units, meters);
            if (units.Count > 0)
            {
                await WriteOrPart(units, stored, searches + 1);
            }
        }
        else
        {
            AppenderLog.Poison(journal, abort.SqlState, abort.ConstraintName ?? "", abort.TableName ?? "");
            units[0].Fail(Postgres.Unavailable(abort));
        }
    }

    // Null where all is stored; otherwise why the server undid all of it.
    private async Task<PostgresException?> Write(IReadOnlyList<Unit> units, List<Unit> stored)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stamp = CountyTime.ToMicroseconds(clock.GetUtcNow());
            var ready = units.Where(unit => unit.Prepare(stamp)).ToList();
            var writing = audit.Chain(ready.Select(unit => unit.Commit), stamp);
            try
            {
                if (!await Send(ready, writing, stamp))
                {
                    return null;
                }
            }
            catch (PostgresException aborted) when (Postgres.IsDefiniteAbort(aborted))
            {
                if (aborted.SqlState is "WG001" && attempt <= StampAttempts)
                {
                    await clock.Refresh();
                    continue;
                }

                if (aborted.IsTransient && attempt <= TransientAttempts)
                {
                    continue;
                }

                return aborted;
            }

            audit.Advance(writing);
            ready.ForEach(unit => unit.Answer(new Verdict.Stored(unit.Prepared)));
            stored.AddRange(ready);
            return null;
        }
    }

    private async Task<bool> Send(IReadOnlyList<Unit> units, AuditWriting writing, DateTimeOffset stamp)
    {
        // Connecting apart: a refused connection has sent nothing, so no audit stream is in doubt.
        await using var connection = await db.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        AppendSql.Write(batch, units, writing.Entries, stamp, fresh: true);
        if (batch.BatchCommands.Count == 0)
        {
            foreach (var unit in units)
            {
                unit.Answer(new Verdict.Stored(unit.Prepared));
            }

            return false;
        }

        try
        {
            await batch.ExecuteNonQueryAsync();
            return true;
        }
        catch (Exception e) when (!Postgres.IsDefiniteAbort(e))
        {
            audit.Abandon();
            meters.Unknown();
            throw;
        }
    }

    private static void FailAll(IReadOnlyList<Unit> units, StorageUnavailable unavailable)
    {
        foreach (var unit in units)
        {
            unit.Fail(unavailable);
        }
    }
}

internal static partial class AppenderLog
{
    [LoggerMessage(1, LogLevel.Error, "a commit was refused by the store: {SqlState} {Constraint} {Table}")]
    public static partial void Poison(ILogger logger, string sqlState, string constraint, string table);

    [LoggerMessage(2, LogLevel.Critical, "the log failed")]
    public static partial void Bug(ILogger logger, Exception bug);
}
