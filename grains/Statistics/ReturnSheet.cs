using System.Collections.Immutable;
using WarningGrid.Documents;

namespace WarningGrid.Statistics;

/// <summary>A quarter's return as rows, and as the paper that a unit's head signs by hand (季度报表, D-BJ). Pure.</summary>
internal static class ReturnSheet
{
    public const string Title = "季度报表";

    public static readonly ImmutableArray<string> Columns = ["表", "项目", "数字"];

    public static IEnumerable<ImmutableArray<string>> Rows(QuarterReturn quarter) =>
        from table in quarter.Tables
        from figure in table.Table.Figures.Append(table.Table.Total)
        select ImmutableArray.Create(table.Title, string.Join('、', figure.Labels), figure.Text);

    /// <summary>The paper, each figure beside the place for the one that is reported: nobody has changed any here (QRT-01).</summary>
    /// <param name="unit">The unit's name, or that of all whom the asker reaches.</param>
    /// <param name="watermark">Who took it when and what for; it stands as its author.</param>
    public static PaperData Paper(QuarterReturn quarter, ExportNumber number, string organ, string unit, string watermark) =>
        PaperData.Of(
            "D-BJ",
            new Dictionary<string, string>
            {
                [PaperFields.Organ] = organ,
                [PaperFields.CaseNumber] = number.Value,
                [PaperFields.Secrecy] = "内部",
                ["unit"] = unit,
                ["period"] = Quarter.Of(quarter.Quarter)!.Value.Printed,
                ["figures"] = string.Join('\n', Rows(quarter).Select(row => $"{row[0]}：{row[1]}\t{row[2]}\t{row[2]}")),
                ["author"] = watermark,
            });
}
