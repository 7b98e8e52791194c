using System.Collections.Immutable;
using System.Data;
using Npgsql;

namespace WarningGrid.Clearances;

/// <summary>Asks PostgreSQL: officials, the standings that leads and cases wrote with their own events, and the register.</summary>
internal sealed class CountyClearanceRecords(NpgsqlDataSource db, IFactsSource facts, [OfTheCounty] TimeProvider clock) : IClearanceRecords
{
    public Task<ImmutableArray<KnownOfficial>> Officials(IReadOnlyCollection<string> idNoHashes, IReadOnlyCollection<string> names) =>
        All(
            """
            select id, name, authority, id_no_hash from wg.official where id_no_hash = any($1)
            union
            select id, name, authority, id_no_hash from wg.official where name = any($2)
            order by id
            """,
            Known, Texts(idNoHashes), Texts(names));

    public async Task<KnownOfficial?> Official(OfficialId id) =>
        (await All("select id, name, authority, id_no_hash from wg.official where id = $1", Known, Text(id.Value))).FirstOrDefault();

    public Task<ImmutableDictionary<OfficialId, PersonStanding>> At(IReadOnlyCollection<OfficialId> officials, DateTimeOffset known) =>
        Asked(async () =>
        {
            // Both in one snapshot; nothing can arrive behind a settled K, so every snapshot after it says the same.
            await using var connection = await db.OpenConnectionAsync();
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            NpgsqlParameter[] asked = [Texts(officials.Select(official => official.Value)), Instant(known)];
            var leads = (await Rows(
                connection,
                """
                select distinct on (asked.official, s.stream) asked.official, s.number, s.stage, s.received_on
                from unnest($1) as asked (official) join wg.lead_standing s on s.official = asked.official
                where s.recorded_at <= $2
                order by asked.official, s.stream, s.version desc
                """,
                row => (Official: new OfficialId(row.GetString(0)),
                    Standing: new LeadStanding(row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3))),
                asked)).ToLookup(one => one.Official, one => one.Standing);
            var cases = (await Rows(
                connection,
                """
                select distinct on (asked.official, s.stream) asked.official, s.number, s.kind, s.stage, s.status, s.outcome,
                  s.form, s.from_date, s.to_date, s.appealed
                from unnest($1) as asked (official) join wg.case_standing s on s.official = asked.official
                where s.recorded_at <= $2
                order by asked.official, s.stream, s.version desc
                """,
                row => (Official: new OfficialId(row.GetString(0)), Standing: Case(row)), [.. asked.Select(one => one.Clone())]))
                .ToLookup(one => one.Official, one => one.Standing);
            await snapshot.CommitAsync();
            return leads.Select(one => one.Key).Union(cases.Select(one => one.Key)).ToImmutableDictionary(
                official => official, official => new PersonStanding(
                    [.. leads[official].OrderBy(lead => lead.Number, StringComparer.Ordinal)],
                    [.. cases[official].OrderBy(one => one.Number, StringComparer.Ordinal)]));
        });

    public async Task<ImmutableHashSet<OfficialId>> UpsetSince(IReadOnlyCollection<OfficialId> officials, DateTimeOffset known) =>
        [
            .. await All(
                """
                select asked.official from unnest($1) as asked (official)
                where exists (
                    select from wg.lead_standing s where s.official = asked.official and s.upsets and s.recorded_at > $2)
                  or exists (
                    select from wg.case_standing s where s.official = asked.official and s.upsets and s.recorded_at > $2)
                """,
                row => new OfficialId(row.GetString(0)), Texts(officials.Select(official => official.Value)), Instant(known)),
        ];

    public Task<ImmutableArray<MeantRows>> Meaning(OfficialId official) => All(
        """
        select c.number, array_agg(r.place order by r.place)
        from wg.clearance_row r join wg.clearance c on c.stream = r.stream
        where r.official = $1 and c.stage in ('Computing', 'Suggested', 'ToSign', 'Issued')
        group by c.number order by c.number
        """,
        row => new MeantRows(new(row.GetString(0)), [.. row.GetFieldValue<int[]>(1)]), Text(official.Value));

    public Task<ImmutableArray<string>> PlacesOf(OfficialId person, DateOnly on) => All(
        """
        select s.name from wg.post_holding h join wg.post p on p.code = h.post join wg.section s on s.code = p.section
        where h.official = $1 and h.from_date <= $2 and (h.to_date is null or h.to_date >= $2)
        union
        select u.name from wg.post_holding h join wg.unit u on u.code = h.unit
        where h.official = $1 and h.from_date <= $2 and (h.to_date is null or h.to_date >= $2)
        """,
        row => row.GetString(0), Text(person.Value), new NpgsqlParameter<DateOnly> { TypedValue = on });

    public async Task<ImmutableArray<string>> BarredToSecretaries()
    {
        var holders = await All(
            """
            select distinct person from wg.role_grant
            where role = 'DisciplineSecretary' and from_date <= $1 and (to_date is null or to_date >= $1)
            """,
            row => row.GetString(0), new NpgsqlParameter<DateOnly> { TypedValue = CountyTime.DateOf(clock.GetUtcNow()) });
        IEnumerable<string>? barred = null;
        foreach (var holder in holders)
        {
            var his = (await facts.Gather(Caller.Person(new(holder)))).Excluded;
            barred = barred is null ? his : barred.Intersect(his, StringComparer.Ordinal);
        }

        return [.. barred ?? []];
    }

    private static KnownOfficial Known(NpgsqlDataReader row) =>
        new(new(row.GetString(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3));

    private static CaseStanding Case(NpgsqlDataReader row) =>
        new(
            row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5),
            row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7),
            row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8), row.GetBoolean(9));

    private Task<ImmutableArray<T>> All<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters) =>
        Asked(async () =>
        {
            await using var connection = await db.OpenConnectionAsync();
            return await Rows(connection, sql, read, parameters);
        });

    private static async Task<ImmutableArray<T>> Rows<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        var found = ImmutableArray.CreateBuilder<T>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            found.Add(read(row));
        }

        return found.DrainToImmutable();
    }

    // What cannot be read is no part of an answer: the whole batch waits (CLR-11).
    private static async Task<T> Asked<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("what clearances are made of cannot be read: " + e.GetType().Name);
        }
    }

    private static NpgsqlParameter<string> Text(string text) => new() { TypedValue = text };

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> texts) => new() { TypedValue = [.. texts] };

    private static NpgsqlParameter<DateTime> Instant(DateTimeOffset instant) => new() { TypedValue = instant.UtcDateTime };
}
