using System.Globalization;
using Npgsql;
using WarningGrid.Access;

namespace WarningGrid.Leads;

/// <summary>The asker's scope and exclusions as the register's parameters, in the order of <see cref="LeadRegisterSql.Chosen"/>.</summary>
internal static class LeadScope
{
    private static readonly Role[] Reaching =
        [Role.WarningOfficer, Role.LeadCustodian, Role.SectionChief, Role.DisciplineSecretary, Role.Analyst];

    /// <summary>Why this question may not be asked; null where it may.</summary>
    public static Refusal? Refusal(LeadQuery query, Facts facts) =>
        query.Limit is < 1 or > 200 ? WarningGrid.Refusal.Of(RefusalKind.Invalid, "LED-01.limit")
        : query.AsOf >= facts.Today ? WarningGrid.Refusal.Of(RefusalKind.Invalid, "ASF-04.not-past")
        : query.Cursor is not null && Cursor(query) is null ? WarningGrid.Refusal.Of(RefusalKind.Invalid, "LED-01.cursor")
        : !query.Units.IsDefaultOrEmpty && !query.Units.All(unit => Reaches(unit, facts))
            ? WarningGrid.Refusal.Of(RefusalKind.Forbidden, "ACL-02.outside")
        : null;

    /// <summary>Parameters $1 to $26.</summary>
    /// <param name="numbers">Whether he counts by his reach as an analyst, and sees nobody (STA-03).</param>
    public static NpgsqlParameter[] Parameters(LeadQuery query, Facts facts, bool numbers = false)
    {
        var asker = facts.Asker;
        var after = Cursor(query);
        return
        [
            Text(asker.Id.Value), Texts([.. asker.Grants.Select(grant => grant.Role.ToString()).Distinct()]),
            Flag(HasAll(asker, Role.SectionChief)), Texts(Units(asker, Role.SectionChief)),
            Flag(HasAll(asker, Role.WarningOfficer)), Texts(Units(asker, Role.WarningOfficer)),
            Flag(HasAll(asker, Role.LeadCustodian)), Texts(Units(asker, Role.LeadCustodian)),
            Flag(HasAll(asker, Role.DisciplineSecretary)), Texts(Units(asker, Role.DisciplineSecretary)),
            Texts([.. facts.Excluded]),
            Text(query.Stage?.ToString()), Date(query.ReceivedFrom), Date(query.ReceivedTo), Date(after?.On), Text(after?.Number),
            Text(query.Channel), Text(query.Handler?.Value), Text(query.Target?.Value),
            query.Units.IsDefaultOrEmpty ? Texts(null) : Texts([.. query.Units.Select(unit => unit.Value)]),
            Flag(query.Mine), Text(query.Mode), Instant(query.AsOf is { } day ? CountyTime.EndOf(day) : null),
            Flag(numbers), Flag(numbers && HasAll(asker, Role.Analyst)), Texts(Units(asker, Role.Analyst)),
        ];
    }

    /// <summary>Where the next page begins: behind this row.</summary>
    public static string CursorOf(LeadRow last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.ReceivedOn:yyyy-MM-dd}~{last.Number.Value}");

    private static bool HasAll(Asker asker, Role role) =>
        asker.Grants.Any(grant => grant.Role == role && grant.Units is null);

    private static string[] Units(Asker asker, Role role) =>
        [
            .. asker.Grants.Where(grant => grant.Role == role).SelectMany(grant => grant.Units ?? System.Collections.Frozen.FrozenSet<UnitCode>.Empty).Select(unit => unit.Value)
                .Distinct(),
        ];

    private static (DateOnly On, string Number)? Cursor(LeadQuery query) =>
        query.Cursor?.Split('~') is [var on, var number]
        && DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (date, number)
            : null;

    private static bool Reaches(UnitCode unit, Facts facts) =>
        Reaching.Any(role => facts.Asker.Reaches(role, unit));

    private static NpgsqlParameter<string?> Text(string? value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    private static NpgsqlParameter<string[]?> Texts(string[]? value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text };

    private static NpgsqlParameter<bool> Flag(bool value) => new() { TypedValue = value };

    private static NpgsqlParameter Instant(DateTimeOffset? value) =>
        new() { Value = (object?)value?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Date(DateOnly? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date };
}
