using System.Collections.Frozen;
using Npgsql;
using WarningGrid.Posts;
using WarningGrid.Units;

namespace WarningGrid.Officials.Import;

/// <summary>Reads the whole organisation in five queries.</summary>
internal sealed class OrganisationSnapshot(NpgsqlDataSource db) : IOrganisationSnapshot
{
    public async Task<KnownOrganisation> Read()
    {
        try
        {
            await using var connection = await db.OpenConnectionAsync();
            await using var same = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            var units = await All(connection, "select code, name, kind, parent, from_date from wg.unit", row => new KnownUnit(
                new(
                    UnitCode.Of(row.GetString(0)), row.GetString(1), Enum.Parse<UnitKind>(row.GetString(2)),
                    Text(row, 3) is { } parent ? UnitCode.Of(parent) : null),
                row.GetFieldValue<DateOnly>(4)));
            var sections = await All(connection, "select code, name, unit from wg.section", row => new KnownSection(
                new(SectionCode.Of(row.GetString(0)), row.GetString(1)), UnitCode.Of(row.GetString(2))));
            var posts = await All(
                connection, "select code, name, unit, section, superior_post, in_team, key_post from wg.post",
                row => new PostCard(
                    PostCode.Of(row.GetString(0)), row.GetString(1), UnitCode.Of(row.GetString(2)),
                    Text(row, 3) is { } section ? SectionCode.Of(section) : null,
                    Text(row, 4) is { } superior ? PostCode.Of(superior) : null, row.GetBoolean(5), row.GetBoolean(6)));
            var holdings = (await All(connection, "select official, post, from_date, to_date from wg.post_holding", row => (
                Official: OfficialId.Of(row.GetString(0)),
                Held: new KnownHolding(
                    PostCode.Of(row.GetString(1)), row.GetFieldValue<DateOnly>(2),
                    row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3))))).ToLookup(row => row.Official, row => row.Held);
            var kin = (await All(connection, "select official, kin, relation from wg.kinship", row => (
                Official: OfficialId.Of(row.GetString(0)),
                Tie: (OfficialId.Of(row.GetString(1)), Enum.Parse<KinRelation>(row.GetString(2))))))
                .ToLookup(row => row.Official, row => row.Tie);
            var officials = await All(
                connection, "select id, name, staff_no, grade, id_no_hash, authority from wg.official",
                row =>
                {
                    var id = OfficialId.Of(row.GetString(0));
                    return new KnownOfficial(
                        id, row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4),
                        Enum.Parse<CadreAuthority>(row.GetString(5)), [.. holdings[id]], [.. kin[id]]);
                });
            return new(
                units.ToFrozenDictionary(unit => unit.Card.Code), sections.ToFrozenDictionary(section => section.Card.Code),
                posts.ToFrozenDictionary(post => post.Code), officials.ToFrozenDictionary(official => official.Id));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the organisation cannot be read: " + e.GetType().Name);
        }
    }

    private static async Task<List<T>> All<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var query = new NpgsqlCommand(sql, connection);
        await using var row = await query.ExecuteReaderAsync();
        var all = new List<T>();
        while (await row.ReadAsync())
        {
            all.Add(read(row));
        }

        return all;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
