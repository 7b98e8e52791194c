using System.Collections.Frozen;
using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using WarningGrid.Access;

namespace WarningGrid.Cases;

/// <summary>The asker's scope, tasks and exclusions and what he asks for, as parameters $1 to $26 of <see cref="CaseRegisterSql"/>.</summary>
internal static class CaseScope
{
    private const int MostRows = 200;

    private static readonly Role[] Leaders = [Role.DeputyLeader, Role.DisciplineSecretary];
    private static readonly Role[] Status = [Role.LeadCustodian, Role.WarningOfficer];
    private static readonly Role[] Unit = [Role.UnitHead, Role.UnitDisciplineHead, Role.UnitContact];
    private static readonly Role[] Office = [Role.SectionChief];
    private static readonly Role[] Counting = [Role.Analyst];

    /// <summary>Why this question may not be asked; null where it may.</summary>
    public static Refusal? Refusal(CaseQuery query, Facts facts) =>
        query.Limit is < 1 or > MostRows ? WarningGrid.Refusal.Of(RefusalKind.Invalid, "DSP-01.limit")
        : new[] { query.Cursor, query.Stage?.Value, query.Handler?.Value, query.Lead?.Value, query.Outcome, query.Source }
            .Any(text => text is { Length: > 64 } || (text?.Any(char.IsControl) ?? false))
            ? WarningGrid.Refusal.Of(RefusalKind.Invalid, "DSP-01.cursor")
        : query.AsOf >= facts.Today ? WarningGrid.Refusal.Of(RefusalKind.Invalid, "ASF-04.not-past")
        : null;

    /// <summary>Whether he names a unit beyond his reach, or one that does not exist: both are answered alike (ACL-02).</summary>
    public static async Task<bool> Outside(NpgsqlDataSource db, ImmutableArray<UnitCode> asked, Facts facts)
    {
        var units = asked.OrEmpty().Select(unit => unit.Value).ToHashSet(StringComparer.Ordinal);
        if (units.Any(unit => !facts.Asker.Grants.Any(grant => grant.Reaches(new(unit)))))
        {
            return true;
        }

        await using var command = db.CreateCommand("select count(*) from wg.unit where code = any($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. units] });
        return (long)(await command.ExecuteScalarAsync())! < units.Count;
    }

    /// <param name="numbers">Whether he counts by his reach as an analyst, and sees nobody (STA-03).</param>
    public static NpgsqlParameter[] Parameters(CaseQuery query, Facts facts, bool numbers)
    {
        var asker = facts.Asker;
        var (leaders, status, counting) = (Reach(asker, Leaders), Reach(asker, Status), Reach(asker, Counting));
        return
        [
            Text(asker.Id.Value), Texts(facts.Excluded), Texts(asker.Grants.Select(grant => grant.Role.ToString()).Distinct()),
            Texts(leaders.Units), Texts(leaders.Authorities), Texts(status.Units), Texts(status.Authorities),
            Texts(Reach(asker, Unit).Units), Texts(Reach(asker, Office).Units), Flag(asker.Holds(Role.PartySecretary)),
            Instant(query.AsOf is { } day ? CountyTime.EndOf(day) : null),
            Flag(numbers), Texts(counting.Units), Texts(counting.Authorities),
            Text(query.Kind?.ToString()), Text(query.Stage?.Value), Text(query.Outcome), Text(query.Source),
            Texts(query.Units.OrEmpty().IsEmpty ? null : query.Units.Select(unit => unit.Value)),
            Text(query.Handler?.Value), Text(query.Lead?.Value), Date(query.OpenedFrom), Date(query.OpenedTo),
            Instant(query.EndedFrom is { } from ? CountyTime.StartOf(from) : null),
            Instant(query.EndedTo is { } to ? CountyTime.EndOf(to) : null), new NpgsqlParameter<int> { TypedValue = Level(query.Sight) },
        ];
    }

    private static int Level(CaseSight? sight) =>
        sight is CaseSight.Full ? 2 : sight is CaseSight.Status or CaseSight.Served ? 1 : 0;

    // The units and authorities that any grant of these roles reaches; "*" among them stands for every one.
    private static (IEnumerable<string> Units, IEnumerable<string> Authorities) Reach(Asker asker, Role[] roles)
    {
        var grants = asker.Grants.Where(grant => roles.Contains(grant.Role)).ToArray();
        return (
            grants.SelectMany(grant => grant.Units?.Select(unit => unit.Value) ?? ["*"]).Distinct(),
            grants.SelectMany(grant => grant.Authorities ?? FrozenSet.ToFrozenSet(["*"])).Distinct());
    }

    private static NpgsqlParameter Text(string? text) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };

    private static NpgsqlParameter Texts(IEnumerable<string>? texts) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = (object?)texts?.ToArray() ?? DBNull.Value };

    private static NpgsqlParameter<bool> Flag(bool value) => new() { TypedValue = value };

    private static NpgsqlParameter Date(DateOnly? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter Instant(DateTimeOffset? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)value?.UtcDateTime ?? DBNull.Value };
}
