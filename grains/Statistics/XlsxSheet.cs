using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace WarningGrid.Statistics;

/// <summary>A register as a workbook: every cell is typed as text, so that no spreadsheet computes one (XLS-01, XLS-03).</summary>
/// <remarks>Written by hand, row by row: a library would be asked for less than it would bring.</remarks>
internal sealed class XlsxSheet : ISheet
{
    private const string
        Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Packaged = "http://schemas.openxmlformats.org/package/2006/relationships",
        Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static readonly DateTimeOffset Dated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MemoryStream file = new();
    private readonly ZipArchive zip;
    private readonly XmlWriter rows;
    private readonly string title;

    /// <param name="title">Of the sheet, e.g. 处置案件台账.</param>
    public XlsxSheet(string title)
    {
        this.title = title;
        zip = new(file, ZipArchiveMode.Create, leaveOpen: true);
        rows = Begin("xl/worksheets/sheet1.xml");
    }

    public void Row(ImmutableArray<string> cells) => Row(rows, cells);

    public ReadOnlyMemory<byte> Finish(string watermark)
    {
        End(rows, watermark);
        var mark = Begin("xl/worksheets/sheet2.xml");
        Row(mark, [watermark]);
        End(mark, watermark);
        Part(
            "[Content_Types].xml",
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part("_rels/.rels", $"""<Relationships xmlns="{Packaged}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{title}" sheetId="1" r:id="rId1"/><sheet name="{Sentences.Of("EXP-01.watermark-sheet")}" sheetId="2" r:id="rId2"/></sheets></workbook>""");
        Part(
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Packaged}"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");

        // The one style beside the default: text, and to be taken as text when somebody edits the cell.
        Part(
            "xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>""");
        zip.Dispose();
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    public void Dispose()
    {
        rows.Dispose();
        zip.Dispose();
        file.Dispose();
    }

    private XmlWriter Begin(string part)
    {
        var writer = XmlWriter.Create(Entry(part), new() { Encoding = new UTF8Encoding(false), CloseOutput = true });
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement("worksheet", Main);
        writer.WriteStartElement("sheetData", Main);
        return writer;
    }

    private static void Row(XmlWriter writer, ImmutableArray<string> cells)
    {
        writer.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            writer.WriteStartElement("c", Main);
            writer.WriteAttributeString("s", "1");
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement("is", Main);
            writer.WriteStartElement("t", Main);
            writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(SheetCells.Printable(cell));
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // The watermark heads every printed page; its own signs are doubled, and a page's head holds 255 characters.
    private static void End(XmlWriter writer, string watermark)
    {
        writer.WriteEndElement();
        writer.WriteStartElement("headerFooter", Main);
        var head = "&C" + watermark.Replace("&", "&&", StringComparison.Ordinal);
        writer.WriteElementString("oddHeader", Main, head.Length > 255 ? head[..255] : head);
        writer.WriteEndDocument();
        writer.Dispose();
    }

    private Stream Entry(string part)
    {
        var entry = zip.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = Dated;
        return entry.Open();
    }

    private void Part(string part, string xml)
    {
        using var text = new StreamWriter(Entry(part), new UTF8Encoding(false));
        text.Write(Head + xml.Trim());
    }
}
