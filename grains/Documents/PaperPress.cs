using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WarningGrid.Documents;

/// <summary>Prints a paper: its data in its template, sealed or still a draft, as the bytes of a .docx (DOC-02…04).</summary>
/// <remarks>Pure: the same data, template and sealing fields give the same bytes, today and in ten years.</remarks>
internal static partial class PaperPress
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The .docx of a paper.</summary>
    /// <param name="seal">What the sealing fills; null for a draft, where it stays blank.</param>
    public static ReadOnlyMemory<byte> Print(PaperData paper, PaperSeal? seal)
    {
        var page = new Page(paper, seal);
        var body = new PaperMarkup();
        if (page.Template.Layout is PaperLayout.Letter)
        {
            Head(page, body);
        }
        else
        {
            SheetHead(page, body);
        }

        if (page.Has(PaperFields.Corrects))
        {
            body.Paragraph("Body", page.Pieces("本文书更正{corrects}，原文书与本文书不一致的，以本文书为准。"));
        }

        Lines(page, body);
        if (page.Template.Layout is PaperLayout.Letter)
        {
            Signature(page, body);
        }

        Foot(page, body);
        return PaperParts.Around(body.ToString(), page.TitleText, $"{paper.Template}/{paper.Version}");
    }

    /// <summary>The paper's title: its own, or its template's.</summary>
    public static string TitleOf(PaperData paper) => paper[PaperFields.Title] ?? paper.Written.Title;

    /// <summary>A date as it is printed: 2026年10月19日.</summary>
    public static string Printed(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    private static void Head(Page page, PaperMarkup body)
    {
        body.Paragraph("Secrecy", page.Pieces("{secrecy}"))
            .Paragraph("RedHead", page.Pieces("{organ}"))
            .Paragraph("Number", page.Pieces(page.Has(PaperFields.Signer) ? "{serial}　　　　签发人：{signer}" : "{serial}"))
            .Paragraph("Title", page.Pieces("{title}"))
            .Paragraph("Flush", page.Pieces("{addressee}："));
    }

    private static void SheetHead(Page page, PaperMarkup body)
    {
        body.Paragraph("Secrecy", page.Pieces("{secrecy}"))
            .Paragraph("Title", page.Pieces("{title}"))
            .Form(
            [
                [page.Pieces("制发机关"), page.Pieces("{organ}"), page.Pieces("案号"), page.Pieces("{caseNo}")],
                page.Has(PaperFields.Serial) || !page.IsSealed
                    ? [page.Pieces("文号"), page.Pieces("{serial}"), page.Pieces("日期"), page.Pieces("{date}")]
                    : [page.Pieces("日期"), page.Pieces("{date}")],
            ])
            .Paragraph("Cell", []);
    }

    private static void Lines(Page page, PaperMarkup body)
    {
        var lines = page.Template.Lines.Where(line => line.If is null || page.Has(line.If)).ToArray();
        for (var n = 0; n < lines.Length; n++)
        {
            var line = lines[n];
            if (line.Kind is PaperLineKind.Row)
            {
                var rows = lines[n..].TakeWhile(row => row.Kind is PaperLineKind.Row).ToArray();
                body.Form(rows.Select(row => row.Cells.Select(page.Pieces).ToImmutableArray())).Paragraph("Cell", []);
                n += rows.Length - 1;
            }
            else if (line.Kind is PaperLineKind.Table)
            {
                body.Table(page.Field(line.Cells[0]), line.Cells[1..]).Paragraph("Cell", []);
            }
            else
            {
                Text(page, body, line);
            }
        }
    }

    private static void Text(Page page, PaperMarkup body, PaperLine line)
    {
        var style = line.Kind switch
        {
            PaperLineKind.Flush => "Flush",
            PaperLineKind.Heading => "Heading",
            PaperLineKind.Subheading => "Subheading",
            _ => "Body",
        };
        var pieces = page.Pieces(line.Cells[0]);
        if (pieces is [{ Name: not null } field])
        {
            var numbered = line.Kind is PaperLineKind.Numbered;
            body.Block(style, field, n => numbered ? string.Create(CultureInfo.InvariantCulture, $"{n}．") : "");
        }
        else
        {
            body.Paragraph(style, pieces);
        }
    }

    // The date four characters from the right; the organ's name in the middle above it.
    private static void Signature(Page page, PaperMarkup body)
    {
        const int FromRight = 400;
        var (organ, date) = (Width(page.Text(PaperFields.Seal)), Width(page.Text(PaperFields.Date)));
        body.Paragraph("Flush", []).Paragraph("Flush", [])
            .Paragraph("Signature", page.Pieces("{seal}"), Math.Max(0, FromRight + ((date - organ) / 2)))
            .Paragraph("Signature", page.Pieces("{date}"), FromRight)
            .Paragraph("Flush", []);
    }

    private static void Foot(Page page, PaperMarkup body)
    {
        if (page.Template.Layout is PaperLayout.Letter)
        {
            body.Foot(
            [
                .. page.Has(PaperFields.Copies) ? [page.Pieces("抄送：{copies}")] : Array.Empty<ImmutableArray<PaperPiece>>(),
                page.Pieces("案号：{caseNo}"),
                page.Pieces("{organ}\t{date}印发"),
            ]).Paragraph("Cell", []);
        }
        else if (page.Has(PaperFields.Copies))
        {
            body.Paragraph("Cell", page.Pieces("抄送：{copies}"));
        }
    }

    // In hundredths of a character: digits are half as wide.
    private static int Width(string text) => text.Sum(c => c < 0x100 ? 50 : 100);

    /// <summary>A paper on the press: what stands in each of its fields.</summary>
    private sealed class Page(PaperData paper, PaperSeal? seal)
    {
        public PaperTemplate Template { get; } = paper.Written;

        public bool IsSealed => seal is not null;

        public string TitleText => TitleOf(paper);

        public bool Has(string field) => Value(field) is not null;

        /// <summary>What stands there; blanks to write on where nothing does.</summary>
        public string Text(string field) => Value(field) ?? "　　　　";

        public PaperPiece Field(string name) => new(Text(name), name, Template.Field(name)!.Label);

        /// <summary>A line of the template with its fields filled in.</summary>
        public ImmutableArray<PaperPiece> Pieces(string line) =>
            [.. Braces().Split(line).Select((part, n) => n % 2 == 1 ? Field(part) : new PaperPiece(part)).Where(piece => piece.Text.Length > 0)];

        private string? Value(string field) => field switch
        {
            PaperFields.Serial => seal?.Serial,
            PaperFields.Date when Template.Field(field)!.Sealing => seal is null ? null : Printed(seal.Date),
            PaperFields.Signer => seal?.Signer,
            PaperFields.Seal => seal?.Seal,
            PaperFields.Title => TitleText,
            _ when paper[field] is not { } text => null,
            _ => Template.Field(field) is { Type: PaperFieldType.Date }
                ? Printed(DateOnly.ParseExact(paper[field]!, "yyyy-MM-dd", CultureInfo.InvariantCulture))
                : paper[field],
        };
    }

    [GeneratedRegex(@"\{([A-Za-z]+\d*)\}")]
    private static partial Regex Braces();
}
