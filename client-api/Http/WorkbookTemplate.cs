using System.Globalization;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;

namespace WarningGrid.Http;

/// <summary>A workbook (XLSX) to be filled in and sent back: its header, its dictionaries as drop-downs, codes typed as text, its version (XLS-01).</summary>
/// <remarks>
/// Name and version stand on a hidden sheet beside the dictionaries, where filling in the list leaves them alone. A drop-down
/// offers and does not bind: a list may name what the county's register does not know.
/// </remarks>
/// <param name="Version">Raised with every change of the columns: a workbook of another is Invalid.</param>
internal sealed record WorkbookTemplate(string Name, int Version, params WorkbookColumn[] Columns)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string About = "模板信息", Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Parts = "http://schemas.openxmlformats.org/package/2006/", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // As many rows as a sheet has.
    private const int LastRow = 1_048_576;

    /// <summary>Nothing, or why this workbook is not one of this template.</summary>
    public Problem? Refused(byte[] workbook) =>
        MiniExcel.GetSheetNames(new MemoryStream(workbook)).Contains(About)
        && MiniExcel.Query(new MemoryStream(workbook), useHeaderRow: false, sheetName: About).Cast<IDictionary<string, object?>>().FirstOrDefault() is { } first
        && Text(first, "A") == Name && Text(first, "B") == Version.ToString(CultureInfo.InvariantCulture)
            ? null
            : Problem.Invalid("XLS-01.version", null, Name, Version);

    /// <summary>The empty workbook.</summary>
    /// <param name="dictionaries">What the drop-down of a column offers, by its header.</param>
    public byte[] Write(ILookup<string, string> dictionaries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in Contents(dictionaries))
            {
                using var part = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
                part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text);
            }
        }

        return file.ToArray();
    }

    private IEnumerable<(string Path, string Text)> Contents(ILookup<string, string> dictionaries) =>
    [
        ("[Content_Types].xml",
            $"""
            <Types xmlns="{Parts}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """),
        ("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", Relations(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml"))),
        ("xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/><sheet name="{About}" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>"""),

        // Cells of style 0 are plain, of 1 text whatever is typed into them, of 2 bold.
        ("xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>
            """),
        ("xl/worksheets/sheet1.xml", ListSheet(dictionaries)),
        ("xl/worksheets/sheet2.xml", AboutSheet(dictionaries)),
    ];

    private string ListSheet(ILookup<string, string> dictionaries)
    {
        var offered = Columns.Index().Where(column => dictionaries[column.Item.Header].Any()).ToArray();
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        foreach (var (n, column) in Columns.Index())
        {
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{n + 1}\" max=\"{n + 1}\" width=\"{column.Width}\" style=\"{(column.IsCode ? 1 : 0)}\" customWidth=\"1\"/>");
        }

        Row(xml.Append("</cols><sheetData>"), 1, 2, Columns.Select(column => column.Header));
        xml.Append("</sheetData>");
        if (offered.Length > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<dataValidations count=\"{offered.Length}\">");
            foreach (var (n, column) in offered)
            {
                xml.Append(
                    CultureInfo.InvariantCulture,
                    $"<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"{Letter(n)}2:{Letter(n)}{LastRow}\"><formula1>'{About}'!${Letter(n)}$2:${Letter(n)}${dictionaries[column.Header].Count() + 1}</formula1></dataValidation>");
            }

            xml.Append("</dataValidations>");
        }

        return xml.Append("</worksheet>").ToString();
    }

    // The first row says what it is; below it each column's dictionary, under the column's own letter.
    private string AboutSheet(ILookup<string, string> dictionaries)
    {
        var words = Columns.Select(column => dictionaries[column.Header].ToArray()).ToArray();
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        Row(xml, 1, 1, [Name, Version.ToString(CultureInfo.InvariantCulture)]);
        for (var n = 0; n < words.Max(some => some.Length); n++)
        {
            Row(xml, n + 2, 1, words.Select(some => n < some.Length ? some[n] : ""));
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Row(StringBuilder xml, int number, int style, IEnumerable<string> cells)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        foreach (var (n, text) in cells.Index().Where(cell => cell.Item.Length > 0))
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<c r=\"{Letter(n)}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>");
        }

        xml.Append("</row>");
    }

    private static string Relations(params (string Type, string Target)[] to) =>
        $"<Relationships xmlns=\"{Parts}relationships\">" + string.Concat(to.Index().Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{one.Index + 1}\" Type=\"{Office}/{one.Item.Type}\" Target=\"{one.Item.Target}\"/>")))
        + "</Relationships>";

    private static char Letter(int column) => (char)('A' + column);

    private static string Text(IDictionary<string, object?> row, string column) =>
        Convert.ToString(row.TryGetValue(column, out var cell) ? cell : null, CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One column of a template.</summary>
/// <param name="IsCode">Whether it holds codes: digits that are no number, so its cells are text.</param>
internal sealed record WorkbookColumn(string Header, int Width, bool IsCode = false);
