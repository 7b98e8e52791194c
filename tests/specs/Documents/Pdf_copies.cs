using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace WarningGrid.Documents;

/// <summary>DOC-02: a PDF is a copy that may be absent.</summary>
public sealed class Pdf_copies
{
    private static readonly DocumentFile Paper = Printed();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DOC_02_without_an_office_there_is_no_copy_and_nothing_else_is_missing()
    {
        using var copies = new PdfCopies(new(new byte[32]) { Office = "no-such-office" }, NullLogger<PdfCopies>.Instance);

        Assert.Null(await copies.Of(Paper, Cancelled));
    }

    [Fact]
    public async Task DOC_02_with_one_there_is_a_copy_made_once()
    {
        var office = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "soffice"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(office is null, "LibreOffice is not installed");
        using var copies = new PdfCopies(new(new byte[32]) { Office = office }, NullLogger<PdfCopies>.Instance);

        var copy = await copies.Of(Paper, Cancelled);

        Assert.Equal(("paper.pdf", "application/pdf"), (copy!.About.Name, copy.About.MediaType));
        Assert.True(copy.Content.Span.StartsWith("%PDF-"u8));
        Assert.Equal(copy.Content, (await copies.Of(Paper, Cancelled))!.Content);
    }

    private static DocumentFile Printed()
    {
        var bytes = PaperPress.Print(PaperSpecimens.Of(PaperTemplates.Latest("D-HX")!), PaperSpecimens.Seal);
        return new(new(DocumentShelfGrain.Sm3(bytes.Span), "paper.docx", PaperPress.MediaType, bytes.Length), bytes);
    }
}
