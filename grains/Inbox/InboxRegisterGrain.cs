using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace WarningGrid.Inbox;

/// <inheritdoc cref="IInboxRegister"/>
[StatelessWorker, GrainType("inbox-register")]
internal sealed class InboxRegisterGrain(GrainTools tools, NpgsqlDataSource db) : Grain, IInboxRegister
{
    private const int MostRows = 200;

    public async Task<Outcome<InboxPage>> List(InboxQuery query)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var refusal = Objection(query, facts);
        var page = refusal is not null ? null : await Asked(() => query.Tab switch
        {
            InboxTab.Done => Acts(query, facts),
            InboxTab.Copied => Copies(query, facts),
            InboxTab.Todo or InboxTab.Started or InboxTab.Held => Tasks(query, facts),
        });
        await Note("inbox.list", EventJson.Canonical(query), page?.Rows.Select(row => row.Number) ?? [], facts, refusal);
        return refusal is not null ? refusal : page!;
    }

    public async Task<Outcome<InboxCounts>> Count()
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var refusal = Objection(new(), facts);
        var counts = refusal is not null ? null : await Asked(() => Counted(facts));
        await Note("inbox.count", "{}", [], facts, refusal);
        return refusal is not null ? refusal : counts!;
    }

    private static Refusal? Objection(InboxQuery query, Facts facts) =>
        facts.Asker.Caller.Kind is not CallerKind.Person ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
        : query.Limit is < 1 or > MostRows ? Refusal.Of(RefusalKind.Invalid, "DSP-01.limit")
        : query is { Cursor.Length: > 200 } or { Act.Length: > 64 } ? Refusal.Of(RefusalKind.Invalid, "DSP-01.cursor")
        : null;

    private async Task<InboxPage> Tasks(InboxQuery query, Facts facts)
    {
        var rows = new List<(InboxRow Row, string Cursor, string Stream)>();
        await using (var command = db.CreateCommand(InboxSql.Tasks))
        {
            Asker(command, facts);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = query.Tab.ToString() });
            command.Parameters.Add(Text(Streams(query.Kind)));
            command.Parameters.Add(Text(query.Act));
            command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = query.Overdue });
            var after = query.Cursor?.Split('|', 3);
            command.Parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = NpgsqlDbType.Date,
                Value = after is null ? DBNull.Value : DateOnly.ParseExact(after[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
            command.Parameters.Add(Text(after?[1]));
            command.Parameters.Add(Text(after?[2]));
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                var stream = row.GetString(0);
                var sort = row.GetFieldValue<DateOnly>(9);
                rows.Add((RowOf(row, stream, facts), string.Create(CultureInfo.InvariantCulture, $"{sort:yyyy-MM-dd}|{stream}|{row.GetString(1)}"), stream));
            }
        }

        var shown = rows.Take(query.Limit).ToArray();
        var next = rows.Count > query.Limit ? shown[^1].Cursor : null;

        // What waits for somebody is open to him; what he started may have gone to other hands since.
        if (query.Tab is not InboxTab.Started)
        {
            return new([.. shown.Select(one => one.Row)], next);
        }

        var open = await Open(shown.Select(one => one.Stream), facts);
        return new([.. shown.Select(one => one.Row with { Open = open.ContainsKey(one.Stream), Stage = open.GetValueOrDefault(one.Stream) })], next);
    }

    private static InboxRow RowOf(NpgsqlDataReader row, string stream, Facts facts)
    {
        var (act, why, note) = (row.GetString(2), row.GetString(3), row.IsDBNull(5) ? null : row.GetString(5));
        var paused = !row.IsDBNull(8) && row.GetString(8) is "Paused";
        var due = row.IsDBNull(6)
            ? null
            : DueBadges.Of(row.GetFieldValue<DateOnly>(6), row.GetBoolean(7), paused ? note ?? "" : null, facts.Today, facts.Calendar);
        return new(
            KindOf(stream), GrainKeys.Bare(stream), act, why, Sentences.Of(why),
            row.GetString(4), Open: true, due, act is "AcceptTask" ? ["AcceptTask", "DeclineTask", "DeclareConflict"] : [], note);
    }

    private async Task<InboxPage> Acts(InboxQuery query, Facts facts)
    {
        var acts = new List<(string Stream, long Version, string Type, DateTimeOffset Occurred, DateTimeOffset Recorded, byte[] Sm3)>();
        await using (var command = db.CreateCommand(InboxSql.Acts))
        {
            var after = query.Cursor?.Split('|', 3);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Asker.Actor });
            command.Parameters.Add(Instant(after?[0]));
            command.Parameters.Add(Text(after?[1]));
            command.Parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = NpgsqlDbType.Bigint, Value = after is null ? DBNull.Value : long.Parse(after[2], CultureInfo.InvariantCulture),
            });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
            command.Parameters.Add(Text(Streams(query.Kind)));
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                acts.Add((
                    row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3),
                    row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<byte[]>(5)));
            }
        }

        var shown = acts.Take(query.Limit).ToArray();
        var open = await Open(shown.Select(act => act.Stream), facts);
        var revisions = await Revisions([.. shown.Select(act => (act.Stream, act.Version))]);
        return new(
            [
                .. shown.Select(act => new InboxRow(
                    KindOf(act.Stream), GrainKeys.Bare(act.Stream), act.Type, "UIX-01.own-act", Sentences.Of("UIX-01.own-act"),
                    open.GetValueOrDefault(act.Stream), open.ContainsKey(act.Stream), Moves: [],
                    Done: new(act.Version, revisions[(act.Stream, act.Version)], act.Occurred, act.Recorded, Convert.ToHexStringLower(act.Sm3)))),
            ],
            acts.Count > query.Limit
                ? string.Create(CultureInfo.InvariantCulture, $"{EventJson.Text(shown[^1].Recorded)}|{shown[^1].Stream}|{shown[^1].Version}")
                : null);
    }

    // A revision is counted from the history itself; nothing else keeps it (DSP-01).
    private async Task<Dictionary<(string, long), long>> Revisions(ImmutableArray<(string Stream, long Version)> acts)
    {
        var found = new Dictionary<(string, long), long>();
        foreach (var same in acts.GroupBy(act => act.Stream, act => act.Version))
        {
            var kind = Aggregates.Of(same.Key)!;
            var state = kind.Blank;
            var wanted = same.ToHashSet();
            foreach (var entry in await tools.Log.Read(same.Key, 0, wanted.Max()))
            {
                state = kind.Fold(state, EventCodec.Read(entry));
                if (wanted.Contains(state.Version))
                {
                    found[(same.Key, state.Version)] = state.Revision;
                }
            }
        }

        return found;
    }

    private async Task<InboxPage> Copies(InboxQuery query, Facts facts)
    {
        var rows = new List<InboxRow>();
        await using var command = db.CreateCommand(InboxSql.Copies);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Asker.Id.Value });
        command.Parameters.Add(Texts(facts.Excluded));
        var after = query.Cursor?.Split('|', 2);
        command.Parameters.Add(Instant(after?[0]));
        command.Parameters.Add(Text(after?[1]));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
        string? cursor = null, last = null;
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            cursor = last;
            last = $"{EventJson.Text(row.GetFieldValue<DateTimeOffset>(2))}|{row.GetString(0)}";
            rows.Add(new(
                InboxObject.Case, GrainKeys.Bare(row.GetString(0)), "Copy", "UIX-01.copied", Sentences.Of("UIX-01.copied"), row.GetString(1),
                Open: true, Moves: []));
        }

        return rows.Count > query.Limit ? new([.. rows.Take(query.Limit)], cursor) : new([.. rows], null);
    }

    private async Task<InboxCounts> Counted(Facts facts)
    {
        var tabs = new Dictionary<string, (long All, long Late)>(StringComparer.Ordinal);
        await using (var command = db.CreateCommand(InboxSql.Counts))
        {
            Asker(command, facts);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                tabs[row.GetString(0)] = (row.GetInt64(1), row.GetInt64(2));
            }
        }

        await using var acts = db.CreateCommand(InboxSql.ActCount);
        acts.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Asker.Actor });
        var done = (long)(await acts.ExecuteScalarAsync())!;
        await using var copies = db.CreateCommand(InboxSql.CopyCount);
        copies.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Asker.Id.Value });
        copies.Parameters.Add(Texts(facts.Excluded));
        var copied = (long)(await copies.ExecuteScalarAsync())!;
        return new(
            Of(InboxTab.Todo).All, Of(InboxTab.Todo).Late, done, Of(InboxTab.Started).All, copied, Of(InboxTab.Held).All);

        (long All, long Late) Of(InboxTab tab) => tabs.GetValueOrDefault(tab.ToString());
    }

    private async Task<Dictionary<string, string>> Open(IEnumerable<string> streams, Facts facts)
    {
        await using var command = db.CreateCommand(InboxSql.Open);
        Asker(command, facts);
        command.Parameters.Add(Texts(streams.Distinct()));
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            open[row.GetString(0)] = row.GetString(1);
        }

        return open;
    }

    private static void Asker(NpgsqlCommand command, Facts facts)
    {
        var grants = facts.Asker.Grants;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Asker.Id.Value });
        command.Parameters.Add(Texts(grants.Select(grant => grant.Role.ToString()).Distinct()));
        command.Parameters.Add(Texts(grants.SelectMany(grant =>
            grant.Units?.Select(unit => $"{grant.Role}|{unit.Value}") ?? [$"{grant.Role}|*"]).Distinct()));
        command.Parameters.Add(Texts(facts.Excluded));
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = facts.Today });
    }

    // The filter, the count and the SM3 of the sorted ids, once for the list (AUD-03).
    private Task Note(string act, string filter, IEnumerable<string> objects, Facts facts, Refusal? refused)
    {
        var sorted = objects.Order(StringComparer.Ordinal).ToArray();
        return tools.Audit.Record(new(
            facts.Asker.Actor, act, "inbox", facts.Now, [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], [],
            refused is null ? null : $"{refused.Kind} {refused.Code}",
            EventJson.Canonical(new Listed(filter, sorted.Length, Convert.ToHexStringLower(EntryChain.Sm3(string.Join('\n', sorted)))))));
    }

    private static async Task<T> Asked<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the inbox cannot be read: " + e.GetType().Name);
        }
    }

    private static InboxObject KindOf(string stream) => stream[0] is 'l' ? InboxObject.Lead : InboxObject.Case;

    private static string? Streams(InboxObject? kind) => kind switch { InboxObject.Lead => "l-%", InboxObject.Case => "c-%", null => null };

    private static NpgsqlParameter Instant(string? text) => new()
    {
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
        Value = text is null ? DBNull.Value : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime(),
    };

    private static NpgsqlParameter Text(string? text) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };

    private static NpgsqlParameter Texts(IEnumerable<string> texts) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = texts.ToArray() };

    private sealed record Listed(string Filter, int Count, string Sm3);
}
