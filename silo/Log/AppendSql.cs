using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Many commits as one batch: one round trip, one implicit transaction, one statement a table (design D3).</summary>
internal static class AppendSql
{
    private const string Events =
        """
        INSERT INTO event (stream, version, type, occurred_at, recorded_at, actor, key, entry, sha256, sm3)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string Commands =
        "INSERT INTO command (caller, key, request_sm3, stream, version) SELECT * FROM unnest($1, $2, $3, $4, $5)";

    private const string Inbox = "INSERT INTO inbox (message, consumer) SELECT * FROM unnest($1, $2)";

    private const string Outbox =
        """
        INSERT INTO outbox (message, shard, source, version, number, target, type, body, occurred_at, sent_at, next_at)
        SELECT m.*, $10, $10 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS m
        """;

    private const string SetAlarms =
        """
        INSERT INTO deadline (grain, id, shard, next_firing, next_at)
        SELECT grain, id, shard, firing, firing FROM unnest($1, $2, $3, $4) AS a (grain, id, shard, firing)
        ON CONFLICT (grain, id) DO UPDATE
        SET next_firing = excluded.next_firing, next_at = excluded.next_at, attempts = 0
        """;

    private const string ClearAlarms =
        "DELETE FROM deadline USING unnest($1, $2) AS a (grain, id) WHERE deadline.grain = a.grain AND deadline.id = a.id";

    private const string AccessHistory =
        "INSERT INTO access_history (stream, version, person, at, act, actor) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)";

    /// <summary>Every statement that stores these commits and their audit entries under one stamp.</summary>
    /// <param name="fresh">Whether the server refuses a stamp that has grown old (ASF-05); only a history loader says no.</param>
    public static void Write(
        NpgsqlBatch batch, IReadOnlyList<Unit> units, IReadOnlyList<AuditEntry> audit, DateTimeOffset stamp, bool fresh)
    {
        var entries = units.SelectMany(unit => unit.Prepared.Appends).SelectMany(append => append.Entries)
            .Concat(audit.Select(entry => entry.Stored)).ToList();
        Add(batch, Events, entries, [
            RowArrays.Texts(entries.Select(e => e.Stream)), RowArrays.Longs(entries.Select(e => e.Version)),
            RowArrays.Texts(entries.Select(e => e.Type)), RowArrays.Instants(entries.Select(e => e.OccurredAt)),
            RowArrays.Instants(entries.Select(e => e.RecordedAt)), RowArrays.Texts(entries.Select(e => e.Actor)),
            RowArrays.Texts(entries.Select(e => e.Key)), RowArrays.Texts(entries.Select(e => e.Entry)),
            RowArrays.Bytes(entries.Select(e => e.Head.Sha256)), RowArrays.Bytes(entries.Select(e => e.Head.Sm3))]);

        var commands = units.Select(unit => unit.Commit.Command).OfType<StoredCommand>().ToList();
        Add(batch, Commands, commands, [
            RowArrays.Texts(commands.Select(c => c.Caller)), RowArrays.Texts(commands.Select(c => c.Key)),
            RowArrays.Bytes(commands.Select(c => c.RequestSm3)), RowArrays.Texts(commands.Select(c => c.Stream)),
            RowArrays.Longs(commands.Select(c => c.Version))]);

        var consumed = units.SelectMany(unit => unit.Commit.Consumed.Select(message => (message, unit.Commit.Consumer))).ToList();
        Add(batch, Inbox, consumed, [
            RowArrays.Texts(consumed.Select(c => c.message)), RowArrays.Texts(consumed.Select(c => c.Consumer ?? ""))]);

        WriteMessages(batch, units, stamp);
        WriteAlarms(batch, [.. units.SelectMany(unit => unit.Prepared.Alarms)]);
        WriteRows(batch, units);

        var persons = audit.SelectMany(entry => entry.Persons.Select(person => (entry.Stored, entry.Act, person))).ToList();
        Add(batch, AccessHistory, persons, [
            RowArrays.Texts(persons.Select(p => p.Stored.Stream)), RowArrays.Longs(persons.Select(p => p.Stored.Version)),
            RowArrays.Texts(persons.Select(p => p.person.Value)), RowArrays.Instants(persons.Select(p => p.Stored.RecordedAt)),
            RowArrays.Texts(persons.Select(p => p.Act)), RowArrays.Texts(persons.Select(p => p.Stored.Actor))]);

        if (fresh && entries.Count > 0)
        {
            batch.BatchCommands.Add(new("SELECT require_fresh($1)") { Parameters = { RowArrays.Instant(stamp) } });
        }
    }

    private static void WriteMessages(NpgsqlBatch batch, IReadOnlyList<Unit> units, DateTimeOffset stamp)
    {
        // Two units that stand in each other's way name the same entry; the store says so, and both are tried apart.
        var occurred = units.SelectMany(unit => unit.Prepared.Appends).SelectMany(append => append.Entries)
            .DistinctBy(entry => (entry.Stream, entry.Version)).ToDictionary(entry => (entry.Stream, entry.Version), entry => entry.OccurredAt);
        var messages = units.SelectMany(unit => unit.Prepared.Messages).ToList();
        Add(batch, Outbox, messages, [
            RowArrays.Texts(messages.Select(m => m.Id)), RowArrays.Shorts(messages.Select(m => Shards.Of(m.Target))),
            RowArrays.Texts(messages.Select(m => m.Source)), RowArrays.Longs(messages.Select(m => m.Version)),
            RowArrays.Integers(messages.Select(m => m.Number)), RowArrays.Texts(messages.Select(m => m.Target)),
            RowArrays.Texts(messages.Select(m => m.Type)), RowArrays.Texts(messages.Select(m => m.Body)),
            RowArrays.Instants(messages.Select(m => occurred.GetValueOrDefault((m.Source, m.Version), stamp))),
            RowArrays.Instant(stamp)]);
    }

    private static void WriteAlarms(NpgsqlBatch batch, IReadOnlyList<AlarmChange> changes)
    {
        var last = changes.GroupBy(change => (change.Grain, change.Id)).Select(same => same.Last()).ToList();
        var set = last.Where(change => change.NextFiring is not null).ToList();
        Add(batch, SetAlarms, set, [
            RowArrays.Texts(set.Select(a => a.Grain)), RowArrays.Texts(set.Select(a => a.Id)),
            RowArrays.Shorts(set.Select(a => Shards.Of(a.Grain))), RowArrays.Instants(set.Select(a => a.NextFiring!.Value))]);
        var cleared = last.Where(change => change.NextFiring is null).ToList();
        Add(batch, ClearAlarms, cleared, [
            RowArrays.Texts(cleared.Select(a => a.Grain)), RowArrays.Texts(cleared.Select(a => a.Id))]);
    }

    private static void WriteRows(NpgsqlBatch batch, IReadOnlyList<Unit> units)
    {
        var rows = new LastRows();
        foreach (var unit in units)
        {
            rows.Add(unit.Prepared.Rows);
        }

        foreach (var (table, gone, standing) in rows.ByTable())
        {
            if (gone.Count > 0)
            {
                batch.BatchCommands.Add(TableSql.Of(table).Delete(gone));
            }

            if (standing.Count > 0)
            {
                batch.BatchCommands.Add(TableSql.Of(table).Upsert(standing));
            }
        }
    }

    private static void Add<T>(NpgsqlBatch batch, string sql, List<T> rows, NpgsqlParameter[] parameters)
    {
        if (rows.Count > 0)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }
    }
}
