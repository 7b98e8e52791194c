using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using WarningGrid.Access;

namespace WarningGrid.Signals;

/// <summary>Lists signals from the read model: scope and exclusions are parameters of the statement (ACL-02, RCU-08).</summary>
[StatelessWorker, GrainType("signal-register")]
internal sealed class SignalRegisterGrain(GrainTools tools, NpgsqlDataSource db) : Grain, ISignalRegister
{
    private const int MostRows = 200;

    public async Task<Outcome<SignalPage>> List(SignalQuery query)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        if (Objection(query, facts) is { } refusal)
        {
            await Note("signal.list", query, [], facts, refusal);
            return refusal;
        }

        await using var command = db.CreateCommand(ListSql);
        command.Parameters.Add(Optional(query.Stage?.ToString()));
        command.Parameters.Add(Optional(query.Channel));
        command.Parameters.Add(Optional(query.Unit?.Value));
        command.Parameters.Add(Optional(query.Official?.Value));
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. facts.Excluded] });
        command.Parameters.Add(Optional(query.Cursor));
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = facts.Asker.HoldsAny(SignalSight.County) });
        command.Parameters.Add(Instant(query.ReceivedFrom is { } from ? CountyTime.StartOf(from) : null));
        command.Parameters.Add(Instant(query.ReceivedTo is { } to ? CountyTime.EndOf(to) : null));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
        var lines = ImmutableArray.CreateBuilder<SignalLine>();
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                lines.Add(new(
                    new(row.GetString(0)), Enum.Parse<SignalStage>(row.GetString(1)), row.GetString(2), Text(row, 3), Text(row, 4),
                    row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6),
                    row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7), Text(row, 8) is { } lead ? new LeadNumber(lead) : null));
            }
        }

        var page = lines.Take(query.Limit).ToImmutableArray();
        await Note("signal.list", query, page.Select(line => line.Number.Value), facts, null);
        return new SignalPage(page, lines.Count > query.Limit ? page[^1].Number.Value : null);
    }

    public async Task<Outcome<FeedResultPage>> Results(string? cursor, int limit)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var refusal = facts.Asker.Caller.Kind is not CallerKind.Feed ? Refusal.Of(RefusalKind.Forbidden, "FED-02.source")
            : limit is < 1 or > MostRows ? Refusal.Of(RefusalKind.Invalid, "DL-50.limit")
            : null;
        var after = ResultCursor.Read(cursor);
        if ((refusal ?? (after is null ? Refusal.Of(RefusalKind.Invalid, "DL-50.cursor") : null)) is { } no)
        {
            await Note("signal.results", new ResultQuery(cursor, limit), [], facts, no);
            return no;
        }

        await using var command = db.CreateCommand(ResultSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = GrainKeys.FeedSource(facts.Asker.Caller.Id) });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = after!.At });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after.Stream });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Version });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit + 1 });
        var results = new List<(FeedResult Result, ResultCursor At)>();
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                results.Add((
                    new(
                        row.GetString(0), row.GetString(1), new(row.GetString(2)), Enum.Parse<ResultOutcome>(row.GetString(3)),
                        row.GetFieldValue<DateOnly>(4), Text(row, 5)),
                    new(row.GetFieldValue<DateTimeOffset>(6), row.GetString(7), row.GetInt64(8))));
            }
        }

        var page = results.Take(limit).ToArray();
        await Note(
            "signal.results", new ResultQuery(cursor, limit), page.Select(one => one.Result.SignalNo.Value), facts, null);
        return new FeedResultPage(
            [.. page.Select(one => one.Result)], results.Count > limit ? page[^1].At.ToString() : null);
    }

    private static Refusal? Objection(SignalQuery query, Facts facts) =>
        !facts.Asker.HoldsAny(SignalSight.County) && !facts.Asker.Holds(Role.IntakeClerk)
            ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
            : query.Limit is < 1 or > MostRows ? Refusal.Of(RefusalKind.Invalid, "DL-50.limit")
            : new[] { query.Cursor, query.Channel, query.Unit?.Value, query.Official?.Value }
                .Any(text => text is { Length: > 64 } || (text?.Any(char.IsControl) ?? false))
                ? Refusal.Of(RefusalKind.Invalid, "DL-50.cursor")
                : null;

    // The filter, the count and the SM3 of the sorted ids, once for the list (AUD-03).
    private Task Note(string act, object filter, IEnumerable<string> ids, Facts facts, Refusal? refused)
    {
        var sorted = ids.Order(StringComparer.Ordinal).ToArray();
        var detail = EventJson.Canonical(new Listed(
            EventJson.Canonical(filter), sorted.Length, Convert.ToHexStringLower(EntryChain.Sm3(string.Join('\n', sorted)))));
        return tools.Audit.Record(new(
            facts.Asker.Actor, act, "signals", facts.Now, [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()],
            [], refused is null ? null : $"{refused.Kind} {refused.Code}", detail));
    }

    private static NpgsqlParameter Instant(DateTimeOffset? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)value?.UtcDateTime ?? DBNull.Value };

    private static NpgsqlParameter Optional(string? text) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // Newest first; the cursor is the last number shown. Who only serves intake sees what waits in quarantine.
    private const string ListSql =
        """
        select s.number, s.stage, s.channel, s.category, s.level, s.occurred_at, s.received_at, s.triage_due, s.lead
        from wg.signal s
        where ($1 is null or s.stage = $1) and ($2 is null or s.channel = $2) and ($3 is null or s.unit = $3)
          and ($4 is null or exists (select from wg.signal_match m where m.stream = s.stream and m.official = $4))
          and not exists (select from wg.signal_match m where m.stream = s.stream and m.official = any($5))
          and ($6 is null or (s.received_at, s.number) < (select c.received_at, c.number from wg.signal c where c.number = $6))
          and ($7 or s.quarantined > 0)
          and ($8::timestamptz is null or s.received_at >= $8) and ($9::timestamptz is null or s.received_at < $9)
        order by s.received_at desc, s.number desc
        limit $10
        """;

    private const string ResultSql =
        """
        select r.source, r.subject, r.signal, r.outcome, r.result_on, r.note, r.recorded_at, r.stream, r.version
        from wg.signal_result r
        where r.source in (select source from wg.feed_source where stream = $1)
          and (r.recorded_at, r.stream, r.version) > ($2, $3, $4)
        order by r.recorded_at, r.stream, r.version
        limit $5
        """;

    private sealed record Listed(string Filter, int Count, string Sm3);

    private sealed record ResultQuery(string? Cursor, int Limit);

    /// <summary>A place in the order of results.</summary>
    private sealed record ResultCursor(DateTimeOffset At, string Stream, long Version)
    {
        public static ResultCursor? Read(string? text) =>
            text is null ? new(DateTimeOffset.UnixEpoch, "", 0)
            : text.Length <= 128 && !text.Any(char.IsControl) && text.Split('~') is [var at, var stream, var version]
                && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(instant.ToUniversalTime(), stream, number)
                : null;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{EventJson.Text(At)}~{Stream}~{Version}");
    }
}
