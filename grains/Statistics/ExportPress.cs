using System.Collections.Frozen;
using System.Globalization;
using Npgsql;
using WarningGrid.Cases;
using WarningGrid.Documents;

namespace WarningGrid.Statistics;

/// <summary>Makes the file of an export: the rows its taker may see, or the tables of a quarter, and the watermark.</summary>
internal sealed class ExportPress(NpgsqlDataSource db, IGrainFactory grains)
{
    /// <summary>Row by row from the database into the file; without a sheet they are only counted.</summary>
    public async Task<ExportRows> Read(AskExport asked, Facts facts, ISheet? sheet)
    {
        if (RegisterSheet.Of(asked.Register) is not { } register)
        {
            return await Figures(asked, sheet);
        }

        try
        {
            if (await CaseScope.Outside(db, asked.Units, facts))
            {
                return ExportRows.None with { Refused = Refusal.Of(RefusalKind.Forbidden, "ACL-02.outside") };
            }

            await using var command = db.CreateCommand(register.Sql);
            command.Parameters.AddRange(register.Scope(asked, facts));
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = facts.Rules.On(facts.Today).Whole("EXP-01.rows") + 1 });
            var (rows, persons) = (0, new HashSet<string>(StringComparer.Ordinal));
            sheet?.Row(register.Columns);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                rows++;
                sheet?.Row(register.Cells(row, facts));
                if (!await row.IsDBNullAsync(row.FieldCount - 1))
                {
                    persons.UnionWith(row.GetFieldValue<string[]>(row.FieldCount - 1));
                }
            }

            return new(rows, persons.ToFrozenSet(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("a register cannot be exported: " + e.GetType().Name);
        }
    }

    private async Task<ExportRows> Figures(AskExport asked, ISheet? sheet)
    {
        var quarter = await Quarter(asked);
        return quarter.Match(
            given =>
            {
                var rows = ReturnSheet.Rows(given).ToArray();
                foreach (var row in rows.Prepend(ReturnSheet.Columns))
                {
                    sheet?.Row(row);
                }

                return ExportRows.None with { Rows = rows.Length };
            },
            refusal => ExportRows.None with { Refused = refusal });
    }

    private Task<Outcome<QuarterReturn>> Quarter(AskExport asked) =>
        grains.GetGrain<IStatisticsRegister>("all").Quarter(new(asked.Quarter!, asked.Units.OrEmpty() is [var unit, ..] ? unit : null));

    private async Task<ReadOnlyMemory<byte>> Paper(ExportNumber number, AskExport asked, string watermark, Facts facts)
    {
        var quarter = (await Quarter(asked)).Value;
        var unit = quarter.Unit is { } code ? await Asked("select name from wg.unit where code = $1", code.Value) : "所辖各单位";
        return PaperPress.Print(
            ReturnSheet.Paper(quarter, number, facts.Rules.On(facts.Today).Word("ORG.discipline"), unit, watermark), seal: null);
    }

    private async Task<string> Watermark(AskExport asked, Facts facts) =>
        Sentences.Of(
            "EXP-01.watermark",
            await Asked("select name from wg.official where id = $1", facts.Asker.Id.Value),
            await Asked("select coalesce(staff_no, id) from wg.official where id = $1", facts.Asker.Id.Value),
            facts.Now.ToOffset(CountyTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            Title(asked), asked.Purpose);

    private async Task<string> Asked(string sql, string id)
    {
        try
        {
            await using var command = db.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
            return await command.ExecuteScalarAsync() as string ?? id;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("a name cannot be read: " + e.GetType().Name);
        }
    }

    /// <summary>The whole file, with who took it, when and what for.</summary>
    public async Task<ReadOnlyMemory<byte>> Finish(ExportNumber number, AskExport asked, ISheet? sheet, Facts facts)
    {
        var watermark = await Watermark(asked, facts);
        return sheet is null ? await Paper(number, asked, watermark, facts) : sheet.Finish(watermark);
    }

    /// <summary>A sheet to write rows on; null for what is a paper.</summary>
    public static ISheet? Sheet(AskExport asked) => asked.Format switch
    {
        SheetFormat.Csv => new CsvSheet(),
        SheetFormat.Xlsx => new XlsxSheet(Title(asked)),
        SheetFormat.Docx => null,
    };

    private static string Title(AskExport asked) => RegisterSheet.Of(asked.Register)?.Title ?? ReturnSheet.Title;

    /// <summary>The name it is saved under, and its media type.</summary>
    public static (string Name, string MediaType) Form(ExportNumber number, AskExport asked) => asked.Format switch
    {
        SheetFormat.Csv => ($"{Title(asked)}-{number}.csv", "text/csv"),
        SheetFormat.Xlsx => ($"{Title(asked)}-{number}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        SheetFormat.Docx => ($"{Title(asked)}-{number}.docx", PaperPress.MediaType),
    };
}
