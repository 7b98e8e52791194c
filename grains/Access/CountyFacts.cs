using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Access;

/// <summary>Gathers the facts of a question: clock, packs and calendar as loaded, the caller's grants and exclusions of today.</summary>
/// <remarks>
/// Grants and exclusions are read from read models and kept for at most one second per caller: "at once" in ACL-06 and
/// RCU-07 means that second (design D11).
/// </remarks>
internal sealed class CountyFacts(NpgsqlDataSource db, [OfTheCounty] TimeProvider clock, IRuleBookSource packs, ICalendarSource notices) : IFactsSource
{
    private readonly ConcurrentDictionary<string, Recent<Known>> known = new(StringComparer.Ordinal);

    public async ValueTask<Facts> Gather(Caller caller)
    {
        var now = CountyTime.ToMicroseconds(clock.GetUtcNow());
        var book = await packs.Current();
        var of = caller.Kind is CallerKind.Person
            ? await known.GetOrAdd(caller.Id, person => new(clock, () => Read(person))).Now()
            : Known.Nobody;
        return new(now, new(caller, of.Grants), book, await notices.Current(), of.Excluded);
    }

    private async Task<Known> Read(string person)
    {
        var now = CountyTime.ToMicroseconds(clock.GetUtcNow());
        var today = CountyTime.DateOf(now);
        var months = (await packs.Current()).On(today).Whole("RCU-02.months");
        try
        {
            await using var connection = await db.OpenConnectionAsync();
            return new(
                await Grants(connection, person, today),
                await Exclusions.Of(connection, person, today, today.AddMonths(-months), now));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException { Source: "Npgsql" })
        {
            throw new StorageUnavailable("grants cannot be read: " + e.GetType().Name);
        }
    }

    private static async Task<ImmutableArray<Grant>> Grants(NpgsqlConnection connection, string person, DateOnly today)
    {
        await using var query = new NpgsqlCommand(GrantsSql, connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person });
        query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
        var grants = ImmutableArray.CreateBuilder<Grant>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var units = await row.IsDBNullAsync(2)
                ? null
                : row.GetFieldValue<string[]>(2).Select(UnitCode.Of).ToFrozenSet();
            var authorities = row.GetString(1) is { Length: > 0 } listed
                ? listed.Split(',').ToFrozenSet(StringComparer.Ordinal)
                : null;
            grants.Add(new(Enum.Parse<Role>(row.GetString(0)), units, authorities));
        }

        return grants.DrainToImmutable();
    }

    // Own unit and units below are expanded here, so that a rule compares codes and knows no tree.
    private const string GrantsSql =
        """
        with mine as (
          select unit from wg.post_holding
          where official = $1 and from_date <= $2 and (to_date is null or to_date >= $2))
        select g.role, g.authorities,
          case g.scope
            when 'All' then null
            when 'Self' then array[]::text[]
            when 'Units' then string_to_array(g.units, ',')
            when 'OwnUnit' then (select coalesce(array_agg(unit), '{}') from mine)
            else (
              with recursive below(code) as (
                select unit from mine union select u.code from wg.unit u join below b on u.parent = b.code)
              select coalesce(array_agg(code), '{}') from below)
          end
        from wg.role_grant g
        where g.person = $1 and g.from_date <= $2 and (g.to_date is null or g.to_date >= $2)
        order by g.stream, g.grant_no
        """;

    private sealed record Known(ImmutableArray<Grant> Grants, FrozenSet<string> Excluded)
    {
        public static readonly Known Nobody = new([], FrozenSet<string>.Empty);
    }
}
