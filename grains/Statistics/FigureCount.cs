using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using WarningGrid.Access;
using WarningGrid.Cases;
using WarningGrid.Leads;

namespace WarningGrid.Statistics;

/// <summary>Counts in the read models, within the asker's sight: one statement a table, never a grain (design D4).</summary>
/// <remarks>That he may ask at all was found before.</remarks>
internal sealed class FigureCount(NpgsqlDataSource db)
{
    private static readonly Dictionary<string, string> Unnamed = [];

    public async Task<FigureTable> Of(CaseFigures asked, Facts facts)
    {
        var rules = facts.Rules.On(facts.Today);
        var names = asked.By.OrEmpty().Contains(CaseDimension.Unit) ? await UnitNames() : [];
        ImmutableArray<Dimension> by = [.. asked.By.OrEmpty().Select(one => Dimensions.Of(one, rules, names))];
        CaseSight? sight = Dimensions.Level(asked.By.OrEmpty()) switch { 0 => null, 1 => CaseSight.Status, _ => CaseSight.Full };
        var among = asked.Among with { Sight = asked.Among.Sight is CaseSight.Full ? CaseSight.Full : sight ?? asked.Among.Sight };
        var numbers = FigureSight.IsNumbers(asked.Numbers, facts);
        var groups = await Groups(FigureSql.Cases(by), by.Length, CaseScope.Parameters(among, facts, numbers));
        return FigureTables.Of(
            "STA-04.cases", Known(among.AsOf, facts), by, groups, "cases", Narrowing.Of(among),
            FigureSight.Least(asked.Numbers, facts));
    }

    /// <summary>The figure decides: of a kind whose number is hidden nothing else is told.</summary>
    public async Task<DurationTable> Of(DurationFigures asked, Facts facts)
    {
        var among = asked.Among with { Sight = asked.Among.Sight is CaseSight.Full ? CaseSight.Full : CaseSight.Status };
        await using var command = db.CreateCommand(FigureSql.Durations);
        command.Parameters.AddRange(CaseScope.Parameters(among, facts, FigureSight.IsNumbers(asked.Numbers, facts)));
        command.Parameters.Add(Date(among.AsOf ?? facts.Today));
        var groups = new List<Group>();
        var took = new Dictionary<string, DurationRow>(StringComparer.Ordinal);
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var kind = row.IsDBNull(3) ? null : row.GetString(3);
                groups.Add(new(row.GetInt32(0), [kind], row.GetInt64(1), row.GetInt64(2)));
                if (kind is not null)
                {
                    took[kind] = new(
                        Enum.Parse<CaseKind>(kind), null!, row.GetInt64(4), Days(row, 8), Days(row, 9), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
                }
            }
        }

        var table = FigureTables.Of(
            "STA-04.durations", Known(among.AsOf, facts), [Dimensions.Of(CaseDimension.Kind, facts.Rules.On(facts.Today), Unnamed)],
            groups, "cases", Narrowing.Of(among), FigureSight.Least(asked.Numbers, facts));
        return new(
            table.Definition, table.Known,
            [
                .. table.Figures.Select(figure => figure.Count is null
                    ? new DurationRow(took[figure.Keys[0]!].Kind, figure, null, null, null, null, null, null)
                    : took[figure.Keys[0]!] with { Cases = figure }),
            ],
            table.Numbers);

        static decimal? Days(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : Math.Round(row.GetDecimal(at), 1, MidpointRounding.AwayFromZero);
    }

    public async Task<FigureTable> Of(LeadFigures asked, Facts facts)
    {
        var rules = facts.Rules.On(facts.Today);
        ImmutableArray<Dimension> by = [.. asked.By.OrEmpty().Select(one => Dimensions.Of(one, rules))];
        var among = asked.Among with { Mine = asked.Among.Mine || Dimensions.NeedsContent(asked.By.OrEmpty()) };
        var numbers = FigureSight.IsNumbers(asked.Numbers, facts);
        var groups = await Groups(FigureSql.Leads(by), by.Length, LeadScope.Parameters(among, facts, numbers));
        return FigureTables.Of(
            "STA-04.leads", Known(among.AsOf, facts), by, groups, "leads", Narrowing.Of(among),
            FigureSight.Least(asked.Numbers, facts));
    }

    public async Task<FigureTable> Of(ClockFigures asked, Facts facts)
    {
        ImmutableArray<Dimension> by = [Dimensions.Clock, Dimensions.Standing];
        var numbers = FigureSight.IsNumbers(asked.Numbers, facts);
        var (cases, leads) = Scopes(asked, facts, numbers);
        var ofCases = await Groups(FigureSql.CaseClocks(by), by.Length, cases);
        var ofLeads = await Groups(FigureSql.LeadClocks(by), by.Length, leads);

        // Who stands behind both is not known here; no more are counted than stand behind one of them.
        Group[] groups =
        [
            .. from one in ofCases.Concat(ofLeads)
               group one by (one.Over, string.Join('|', one.Keys)) into same
               select same.First() with { Count = same.Sum(one => one.Count), Persons = same.Max(one => one.Persons) },
        ];
        return FigureTables.Of(
            "STA-04.clocks", Known(asked.AsOf, facts), by, groups, "statistics/clocks", Narrowing.Of(asked),
            FigureSight.Least(asked.Numbers, facts));
    }

    public async Task<FigureTable> Signals(DateOnly from, DateOnly to, QuarterAsked asked, Facts facts)
    {
        ImmutableArray<Dimension> by = [Dimensions.Channels(facts.Rules.On(facts.Today))];
        var numbers = FigureSight.IsNumbers(asked.Numbers, facts);
        var counting = facts.Asker.Grants.Where(grant => grant.Role is Role.Analyst).ToArray();
        var groups = await Groups(
            FigureSql.Signals(by), by.Length,
            [
                Texts(facts.Excluded), Instant(CountyTime.StartOf(from)), Instant(CountyTime.EndOf(to)),
                Texts(asked.Unit is { } unit ? [unit.Value] : null),
                Texts(!numbers || counting.Any(grant => grant.Units is null)
                    ? null
                    : counting.SelectMany(grant => grant.Units!).Select(one => one.Value).Distinct()),
            ]);
        return FigureTables.Of(
            "STA-04.signals", CountyTime.EndOf(to), by, groups,
            "signals", [("receivedFrom", FigureTables.Day(from)), ("receivedTo", FigureTables.Day(to)), ("unit", asked.Unit?.Value)],
            FigureSight.Least(asked.Numbers, facts));
    }

    public async Task<ClockPage> Rows(ClockQuery query, Facts facts)
    {
        var (cases, leads) = Scopes(query.Among, facts, numbers: false);
        var after = query.Cursor is null ? null : ClockCursor.Read(query.Cursor);
        var rows = new List<(ClockRow Row, ClockCursor At)>();
        foreach (var (sql, scope) in new[] { (FigureSql.CaseClockRows, cases), (FigureSql.LeadClockRows, leads) })
        {
            await using var command = db.CreateCommand(sql);
            command.Parameters.AddRange(scope);
            command.Parameters.AddRange((NpgsqlParameter[])
            [
                Text(query.Clock), Text(query.Standing?.ToString()), Date(after?.Due), Text(after?.Stream), Text(after?.Id),
                new NpgsqlParameter<int> { TypedValue = query.Limit + 1 },
            ]);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                var (id, due) = (row.GetString(2), row.GetFieldValue<DateOnly>(3));
                rows.Add((
                    new(row.GetString(0), row.GetString(1), id, due, Enum.Parse<ClockStanding>(row.GetString(4)), row.GetBoolean(5)),
                    new(due, row.GetString(6), id)));
            }
        }

        var page = rows.OrderBy(one => one.At.Due).ThenBy(one => one.At.Stream, StringComparer.Ordinal)
            .ThenBy(one => one.At.Id, StringComparer.Ordinal).Take(query.Limit).ToArray();
        return new([.. page.Select(one => one.Row)], rows.Count > page.Length ? page[^1].At.ToString() : null);
    }

    // The scopes of both registers, with the day asked about and what is due between.
    private static (NpgsqlParameter[] Cases, NpgsqlParameter[] Leads) Scopes(ClockFigures asked, Facts facts, bool numbers)
    {
        return (
            [.. CaseScope.Parameters(new(Units: asked.Units, AsOf: asked.AsOf), facts, numbers), .. Days()],
            [.. LeadScope.Parameters(new(Units: asked.Units, AsOf: asked.AsOf), facts, numbers), .. Days()]);

        NpgsqlParameter[] Days() => [Date(asked.AsOf ?? facts.Today), Date(asked.DueFrom), Date(asked.DueTo)];
    }

    private static DateTimeOffset Known(DateOnly? asOf, Facts facts) => asOf is { } day ? CountyTime.EndOf(day) : facts.Now;

    private async Task<List<Group>> Groups(string sql, int dimensions, NpgsqlParameter[] parameters)
    {
        await using var command = db.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        var groups = new List<Group>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            groups.Add(new(
                row.GetInt32(0), [.. Enumerable.Range(3, dimensions).Select(at => row.IsDBNull(at) ? null : row.GetString(at))],
                row.GetInt64(1), row.GetInt64(2)));
        }

        return groups;
    }

    private async Task<Dictionary<string, string>> UnitNames()
    {
        await using var command = db.CreateCommand("select code, name from wg.unit");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            names[row.GetString(0)] = row.GetString(1);
        }

        return names;
    }

    private static NpgsqlParameter Text(string? text) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };

    private static NpgsqlParameter Texts(IEnumerable<string>? texts) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = (object?)texts?.ToArray() ?? DBNull.Value };

    private static NpgsqlParameter Date(DateOnly? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter Instant(DateTimeOffset value) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = value.UtcDateTime };
}
