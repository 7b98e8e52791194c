using System.Collections.Immutable;
using Npgsql;

namespace WarningGrid.Officials;

/// <summary>The organisation as the read models have it.</summary>
internal sealed class OrganisationRegister(NpgsqlDataSource db) : IOrganisationRegister
{
    public Task<ImmutableArray<UnitCode>> Subtree(UnitCode unit) => Ask(
        """
        with recursive below(code) as (
          select code from wg.unit where code = $1
          union select u.code from wg.unit u join below b on u.parent = b.code)
        select code from below order by code
        """,
        row => UnitCode.Of(row.GetString(0)), unit.Value);

    public Task<PostPlace?> Place(PostCode post) => One(
        """
        select p.code, p.name, p.unit, p.section, p.superior_post, p.in_team, p.key_post,
          p.in_team and (above.unit is null or above.unit <> p.unit)
        from wg.post p left join wg.post above on above.code = p.superior_post
        where p.code = $1
        """,
        row => new PostPlace(
            new(
                PostCode.Of(row.GetString(0)), row.GetString(1), UnitCode.Of(row.GetString(2)),
                Text(row, 3) is { } section ? SectionCode.Of(section) : null,
                Text(row, 4) is { } superior ? PostCode.Of(superior) : null, row.GetBoolean(5), row.GetBoolean(6)),
            row.GetBoolean(7)),
        post.Value);

    public async Task<OfficialId?> HolderAt(PostCode post, DateOnly date) => (await One(
        $"select official from wg.post_holding where post = $1 and {CoversDate} order by from_date desc, official limit 1",
        row => row.GetString(0), post.Value, date)) is { } found ? OfficialId.Of(found) : null;

    public async Task<OfficialId?> HeadOf(UnitCode unit, DateOnly date) => (await One(
        $"""
        select official from wg.post_holding where unit = $1 and heads_unit and {CoversDate}
        order by post, from_date desc, official limit 1
        """,
        row => row.GetString(0), unit.Value, date)) is { } found ? OfficialId.Of(found) : null;

    public Task<ImmutableArray<OfficialMatch>> ByIdNo(string idNoHash) =>
        Ask($"{Matches} where id_no_hash = $1 order by id", Match, idNoHash);

    public Task<ImmutableArray<OfficialMatch>> ByStaffNo(string staffNo) =>
        Ask($"{Matches} where staff_no = $1 order by id", Match, staffNo);

    public Task<ImmutableArray<OfficialMatch>> ByName(string name, UnitCode? unit, DateOnly date) => unit is { } there
        ? Ask(
            $"""
            {Matches} where name = $1 and exists (
              select from wg.post_holding held where held.stream = wg.official.stream and unit = $3 and {CoversDate})
            order by id
            """,
            Match, name, date, there.Value)
        : Ask($"{Matches} where name = $1 order by id", Match, name);

    public Task<OfficialMatch?> ById(OfficialId id) => One($"{Matches} where id = $1", Match, id.Value);

    public async Task<UnitCode?> UnitNamed(string name) =>
        await Ask("select code from wg.unit where name = $1 limit 2", row => row.GetString(0), name) is [var only]
            ? UnitCode.Of(only)
            : null;

    public async Task<bool> UnitExists(UnitCode unit) =>
        await One("select code from wg.unit where code = $1", row => row.GetString(0), unit.Value) is not null;

    public Task<ImmutableArray<OfficialId>> EverIn(UnitCode unit) => Ask(
        "select distinct official from wg.post_beginning where unit = $1 order by official",
        row => OfficialId.Of(row.GetString(0)), unit.Value);

    public Task<ImmutableArray<OfficialId>> EverAt(PostCode post) => Ask(
        "select distinct official from wg.post_beginning where post = $1 order by official",
        row => OfficialId.Of(row.GetString(0)), post.Value);

    private async Task<T?> One<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
        where T : class =>
        (await Ask(sql, read, parameters)).FirstOrDefault();

    private async Task<ImmutableArray<T>> Ask<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
    {
        try
        {
            await using var query = db.CreateCommand(sql);
            foreach (var parameter in parameters)
            {
                query.Parameters.Add(new() { Value = parameter });
            }

            var found = ImmutableArray.CreateBuilder<T>();
            await using var row = await query.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                found.Add(read(row));
            }

            return found.DrainToImmutable();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("the organisation cannot be read: " + e.GetType().Name);
        }
    }

    private static OfficialMatch Match(NpgsqlDataReader row) =>
        new(
            OfficialId.Of(row.GetString(0)), row.GetString(1), Enum.Parse<CadreAuthority>(row.GetString(2)),
            Text(row, 3) is { } unit ? UnitCode.Of(unit) : null, Text(row, 4) is { } post ? PostCode.Of(post) : null);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private const string Matches = "select id, name, authority, unit, post from wg.official";

    // The date is every query's second parameter; the last day counts.
    private const string CoversDate = "from_date <= $2 and (to_date is null or to_date >= $2)";
}
