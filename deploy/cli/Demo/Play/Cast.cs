using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using WarningGrid.Access;
using WarningGrid.Rules;

namespace WarningGrid.Demo;

/// <summary>Who carries the year's cases: the demo county's people by their roles.</summary>
internal sealed record Cast(
    ImmutableArray<string> Handlers, ImmutableArray<string> Chiefs, ImmutableArray<string> Deputies, string Secretary, string Party,
    string Custodian, ImmutableArray<string> Officers, ImmutableArray<string> Group, string Guide, string Organiser,
    string SystemAdmin, string SecurityAdmin, string Petition, string Review, string Competent)
{
    /// <summary>The unit in charge of the matters that are to be corrected: no story is about it.</summary>
    public const string CompetentUnit = "B24";

    /// <summary>Finds them among those who can sign in.</summary>
    /// <exception cref="PlayFailed">A role is held by nobody.</exception>
    public static async Task<Cast> Of(PlayDesk desk, NpgsqlDataSource db)
    {
        var persons = (await desk.Open("/development/persons")).Value.List("persons")
            .ToLookup(person => person.Word("role"), person => person.Word("person"), StringComparer.Ordinal);
        return new(
            All(Role.Handler, 4), All(Role.SectionChief, 4), All(Role.DeputyLeader, 2), One(Role.DisciplineSecretary), One(Role.PartySecretary),
            One(Role.LeadCustodian), All(Role.WarningOfficer, 2), All(Role.LeadingGroup, 6), One(Role.GuidanceGroup), One(Role.OrgDept),
            One(Role.SystemAdmin), One(Role.SecurityAdmin), await ChiefOf("信访室"), await ChiefOf("案件审理室"),
            await HeadOf(CompetentUnit));

        string One(Role role) => All(role, 1)[0];

        ImmutableArray<string> All(Role role, int least) =>
            persons[role.ToString()].ToImmutableArray() is var found && found.Length >= least
                ? found
                : throw new PlayFailed($"{found.Length} of {least} people hold the role {role}: this is no demo county, or an older one");

        Task<string> HeadOf(string unit) => Held(
            "SELECT official FROM wg.post_holding WHERE unit = $1 AND heads_unit AND official = ANY ($2) AND to_date IS NULL", unit, Role.UnitHead);

        Task<string> ChiefOf(string section) => Held(
            """
            SELECT holding.official FROM wg.post_holding AS holding JOIN wg.post AS post ON post.code = holding.post
            WHERE post.name = $1 AND holding.official = ANY ($2) AND holding.to_date IS NULL
            """,
            section + "负责人", Role.SectionChief);

        async Task<string> Held(string sql, string where, Role role)
        {
            await using var query = db.CreateCommand(sql);
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = where });
            query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. persons[role.ToString()]] });
            return (string)(await query.ExecuteScalarAsync() ?? throw new PlayFailed($"nobody has {where}"));
        }
    }

    public static Cast Read(JsonNode kept) => kept.Deserialize<Cast>(PlayJson.Options)!;
}

/// <summary>Whom a story is about: an official, or a unit where <paramref name="Official"/> is null, and the signal it comes from.</summary>
/// <param name="Line">The feed's line that told of him.</param>
/// <param name="HeadsAreFree">Whether neither his unit's head nor its discipline head is recused from him, so that a talk may be entrusted to them.</param>
internal sealed record Subject(string? Official, string Unit, string Head, string DisciplineHead, string Signal, string Line, bool HeadsAreFree);

/// <summary>Finds among signals those that speak of one known person, or of one unit, and of whom the stories can tell.</summary>
/// <remarks>Nobody who carries cases himself, heads a unit, or is anybody's kin: recusal has stories of its own elsewhere.</remarks>
internal static class Subjects
{
    public static async Task<ImmutableArray<Subject>> Among(NpgsqlDataSource db, IReadOnlyDictionary<string, string> lineOfSignal, DateOnly today)
    {
        await using var query = db.CreateCommand(
            """
            SELECT DISTINCT ON (coalesce(met.official, signal.unit)) met.official, coalesce(met.unit, signal.unit), head.official, discipline.official, signal.number
            FROM wg.signal AS signal
            LEFT JOIN LATERAL (
              SELECT found.official, holding.unit FROM wg.signal_match AS found
              JOIN wg.official AS official ON official.id = found.official AND official.authority = 'County'
              JOIN wg.post_holding AS holding ON holding.official = found.official AND holding.from_date <= $2
                AND (holding.to_date IS NULL OR holding.to_date >= $2) AND NOT holding.heads_unit
              WHERE found.stream = signal.stream AND found.standing = 'Confirmed') AS met ON true
            JOIN wg.post_holding AS head ON head.unit = coalesce(met.unit, signal.unit) AND head.heads_unit AND head.from_date <= $2
              AND (head.to_date IS NULL OR head.to_date >= $2)
            JOIN wg.post AS desk ON desk.unit = head.unit AND desk.name = '纪检组长'
            JOIN wg.post_holding AS discipline ON discipline.post = desk.code AND discipline.from_date <= $2
              AND (discipline.to_date IS NULL OR discipline.to_date >= $2)
            WHERE signal.number = ANY ($1) AND signal.stage = 'Received' AND head.unit NOT IN ('B01', 'B02', 'B03', 'B04', 'B05', $3)
              AND (met.official IS NOT NULL OR NOT EXISTS (SELECT FROM wg.signal_match AS any_match WHERE any_match.stream = signal.stream))
              AND NOT EXISTS (SELECT FROM wg.role_grant AS own WHERE own.person = met.official)
              AND NOT EXISTS (SELECT FROM wg.kinship AS kin WHERE met.official IN (kin.official, kin.kin) OR head.official IN (kin.official, kin.kin))
            ORDER BY coalesce(met.official, signal.unit), signal.number
            """);
        query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. lineOfSignal.Keys] });
        query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Cast.CompetentUnit });
        var found = new List<Subject>();
        await using (var row = await query.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var signal = row.GetString(4);
                found.Add(new(
                    await row.IsDBNullAsync(0) ? null : row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), signal,
                    lineOfSignal[signal], HeadsAreFree: true));
            }
        }

        found.Sort((one, other) => string.CompareOrdinal(one.Signal, other.Signal));
        return await WithRecusals(db, found, today);
    }

    private static async Task<ImmutableArray<Subject>> WithRecusals(NpgsqlDataSource db, IEnumerable<Subject> found, DateOnly today)
    {
        await using var connection = await db.OpenConnectionAsync();
        var teamsSince = today.AddMonths(-RuleBook.Shipped.On(today).Whole("RCU-02.months"));
        var subjects = ImmutableArray.CreateBuilder<Subject>();
        foreach (var one in found)
        {
            subjects.Add(one with { HeadsAreFree = one.Official is null || (await IsFree(one.Head, one.Official) && await IsFree(one.DisciplineHead, one.Official)) });
        }

        return subjects.DrainToImmutable();

        async Task<bool> IsFree(string person, string official) =>
            !(await Exclusions.Of(connection, person, today, teamsSince, CountyTime.At(today, new(9, 0)))).Contains(official);
    }
}
