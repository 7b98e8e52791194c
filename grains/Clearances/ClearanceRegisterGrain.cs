using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using WarningGrid.Access;

namespace WarningGrid.Clearances;

/// <inheritdoc cref="IClearanceRegister"/>
[StatelessWorker, GrainType("clearance-register")]
internal sealed class ClearanceRegisterGrain(
    GrainTools tools, NpgsqlDataSource db, INumbers numbers, IClearanceRecords records) : Grain, IClearanceRegister
{
    private const int MostRows = 200, MostErrors = 1000;

    public async Task<Outcome<ClearanceView>> Open(OpenClearance command, Submission submission)
    {
        // A repeat finds the first request by its key; a number drawn for it again is a gap, and gaps are allowed.
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var number = new ClearanceNumber(await numbers.Next("CLR", facts.Today.Year));
        return await GrainFactory.GetGrain<IClearanceGrain>(number.Key()).Open(command, submission);
    }

    public async Task<Outcome<ClearanceCheck>> Check(SubmitRows rows)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var asked = rows.Rows.OrEmpty();
        var most = facts.Rules.On(facts.Today).Whole("CLR.rows");
        var refusal = !facts.Asker.Holds(Role.OrgDept) ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
            : asked.Length > most ? Refusal.Of(RefusalKind.LimitExceeded, "CLR-10.too-many", most)
            : null;
        await Note(facts, "clearance.check-rows", "clearances", refusal, asked.Length);
        return refusal is not null ? refusal : new ClearanceCheck(asked.Length, [.. RowMatching.Errors(asked).Take(MostErrors)]);
    }

    public async Task<Outcome<ClearanceDictionary>> Dictionary()
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var outcome = facts.Asker.Holds(Role.OrgDept)
            ? new ClearanceDictionary([.. await Rows("select distinct name from wg.unit order by name", row => row.GetString(0))])
            : (Outcome<ClearanceDictionary>)Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing");
        await Note(facts, "clearance.dictionary", "clearances", outcome.Refused, []);
        return outcome;
    }

    public async Task<Outcome<ClearancePage>> List(ClearanceQuery query)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var outcome = query.Limit is < 1 or > MostRows ? Refusal.Of(RefusalKind.Invalid, "DSP-01.limit") : await Page(query, facts);
        await Note(
            facts, "clearance.list", "clearances", outcome.Refused,
            outcome.Match(page => page.Clearances.Select(one => one.Number.Value).ToArray(), _ => []));
        return outcome;
    }

    public async Task<Outcome<InvalidationPage>> Notices(string? cursor, int limit)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var refusal = limit is < 1 or > MostRows || (cursor is not null && Place(cursor) is null)
            ? Refusal.Of(RefusalKind.Invalid, "DSP-01.limit")
            : !facts.Asker.Holds(Role.OrgDept) ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
            : null;
        var found = refusal is null ? await Noticed(cursor is null ? null : Place(cursor), limit + 1, facts) : [];
        var page = found.Take(limit).Select(one => one.Notice).ToImmutableArray();

        // Whoever reads the notice reads of the person (CLR-07).
        await Note(
            facts, "clearance.notices", "clearances", refusal, [.. page.Select(one => $"{one.Number}/{one.Row}")],
            [.. found.Take(limit).Select(one => one.Official).Distinct()]);
        return refusal is not null
            ? refusal
            : new InvalidationPage(page, found.Count > limit ? $"{page[^1].Number}~{page[^1].Row}" : null);
    }

    private async Task<Outcome<ClearancePage>> Page(ClearanceQuery query, Facts facts)
    {
        var asker = facts.Asker;
        var org = asker.Grants.Where(grant => grant.Role is Role.OrgDept).ToArray();
        var chief = asker.Holds(Role.SectionChief) && await SignsForAnOffice(facts);
        var deputy = facts.Rules.On(facts.Today).List("RCU-09.DisciplineSecretary").Select(Enum.Parse<Role>).Any(asker.Holds);
        var found = await Rows(
            ListSql,
            row => new ClearanceListed(
                new(row.GetString(0)), Enum.Parse<ClearanceStage>(row.GetString(1)), Enum.Parse<ClearancePurpose>(row.GetString(2)),
                row.GetString(3), row.GetFieldValue<DateOnly>(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6)),
            Text(asker.Id.Value), Flag(org.Length > 0), Flag(Array.Exists(org, grant => grant.Authorities is null)),
            Texts([.. org.SelectMany(grant => grant.Authorities ?? []).Distinct()]), Flag(asker.Holds(Role.WarningOfficer)),
            Flag(chief || asker.Holds(Role.LeadCustodian)), Flag(asker.Holds(Role.DisciplineSecretary)), Flag(deputy),
            Texts([.. facts.Excluded]), Text(query.Stage?.ToString()), Text(query.Purpose?.ToString()), Text(query.Cursor),
            new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
        var page = found.Take(query.Limit).ToImmutableArray();
        return new ClearancePage(page, found.Count > query.Limit ? page[^1].Number.Value : null);
    }

    private Task<List<(InvalidationNotice Notice, OfficialId Official)>> Noticed((string Number, int Row)? after, int limit, Facts facts) =>
        Rows(
            """
            select number, place, name, letter_number, at, official from wg.clearance_notice
            where requester = $1 and official <> all($2) and ($3::text is null or (number, place) < ($3, $4))
            order by number desc, place desc limit $5
            """,
            row => (new InvalidationNotice(
                new(row.GetString(0)), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)),
                new OfficialId(row.GetString(5))),
            Text(facts.Asker.Id.Value), Texts([.. facts.Excluded]), Text(after?.Number),
            new NpgsqlParameter<int> { TypedValue = after?.Row ?? 0 }, new NpgsqlParameter<int> { TypedValue = limit });

    private async Task<bool> SignsForAnOffice(Facts facts)
    {
        var places = await records.PlacesOf(facts.Asker.Id, facts.Today);
        var rules = facts.Rules.On(facts.Today);
        return ClearanceReader.OfSections.Any(office => rules.List($"CLR.office.{office}").Any(places.Contains));
    }

    private async Task<List<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters)
    {
        try
        {
            await using var command = db.CreateCommand(sql);
            command.Parameters.AddRange(parameters);
            var found = new List<T>();
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                found.Add(read(row));
            }

            return found;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("clearances cannot be listed: " + e.GetType().Name);
        }
    }

    // Says in SQL what ClearanceReader says of one file; a request of nobody but those the asker is recused from is not
    // there (RCU-08).
    private const string ListSql =
        """
        select c.number, c.stage, c.purpose, c.letter_number, c.opened_on, c.reply_due, c.valid_through
        from wg.clearance c
        where (($2 and (c.requester = $1 or $3 or (c.authorities <> '' and string_to_array(c.authorities, ',') <@ $4)))
            or ($5 and c.stage <> 'Draft')
            or ($6 and c.stage in ('Suggested', 'ToSign', 'Issued', 'Expired'))
            or ($7 and c.stage in ('ToSign', 'Issued', 'Expired'))
            or ($8 and c.barred))
          and (not exists (select from wg.clearance_row r where r.stream = c.stream and r.official = any($9))
            or exists (select from wg.clearance_row r where r.stream = c.stream and r.official <> all($9)))
          and ($10::text is null or c.stage = $10)
          and ($11::text is null or c.purpose = $11)
          and ($12::text is null or (c.opened_on, c.number) < ((select opened_on from wg.clearance where number = $12), $12))
        order by c.opened_on desc, c.number desc
        limit $13
        """;

    private Task Note(
        Facts facts, string act, string subject, Refusal? refused, string[] shown, ImmutableArray<OfficialId> persons = default) =>
        tools.Audit.Record(new(
            facts.Asker.Actor, act, subject, facts.Now, [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()],
            persons.OrEmpty(),
            refused is null ? null : $"{refused.Kind} {refused.Code}",
            EventJson.Canonical(new
            {
                Count = shown.Length,
                Sm3 = Convert.ToHexStringLower(EntryChain.Sm3(string.Join('\n', shown.Order(StringComparer.Ordinal)))),
            })));

    private Task Note(Facts facts, string act, string subject, Refusal? refused, int count) =>
        tools.Audit.Record(new(
            facts.Asker.Actor, act, subject, facts.Now, [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], [],
            refused is null ? null : $"{refused.Kind} {refused.Code}", EventJson.Canonical(new { Count = count })));

    private static (string Number, int Row)? Place(string cursor) =>
        cursor.Split('~') is [{ Length: > 0 and <= 64 } number, var row]
        && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? (number, place) : null;

    private static NpgsqlParameter<string?> Text(string? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<string[]> Texts(string[] value) => new() { TypedValue = value };

    private static NpgsqlParameter<bool> Flag(bool value) => new() { TypedValue = value };
}
