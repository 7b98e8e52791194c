using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Officials;

namespace WarningGrid.Signals;

/// <summary>Finds the officials whom a delivery may mean: all its mentions in one statement.</summary>
internal sealed class PersonLookup(NpgsqlDataSource db)
{
    /// <summary>Every official known under one of the numbers, names or posts, with the posts he held.</summary>
    /// <param name="reservedRoles">Roles whose holders stand under the sealed route (SEA-01).</param>
    public async Task<ImmutableArray<Person>> Find(
        IReadOnlyCollection<string> idNoHashes, IReadOnlyCollection<string> staffNos, IReadOnlyCollection<string> names,
        IReadOnlyCollection<string> posts, ImmutableArray<string> reservedRoles, DateOnly today)
    {
        await using var query = db.CreateCommand(Sql);
        foreach (var texts in new[] { idNoHashes, staffNos, names, posts, reservedRoles })
        {
            query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. texts] });
        }

        query.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
        var found = new Dictionary<string, Person>(StringComparer.Ordinal);
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var id = row.GetString(0);
            var person = found.TryGetValue(id, out var known)
                ? known
                : new(
                    new(id), row.GetString(1), await Text(row, 2), await Text(row, 3),
                    Enum.Parse<CadreAuthority>(row.GetString(4)), row.GetBoolean(5), []);
            found[id] = await row.IsDBNullAsync(6)
                ? person
                : person with
                {
                    Holdings = person.Holdings.Add(new(
                        new(row.GetString(6)), new(row.GetString(7)), row.GetFieldValue<DateOnly>(8),
                        await row.IsDBNullAsync(9) ? null : row.GetFieldValue<DateOnly>(9))),
                };
        }

        return [.. found.Values];
    }

    public async Task<bool> Exists(OfficialId official)
    {
        await using var query = db.CreateCommand("select exists (select from wg.official where id = $1)");
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = official.Value });
        return await query.ExecuteScalarAsync() is true;
    }

    private static async Task<string?> Text(NpgsqlDataReader row, int column) =>
        await row.IsDBNullAsync(column) ? null : row.GetString(column);

    private const string Sql =
        """
        select o.id, o.name, o.id_no_hash, o.staff_no, o.authority,
          exists (
            select from wg.role_grant g
            where g.person = o.id and g.role = any($5) and g.from_date <= $6 and (g.to_date is null or g.to_date >= $6)),
          h.post, h.unit, h.from_date, h.to_date
        from wg.official o left join wg.post_holding h on h.official = o.id
        where o.id_no_hash = any($1) or o.staff_no = any($2) or o.name = any($3)
          or o.id in (select official from wg.post_holding where post = any($4))
        """;
}
