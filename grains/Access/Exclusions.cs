using System.Collections.Frozen;
using Npgsql;

namespace WarningGrid.Access;

/// <summary>From whose affairs a person is excluded today: one indexed query over single-stream read models (RCU-01…04, RCU-06).</summary>
/// <remarks>
/// RCU-05, earlier involvement, bars only appeals, re-reviews and re-checks; it is asked there. Of the reason no more
/// is known than the rule's id, and only to whoever would assign the person: nobody who is excluded may learn why (RCU-08).
/// </remarks>
internal static class Exclusions
{
    public static async Task<FrozenSet<string>> Of(
        NpgsqlConnection connection, string person, DateOnly today, DateOnly teamsSince, DateTimeOffset now) =>
        (await WithRules(connection, person, today, teamsSince, now)).Select(one => one.Object).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Each excluding object with the rule that excludes, by rule.</summary>
    public static async Task<List<(string Object, string Rule)>> WithRules(
        NpgsqlConnection connection, string person, DateOnly today, DateOnly teamsSince, DateTimeOffset now)
    {
        await using var query = new NpgsqlCommand(Sql, connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person });
        query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
        query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = teamsSince });
        query.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        var excluded = new List<(string Object, string Rule)> { (person, "RCU-01") };
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            excluded.Add((row.GetString(0), row.GetString(1)));
        }

        excluded.Sort((one, other) => string.CompareOrdinal(one.Rule, other.Rule));
        return excluded;
    }

    // Teams: both were members at one time, and that time is not longer past than the pack says.
    // Superiors: today's holders of a post and of the post above it, within one unit.
    private const string Sql =
        """
        select other.official, 'RCU-02'
        from wg.team_membership mine
        join wg.team_membership other on other.unit = mine.unit and other.official <> mine.official
        where mine.official = $1 and mine.from_date <= $2 and other.from_date <= $2
          and least(coalesce(mine.to_date, $2), coalesce(other.to_date, $2))
              >= greatest(mine.from_date, other.from_date, $3)
        union
        select high.official, 'RCU-03'
        from wg.post_holding low
        join wg.post p on p.code = low.post
        join wg.post above on above.code = p.superior_post and above.unit = p.unit
        join wg.post_holding high on high.post = above.code
          and high.from_date <= $2 and (high.to_date is null or high.to_date >= $2)
        where low.official = $1 and low.from_date <= $2 and (low.to_date is null or low.to_date >= $2)
        union
        select low.official, 'RCU-03'
        from wg.post_holding high
        join wg.post above on above.code = high.post
        join wg.post p on p.superior_post = above.code and p.unit = above.unit
        join wg.post_holding low on low.post = p.code
          and low.from_date <= $2 and (low.to_date is null or low.to_date >= $2)
        where high.official = $1 and high.from_date <= $2 and (high.to_date is null or high.to_date >= $2)
        union
        select case when official = $1 then kin else official end, 'RCU-04'
        from wg.kinship
        where (official = $1 or kin = $1) and from_date <= $2 and (to_date is null or to_date >= $2)
        union
        select object, 'RCU-06' from wg.declared_recusal
        where person = $1 and from_at <= $4 and (to_at is null or to_at > $4)
        """;
}
