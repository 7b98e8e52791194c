using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WarningGrid.Documents;

/// <summary>Writes the body of a paper as WordprocessingML: paragraphs, tables, and a content control for each field.</summary>
/// <remarks>Everything is counted from the start of the paper, so the same paper is the same text.</remarks>
internal sealed class PaperMarkup
{
    /// <summary>Width of the type area in twentieths of a point: 156 mm.</summary>
    public const int TextWidth = 8844;

    private readonly StringBuilder xml = new();
    private int controls;

    public override string ToString() => xml.ToString();

    /// <summary>A paragraph of a style of <see cref="PaperParts"/>.</summary>
    public PaperMarkup Paragraph(string style, IEnumerable<PaperPiece> pieces, int rightChars = 0)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        if (rightChars > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:ind w:rightChars=\"{rightChars}\" w:right=\"{rightChars * 16 / 5}\"/>");
        }

        xml.Append("</w:pPr>");
        foreach (var piece in pieces)
        {
            Inline(style, piece);
        }

        xml.Append("</w:p>");
        return this;
    }

    /// <summary>A field that fills whole paragraphs, one for each of its lines.</summary>
    public PaperMarkup Block(string style, PaperPiece field, Func<int, string>? before = null)
    {
        Open(field);
        xml.Append("<w:sdtContent>");
        var lines = field.Text.Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            Paragraph(style, [new((before?.Invoke(n + 1) ?? "") + lines[n])]);
        }

        xml.Append("</w:sdtContent></w:sdt>");
        return this;
    }

    /// <summary>A field as a table: a row for each of its lines.</summary>
    public PaperMarkup Table(PaperPiece field, ImmutableArray<string> columns)
    {
        Open(field);
        xml.Append("<w:sdtContent>");
        var widths = Widths(columns);
        StartTable(widths);
        xml.Append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (var n = 0; n < columns.Length; n++)
        {
            Cell(widths[n], 1, () => Paragraph("CellHead", [new(columns[n])]));
        }

        xml.Append("</w:tr>");
        foreach (var line in field.Text.Split('\n'))
        {
            var cells = line.Split('\t');
            xml.Append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (var n = 0; n < columns.Length; n++)
            {
                var text = n < cells.Length ? cells[n] : "";
                Cell(widths[n], 1, () => Paragraph("Cell", [new(text)]));
            }

            xml.Append("</w:tr>");
        }

        xml.Append("</w:tbl></w:sdtContent></w:sdt>");
        return this;
    }

    /// <summary>The rows of a form, four columns wide: label, value, label, value; the last cell takes what is left.</summary>
    public PaperMarkup Form(IEnumerable<ImmutableArray<ImmutableArray<PaperPiece>>> rows)
    {
        const int Label = 1500, Value = (TextWidth - (2 * Label)) / 2;
        int[] widths = [Label, Value, Label, Value];
        StartTable(widths);
        foreach (var row in rows)
        {
            xml.Append("<w:tr>");
            for (var n = 0; n < row.Length; n++)
            {
                var cell = row[n];
                var span = n == row.Length - 1 ? widths.Length - n : 1;
                Cell(widths[n..(n + span)].Sum(), span, () =>
                {
                    if (cell is [{ Name: not null } field])
                    {
                        Block("Cell", field);
                    }
                    else
                    {
                        Paragraph(n % 2 == 0 && row.Length > 1 ? "CellHead" : "Cell", cell);
                    }
                });
            }

            xml.Append("</w:tr>");
        }

        xml.Append("</w:tbl>");
        return this;
    }

    /// <summary>The last lines of a paper between two rules (版记).</summary>
    public PaperMarkup Foot(IEnumerable<ImmutableArray<PaperPiece>> lines)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tblPr><w:tblW w:w=\"{TextWidth}\" w:type=\"dxa\"/><w:tblBorders>")
            .Append("<w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>")
            .Append("<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>")
            .Append("<w:insideH w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders>")
            .Append(CultureInfo.InvariantCulture, $"<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{TextWidth}\"/></w:tblGrid>");
        foreach (var line in lines)
        {
            xml.Append("<w:tr>");
            Cell(TextWidth, 1, () => Paragraph("Foot", line));
            xml.Append("</w:tr>");
        }

        xml.Append("</w:tbl>");
        return this;
    }

    public static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Inline(string style, PaperPiece piece)
    {
        if (piece.Name is not null)
        {
            Open(piece);
            xml.Append("<w:sdtContent>");
        }

        var rest = piece.Text;
        while (rest.IndexOfAny(['\n', '\t']) is >= 0 and var at)
        {
            Runs(style, rest[..at]);
            xml.Append(rest[at] is '\n' ? "<w:r><w:br/></w:r>" : "<w:r><w:tab/></w:r>");
            rest = rest[(at + 1)..];
        }

        Runs(style, rest);

        if (piece.Name is not null)
        {
            xml.Append("</w:sdtContent></w:sdt>");
        }
    }

    private void Runs(string style, string line)
    {
        foreach (var (font, text) in PaperFonts.Runs(PaperParts.FontOf(style), line))
        {
            xml.Append("<w:r>");
            if (font != PaperParts.FontOf(style))
            {
                xml.Append(CultureInfo.InvariantCulture, $"<w:rPr><w:rFonts w:ascii=\"{font}\" w:eastAsia=\"{font}\" w:hAnsi=\"{font}\" w:hint=\"eastAsia\"/></w:rPr>");
            }

            xml.Append(CultureInfo.InvariantCulture, $"<w:t xml:space=\"preserve\">{Escaped(text)}</w:t></w:r>");
        }
    }

    private void Open(PaperPiece field) =>
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<w:sdt><w:sdtPr><w:alias w:val=\"{Escaped(field.Label!)}\"/><w:tag w:val=\"{field.Name}\"/><w:id w:val=\"{++controls}\"/></w:sdtPr>");

    private void StartTable(int[] widths)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tblPr><w:tblW w:w=\"{widths.Sum()}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>");
        foreach (var side in new[] { "top", "left", "bottom", "right", "insideH", "insideV" })
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        }

        xml.Append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        foreach (var width in widths)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{width}\"/>");
        }

        xml.Append("</w:tblGrid>");
    }

    private void Cell(int width, int span, Action content)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        if (span > 1)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:gridSpan w:val=\"{span}\"/>");
        }

        xml.Append("<w:vAlign w:val=\"center\"/></w:tcPr>");
        content();
        xml.Append("</w:tc>");
    }

    // Alike, but for a column of numbers; the last takes what does not divide.
    private static int[] Widths(ImmutableArray<string> columns)
    {
        const string Number = "序号";
        const int Narrow = 900;
        var numbers = columns.Count(column => column is Number);
        var each = (TextWidth - (numbers * Narrow)) / (columns.Length - numbers);
        int[] widths = [.. columns.Select(column => column is Number ? Narrow : each)];
        widths[^1] += TextWidth - widths.Sum();
        return widths;
    }
}

/// <summary>A piece of a line: plain text, or a field with what stands in it.</summary>
internal sealed record PaperPiece(string Text, string? Name = null, string? Label = null);
