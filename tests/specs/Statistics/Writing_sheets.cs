using System.Collections.Immutable;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using WarningGrid.Tools;
using Xunit;

namespace WarningGrid.Statistics;

/// <summary>XLS-03, EXP-01: what leaves the house is text, whatever it begins with, and says who took it.</summary>
public sealed class Writing_sheets
{
    private static readonly ImmutableArray<string> Hostile = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "＝1", "李玥喆𠮷, \"甲\"\n乙", "平常"];

    [Theory]
    [InlineData("=1+1", "'=1+1"), InlineData("+1", "'+1"), InlineData("-1", "'-1"), InlineData("@a", "'@a"), InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1"), InlineData("＋1", "'＋1"), InlineData("1=1", "1=1"), InlineData("", ""), InlineData("甲", "甲")]
    public void XLS_03_what_looks_like_a_formula_is_marked_as_text(string text, string neutral) =>
        Assert.Equal(neutral, SheetCells.Neutral(text));

    [Fact]
    public void XLS_03_no_field_of_a_csv_begins_with_a_formula_and_every_text_comes_back()
    {
        using var sheet = new CsvSheet();
        sheet.Row(["案号", "=对象"]);
        sheet.Row(Hostile);
        var bytes = sheet.Finish("王某(G00000103) 2026-09-21 10:00:00 导出");

        Assert.Equal(new byte[] { 0xEF, 0xBB, 0xBF }, bytes[..3].ToArray());
        var rows = CsvText.Rows(Encoding.UTF8.GetString(bytes.Span[3..]));
        Assert.Equal(["案号", "'=对象"], rows[0]);
        Assert.Equal(Hostile.Select(SheetCells.Neutral), rows[1]);
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t＝＋－＠".Contains(cell[0])));
        Assert.Equal("王某(G00000103) 2026-09-21 10:00:00 导出", rows[^1][0]);
    }

    [Fact]
    public void Example_11_07_every_cell_of_a_workbook_is_typed_as_text_and_the_workbook_is_sound()
    {
        using var sheet = new XlsxSheet("处置案件台账");
        sheet.Row(["案号", "对象"]);
        sheet.Row(Hostile);
        sheet.Row(["\u0001坏\uFFFE字\uD800符"]);
        var bytes = sheet.Finish("王某&李某(G00000103) 2026-09-21 导出");

        using var stream = new MemoryStream(bytes.ToArray());
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var sheets = book.WorkbookPart!.Workbook!.Descendants<Sheet>().ToArray();
        Assert.Equal(["处置案件台账", "水印"], sheets.Select(one => one.Name!.Value!));
        var first = ((WorksheetPart)book.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet!;
        Assert.All(first.Descendants<Cell>(), cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
        Assert.Empty(first.Descendants<CellFormula>());
        Assert.Equal(Hostile, first.Descendants<Row>().ElementAt(1).Elements<Cell>().Select(cell => cell.InnerText));
        Assert.Equal("坏字符", first.Descendants<Row>().ElementAt(2).InnerText.Replace("\uFFFD", "", StringComparison.Ordinal));
        Assert.Equal("&C王某&&李某(G00000103) 2026-09-21 导出", first.Descendants<OddHeader>().Single().Text);
        var mark = ((WorksheetPart)book.WorkbookPart.GetPartById(sheets[1].Id!)).Worksheet!;
        Assert.Equal("王某&李某(G00000103) 2026-09-21 导出", mark.Descendants<Cell>().Single().InnerText);
    }
}
