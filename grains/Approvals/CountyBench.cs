using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Access;

namespace WarningGrid.Approvals;

/// <summary>Finds the bench in the grants of today; a county has a handful of approvers, so each one's exclusions are asked.</summary>
internal sealed class CountyBench : IBench
{
    private static readonly string[] Approving =
    [
        nameof(Role.SectionChief), nameof(Role.DeputyLeader), nameof(Role.DisciplineSecretary), nameof(Role.PartySecretary),
        nameof(Role.LeadingGroup),
    ];

    private readonly NpgsqlDataSource db;
    private readonly IFactsSource facts;
    private readonly TimeProvider clock;
    private readonly Recent<List<OfficialId>> holders;

    public CountyBench(NpgsqlDataSource db, IFactsSource facts, [OfTheCounty] TimeProvider clock)
    {
        (this.db, this.facts, this.clock) = (db, facts, clock);
        holders = new(clock, Holders);
    }

    public async ValueTask<Bench> For(IReadOnlyCollection<string> subjects)
    {
        var bench = new Dictionary<Role, ImmutableArray<OfficialId>>();
        foreach (var person in await holders.Now())
        {
            var his = await facts.Gather(Caller.Person(person));
            if (subjects.Any(his.Excluded.Contains))
            {
                continue;
            }

            foreach (var role in his.Asker.Grants.Select(grant => grant.Role).Distinct())
            {
                bench[role] = bench.GetValueOrDefault(role, []).Add(person);
            }
        }

        return new(bench.ToImmutableDictionary());
    }

    private async Task<List<OfficialId>> Holders()
    {
        var today = CountyTime.DateOf(clock.GetUtcNow());
        try
        {
            await using var query = db.CreateCommand(
                """
                select distinct person from wg.role_grant
                where role = any($1) and from_date <= $2 and (to_date is null or to_date >= $2)
                order by person
                """);
            query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Approving });
            query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
            var persons = new List<OfficialId>();
            await using var rows = await query.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                persons.Add(new(rows.GetString(0)));
            }

            return persons;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("approvers cannot be read: " + e.GetType().Name);
        }
    }
}
