using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace WarningGrid.Clearances;

/// <summary>The workbook that lists of persons are filled into (XLS-01).</summary>
public sealed class The_workbook
{
    private const uint Text = 49;

    private static readonly byte[] Written = RowsBody.Template.Write(new[] { "青石镇", "县<&\">财政局" }.ToLookup(_ => RowsBody.Unit));

    [Fact]
    public void XLS_01_it_carries_drop_downs_text_typed_codes_and_its_version()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Written), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));

        var parts = book.WorkbookPart!;
        var list = ((WorksheetPart)parts.GetPartById("rId1")).Worksheet!;
        Assert.Equal(["姓名", "身份证号", "单位", "职务"], list.Descendants<Cell>().Select(cell => cell.InnerText));
        var offered = Assert.Single(list.Descendants<DataValidation>());
        Assert.Equal(("C2:C1048576", "'模板信息'!$C$2:$C$3"), (offered.SequenceOfReferences!.InnerText, offered.Formula1!.Text));
        var style = (int)list.Descendants<Column>().ElementAt(1).Style!.Value;
        Assert.Equal(Text, parts.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt(style).NumberFormatId!.Value);
        var about = ((WorksheetPart)parts.GetPartById("rId2")).Worksheet!;
        Assert.Equal(["廉政意见征求名单", "1", "青石镇", "县<&\">财政局"], about.Descendants<Cell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public void XLS_01_only_a_workbook_of_this_name_and_version_is_taken()
    {
        Assert.Null(RowsBody.Template.Refused(Written));
        Assert.Equal("XLS-01.version", (RowsBody.Template with { Version = 2 }).Refused(Written)?.Code);
        Assert.Equal("XLS-01.version", (RowsBody.Template with { Name = "风险点登记表" }).Refused(Written)?.Code);
        Assert.Null(RowsBody.Template.Refused(RowsBody.Template.Write(Array.Empty<string>().ToLookup(_ => RowsBody.Unit))));
    }
}
