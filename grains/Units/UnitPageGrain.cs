using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Cases;

namespace WarningGrid.Units;

/// <summary>Puts a unit's page together. What may be seen of it the unit's own grain decides, and notes.</summary>
[StatelessWorker, GrainType("unit-pages")]
internal sealed class UnitPageGrain(NpgsqlDataSource db, IFactsSource source) : Grain, IUnitPages
{
    public async Task<Outcome<UnitPage>> Page(UnitCode unit)
    {
        var facts = await source.Gather(CallerContext.Current);
        var read = await GrainFactory.GetGrain<IUnitGrain>(unit.Key()).Read();
        return read.Refused is { } refusal ? refusal : (Outcome<UnitPage>)await Page(read.Value, facts);
    }

    private async Task<UnitPage> Page(UnitView record, Facts facts)
    {
        try
        {
            return new(
                record, await Team(record.Card.Code, facts), await Posts(record.Card.Code, facts),
                record.Signals is null ? null : await Cases(record.Card.Code, facts));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the page of a unit cannot be read: " + e.GetType().Name);
        }
    }

    private Task<ImmutableArray<TeamMember>> Team(UnitCode unit, Facts facts) =>
        Read(
            """
            select o.id, o.name, m.team_role, m.from_date
            from wg.team_membership m join wg.official o on o.id = m.official
            where m.unit = $1 and m.from_date <= $2 and (m.to_date is null or m.to_date >= $2)
              and (m.official = $3 or m.official <> all($4))
            order by m.from_date, o.id, m.team_role
            """,
            unit, facts,
            row => new TeamMember(new(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3)));

    private Task<ImmutableArray<UnitPost>> Posts(UnitCode unit, Facts facts) =>
        Read(
            """
            select p.code, p.name, p.key_post, o.id, o.name, h.from_date, h.to_date
            from wg.post p
            left join lateral (
              select * from wg.post_holding h
              where h.post = p.code and h.from_date <= $2 and (h.to_date is null or h.to_date >= $2)
                and (h.official = $3 or h.official <> all($4))
              order by h.from_date desc, h.official limit 1) h on true
            left join wg.official o on o.id = h.official
            where p.unit = $1
            order by p.code
            """,
            unit, facts,
            row => new UnitPost(
                new(row.GetString(0)), row.GetString(1), row.GetBoolean(2),
                row.IsDBNull(3)
                    ? null
                    : new(new(row.GetString(3)), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6))));

    private Task<ImmutableArray<CaseCount>> Cases(UnitCode unit, Facts facts) =>
        Read(
            """
            select c.kind, count(*)
            from wg.disposal_case c
            where c.unit = $1 and c.opened_on <= $2 and c.stage not in ('Closed', 'Archived', 'Void')
              and (c.official is null or (c.official <> $3 and c.official <> all($4)))
            group by c.kind
            order by c.kind
            """,
            unit, facts, row => new CaseCount(Enum.Parse<CaseKind>(row.GetString(0)), row.GetInt64(1)));

    private async Task<ImmutableArray<T>> Read<T>(string sql, UnitCode unit, Facts facts, Func<NpgsqlDataReader, T> one)
    {
        await using var query = db.CreateCommand(sql);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = unit.Value });
        query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = facts.Today });
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = facts.Asker.Id.Value });
        query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. facts.Excluded] });
        var found = ImmutableArray.CreateBuilder<T>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            found.Add(one(row));
        }

        return found.DrainToImmutable();
    }
}
