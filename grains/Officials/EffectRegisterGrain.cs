using System.Globalization;
using Npgsql;
using WarningGrid.Access;

namespace WarningGrid.Officials;

/// <inheritdoc cref="IEffectRegister"/>
[StatelessWorker, GrainType("effect-register")]
internal sealed class EffectRegisterGrain(NpgsqlDataSource db, IFactsSource source, IAuditTrail audit) : Grain, IEffectRegister
{
    private const int LongestPage = 200;

    public async Task<Outcome<EffectChangePage>> Changes(string? cursor, int limit)
    {
        var facts = await source.Gather(CallerContext.Current);
        var outcome = !facts.Asker.Holds(Role.OrgDept) ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
            : limit is < 1 or > LongestPage ? Refusal.Of(RefusalKind.Invalid, "DSP-01.limit")
            : cursor is not null && Place.Of(cursor) is null ? Refusal.Of(RefusalKind.Invalid, "DSP-01.cursor")
            : (Outcome<EffectChangePage>)await Page(Place.Of(cursor), limit, facts);
        var ids = outcome.Match(page => page.Changes.Select(change => change.Official.Value), _ => []).Order(StringComparer.Ordinal).ToArray();
        await audit.Record(new(
            facts.Asker.Actor, "officials.effect-changes", "officials", facts.Now,
            [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], [],
            outcome.Refused is { } no ? $"{no.Kind} {no.Code}" : null,
            EventJson.Canonical(new { Count = ids.Length, Sm3 = Convert.ToHexStringLower(EntryChain.Sm3(string.Join('\n', ids))) })));
        return outcome;
    }

    private async Task<EffectChangePage> Page(Place? after, int limit, Facts facts)
    {
        var grants = facts.Asker.Grants.Where(grant => grant.Role is Role.OrgDept).ToArray();
        await using var query = db.CreateCommand(Sql);
        Add<string[]>([.. facts.Excluded]);
        Add(grants.Any(grant => grant.Authorities is null));
        Add<string[]>([.. grants.SelectMany(grant => grant.Authorities ?? []).Distinct()]);
        Add(grants.Any(grant => grant.Units is null));
        Add<string[]>([.. grants.SelectMany(grant => grant.Units ?? []).Select(unit => unit.Value).Distinct()]);
        Add((after?.At ?? DateTimeOffset.UnixEpoch).UtcDateTime);
        Add(after?.Stream ?? "");
        Add(after?.Version ?? 0);
        Add(limit + 1);
        var found = new List<(EffectChange Change, Place Place)>();
        try
        {
            await using var row = await query.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                var place = new Place(row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetInt64(3));
                found.Add((new(new(row.GetString(0)), place.At), place));
            }
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("changes of effects cannot be read: " + e.GetType().Name);
        }

        return new(
            [.. found.Take(limit).Select(one => one.Change)], found.Count > limit ? found[limit - 1].Place.ToString() : null);

        void Add<T>(T value) => query.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
    }

    private const string Sql =
        """
        select e.official, e.recorded_at, e.stream, e.version
        from wg.effect_change e left join wg.official o on o.id = e.official
        where e.official <> all($1) and ($2 or e.authority = any($3)) and ($4 or o.unit = any($5))
          and (e.recorded_at, e.stream, e.version) > ($6, $7, $8)
        order by e.recorded_at, e.stream, e.version
        limit $9
        """;

    /// <summary>Behind which change the next page begins.</summary>
    private sealed record Place(DateTimeOffset At, string Stream, long Version)
    {
        public static Place? Of(string? cursor) =>
            cursor?.Split('~') is [var at, var stream, var version]
            && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(instant, stream, number)
                : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime:O}~{Stream}~{Version}");
    }
}
