using System.Collections.Frozen;
using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using WarningGrid.Access;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>Lists cases from the read model; scope, tasks and exclusions are parameters of the statement (ACL-02, RCU-08).</summary>
[StatelessWorker, GrainType("case-register")]
internal sealed class CaseRegisterGrain(GrainTools tools, NpgsqlDataSource db) : Grain, ICaseRegister
{
    private const int MostRows = 200;

    public async Task<Outcome<CasePage>> List(CaseQuery query)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        if (Objection(query) is { } refusal)
        {
            await Note(query, [], facts, refusal);
            return refusal;
        }

        try
        {
            var outside = await Outside(query, facts);
            var rows = outside ? [] : await Rows(query, facts);
            var page = rows.Take(query.Limit).ToImmutableArray();
            var no = outside ? Refusal.Of(RefusalKind.Forbidden, "ACL-02.outside") : null;
            await Note(query, page.Select(row => row.Number.Value), facts, no);
            return no is not null ? no : new CasePage(page, rows.Count > query.Limit ? page[^1].Number.Value : null);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("cases cannot be listed: " + e.GetType().Name);
        }
    }

    public async Task<Outcome<CaseRecusals>> Recusals(CaseNumber number)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var outcome = await Recused(number, facts);
        await tools.Audit.Record(new(
            facts.Asker.Actor, "case.recusals", number.Key(), facts.Now,
            [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], [],
            outcome.Refused is { } no ? $"{no.Kind} {no.Code}" : null));
        return outcome;
    }

    // Relations hold both ways: whom the subject would be kept away from are those kept away from him.
    private async Task<Outcome<CaseRecusals>> Recused(CaseNumber number, Facts facts)
    {
        try
        {
            await using var connection = await db.OpenConnectionAsync();
            await using var query = new NpgsqlCommand(RecusalSql, connection);
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number.Value ?? "" });
            query.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = facts.Now.UtcDateTime });
            (string? Official, string? Office)? found = null;
            var persons = new List<(string Person, string Rule)>();
            await using (var row = await query.ExecuteReaderAsync())
            {
                while (await row.ReadAsync())
                {
                    found = (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
                    if (!row.IsDBNull(2))
                    {
                        persons.Add((row.GetString(2), "RCU-06"));
                    }
                }
            }

            if (found is not { } subject || (subject.Official is { } official && facts.IsRecusedFrom(new(official))))
            {
                return Refusal.NotFound;
            }

            if (!facts.Asker.Holds(Role.AuditAdmin)
                && !CaseHandRules.Covers(facts.Asker, Role.SectionChief, subject.Office is { } office ? new UnitCode(office) : null, null))
            {
                return (await GrainFactory.GetGrain<ICaseGrain>(number.Key()).Read()).Match(
                    _ => Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing"), refusal => refusal);
            }

            if (subject.Official is { } one)
            {
                var months = facts.Rules.On(facts.Today).Whole("RCU-02.months");
                persons.AddRange(await Exclusions.WithRules(connection, one, facts.Today, facts.Today.AddMonths(-months), facts.Now));
            }

            return new CaseRecusals(
            [
                .. persons.Where(person => person.Person.StartsWith('G')).Distinct()
                    .OrderBy(person => person.Rule, StringComparer.Ordinal).ThenBy(person => person.Person, StringComparer.Ordinal)
                    .Select(person => new CaseRecusal(new(person.Person), person.Rule)),
            ]);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the recusals of a case cannot be read: " + e.GetType().Name);
        }
    }

    // Declared, demanded and granted, or barred by the vault: outwardly one (RCU-06).
    private const string RecusalSql =
        """
        select c.official, c.office, d.person
        from wg.disposal_case c
        left join wg.declared_recusal d on d.object in (c.official, c.stream, 'l-' || c.lead)
          and d.from_at <= $2 and (d.to_at is null or d.to_at > $2)
        where c.number = $1
        """;

    public async Task<Outcome<CaseWhatIfPage>> WhatIf(CaseWhatIfQuery query)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        PackVersions other;
        try
        {
            other = facts.Rules.InForce(query.On);
        }
        catch (RuleMissing missing)
        {
            return Refusal.Of(RefusalKind.RuleMissing, "RP-01.missing", missing.Key);
        }

        // The list notes who asked and what he was shown, as for any list; a page of it is read from the log itself.
        var listed = await List(new(query.Kind, Cursor: query.Cursor, Limit: query.Limit));
        if (listed.Refused is { } refusal)
        {
            return refusal;
        }

        var cases = ImmutableArray.CreateBuilder<CaseWhatIf>();
        foreach (var row in listed.Value.Cases.Where(row =>
            row.Handler is not null && (row.Stage == CaseStage.Closed || row.Stage == CaseStage.Archived)))
        {
            var history = (await tools.Log.Read(row.Number.Key())).Select(EventCodec.Read).ToImmutableArray();
            cases.Add(CaseReplay.Under(
                history.Aggregate(CaseFile.Blank, Kind.Fold), [.. history.Select(recorded => recorded.Event)], facts.Rules, other,
                facts.Calendar));
        }

        return new CaseWhatIfPage(other.Versions, cases.DrainToImmutable(), listed.Value.Next);
    }

    private static readonly CaseAggregate Kind = new();

    private static Refusal? Objection(CaseQuery query) =>
        query.Limit is < 1 or > MostRows ? Refusal.Of(RefusalKind.Invalid, "DSP-01.limit")
        : new[] { query.Cursor, query.Stage?.Value, query.Handler?.Value, query.Lead?.Value }
            .Any(text => text is { Length: > 64 } || (text?.Any(char.IsControl) ?? false))
            ? Refusal.Of(RefusalKind.Invalid, "DSP-01.cursor")
            : null;

    // A unit beyond the caller's reach and one that does not exist are answered alike (ACL-02).
    private async Task<bool> Outside(CaseQuery query, Facts facts)
    {
        var units = query.Units.OrEmpty().Select(unit => unit.Value).ToHashSet(StringComparer.Ordinal);
        if (units.Any(unit => !facts.Asker.Grants.Any(grant => grant.Reaches(new(unit)))))
        {
            return true;
        }

        await using var command = db.CreateCommand("select count(*) from wg.unit where code = any($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. units] });
        return (long)(await command.ExecuteScalarAsync())! < units.Count;
    }

    private async Task<List<CaseRow>> Rows(CaseQuery query, Facts facts)
    {
        var asker = facts.Asker;
        await using var command = db.CreateCommand(ListSql);
        command.Parameters.Add(Text(query.Kind?.ToString()));
        command.Parameters.Add(Text(query.Stage?.Value));
        command.Parameters.Add(Text(query.Handler?.Value));
        command.Parameters.Add(Text(query.Lead?.Value));
        command.Parameters.Add(Texts(query.Units.OrEmpty().IsEmpty ? null : query.Units.Select(unit => unit.Value)));
        command.Parameters.Add(Text(query.Cursor));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = asker.Id.Value });
        command.Parameters.Add(Texts(facts.Excluded));
        command.Parameters.Add(Texts(asker.Grants.Select(grant => grant.Role.ToString()).Distinct()));
        foreach (var (units, authorities) in new[] { Reach(asker, Leaders), Reach(asker, Status) })
        {
            command.Parameters.Add(Texts(units));
            command.Parameters.Add(Texts(authorities));
        }

        command.Parameters.Add(Texts(Reach(asker, Unit).Units));
        command.Parameters.Add(Texts(Reach(asker, Office).Units));
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = asker.Holds(Role.PartySecretary) });
        var rows = new List<CaseRow>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            rows.Add(new(
                new(row.GetString(0)), Enum.Parse<CaseKind>(row.GetString(1)), new(row.GetString(2)),
                row.IsDBNull(3) ? null : new OfficialId(row.GetString(3)), row.IsDBNull(4) ? null : new UnitCode(row.GetString(4)),
                row.IsDBNull(5) ? null : new OfficialId(row.GetString(5)), row.GetFieldValue<DateOnly>(6),
                row.IsDBNull(7) ? null : new OfficialId(row.GetString(7)),
                row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8), row.IsDBNull(9) ? null : row.GetString(9), row.GetInt64(10)));
        }

        return rows;
    }

    // The units and authorities that any grant of these roles reaches; "*" among them stands for every one.
    private static (IEnumerable<string> Units, IEnumerable<string> Authorities) Reach(Asker asker, Role[] roles)
    {
        var grants = asker.Grants.Where(grant => roles.Contains(grant.Role)).ToArray();
        return (
            grants.SelectMany(grant => grant.Units?.Select(unit => unit.Value) ?? ["*"]).Distinct(),
            grants.SelectMany(grant => grant.Authorities ?? FrozenSet.ToFrozenSet(["*"])).Distinct());
    }

    // The filter, the count and the SM3 of the sorted ids, once for the list (AUD-03).
    private Task Note(CaseQuery query, IEnumerable<string> ids, Facts facts, Refusal? refused)
    {
        var sorted = ids.Order(StringComparer.Ordinal).ToArray();
        var detail = EventJson.Canonical(new Listed(
            EventJson.Canonical(query with { Units = query.Units.OrEmpty() }), sorted.Length,
            Convert.ToHexStringLower(EntryChain.Sm3(string.Join('\n', sorted)))));
        return tools.Audit.Record(new(
            facts.Asker.Actor, "case.list", "cases", facts.Now, [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()],
            [], refused is null ? null : $"{refused.Kind} {refused.Code}", detail));
    }

    private static NpgsqlParameter Text(string? text) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };

    private static NpgsqlParameter Texts(IEnumerable<string>? texts) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = (object?)texts?.ToArray() ?? DBNull.Value };

    private static readonly Role[] Leaders = [Role.DeputyLeader, Role.DisciplineSecretary];
    private static readonly Role[] Status = [Role.LeadCustodian, Role.WarningOfficer];
    private static readonly Role[] Unit = [Role.UnitHead, Role.UnitDisciplineHead, Role.UnitContact];
    private static readonly Role[] Office = [Role.SectionChief];

    // Newest first; the cursor is the last number shown. As CaseSightRules has it: the subject's and his unit's sight
    // does not ask for exclusions, every other does. Only who sees the whole case sees, or asks for, its handler.
    private const string ListSql =
        """
        select c.number, c.kind, c.stage, case when s.more then c.official end, case when s.more then c.unit end, case when s.whole then c.handler end, c.opened_on,
          case when s.more then c.approver end, case when s.more then c.due end, case when s.more then c.outcome end, c.revision
        from wg.disposal_case c
        cross join lateral (
          select c.official is distinct from $8 and (c.official is null or c.official <> all($9))
            and c.stream <> all($9) and 'l-' || coalesce(c.lead, '') <> all($9) as open_to_him) o
        cross join lateral (
          select o.open_to_him and (
            c.handler = $8
            or coalesce(string_to_array(c.waits_for_role, ',') && $10, false)
            or coalesce(c.second_hand = any($10), false)
            or exists (select from wg.assignment a
              where a.stream = c.stream and a.person = $8 and a.to_at is null and a.capacity = 'Signer')
            or (c.submitted and cardinality($11) > 0
              and (c.unit is null or c.unit = any($11) or '*' = any($11))
              and (c.authority is null or c.authority = any($12) or '*' = any($12)))
            or (cardinality($16) > 0 and (c.office is null or c.office = any($16) or '*' = any($16)))
            or (c.chief_reported and $17)) as whole) w
        cross join lateral (
          select w.whole, w.whole
            or (c.official = $8 and c.subject_served)
            or (c.unit_served and c.official is distinct from $8 and (c.serving_unit = any($15) or '*' = any($15)))
            or (o.open_to_him and cardinality($13) > 0
              and (c.unit is null or c.unit = any($13) or '*' = any($13))
              and (c.authority is null or c.authority = any($14) or '*' = any($14))) as more) s
        where ($1 is null or c.kind = $1) and ($2 is null or c.stage = $2) and ($3 is null or (s.whole and c.handler = $3))
          and ($4 is null or (s.whole and c.lead = $4)) and ($5 is null or (s.more and c.unit = any($5)))
          and ($6 is null or (c.opened_on, c.number) < (select p.opened_on, p.number from wg.disposal_case p where p.number = $6))
          and (s.more
            or (o.open_to_him and exists (select from wg.assignment a
              where a.stream = c.stream and a.person = $8 and a.to_at is null and a.capacity = 'Copied')))
        order by c.opened_on desc, c.number desc
        limit $7
        """;

    private sealed record Listed(string Filter, int Count, string Sm3);
}
