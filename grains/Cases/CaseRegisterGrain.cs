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
    public async Task<Outcome<CasePage>> List(CaseQuery query)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        if (CaseScope.Refusal(query, facts) is { } refusal)
        {
            await Note(query, [], facts, refusal);
            return refusal;
        }

        try
        {
            var outside = await CaseScope.Outside(db, query.Units, facts);
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

    private async Task<List<CaseRow>> Rows(CaseQuery query, Facts facts)
    {
        await using var command = db.CreateCommand(CaseRegisterSql.Page);
        command.Parameters.AddRange(CaseScope.Parameters(query, facts, numbers: false));
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = query.Cursor, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
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

    private sealed record Listed(string Filter, int Count, string Sm3);
}
