using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Calendar;

/// <summary>Finds the owners of open deadlines that a notice may concern: by the dates each of them depends on (CAL-09).</summary>
/// <remarks>Wide on purpose: who is told and finds nothing changed records nothing.</remarks>
internal static class ConcernedOwners
{
    public const int PageSize = 500;

    /// <summary>How long after loading nobody can still be deciding by the calendar as it was: caches of 1 s, commits of 3 s.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);

    public static async Task<ImmutableArray<string>> Page(NpgsqlDataSource db, LoadedNotice notice)
    {
        // What a first notice of a year makes firm need not hold a date of it: every provisional deadline is asked.
        await using var query = db.CreateCommand(
            """
            select distinct stream from wg.open_deadline d
            where stream > $1
              and (provisional or exists (
                select from unnest($2::date[]) as changed(day) where day > d.start_date and day <= d.through_date))
            order by stream limit $3
            """);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = notice.ToldThrough });
        query.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. notice.Notice.Dates] });
        query.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageSize });
        var owners = ImmutableArray.CreateBuilder<string>();
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            owners.Add(row.GetString(0));
        }

        return owners.DrainToImmutable();
    }
}
