using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace WarningGrid.Documents;

/// <summary>DOC-01…04: every paper is made from its template, sound, and the same each time.</summary>
/// <remarks><c>PAPERS=folder</c> writes a specimen of each there, to be looked at.</remarks>
public sealed class Papers
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PAPERS");

    public static TheoryData<string> Ids => [.. PaperTemplates.All.Select(template => template.Id)];

    [Fact]
    public void DOC_02_every_kind_of_paper_has_a_template() =>
        Assert.Equal(
            DocumentKinds.All.Except([DocumentKinds.Attachment]).Order(StringComparer.Ordinal),
            PaperTemplates.All.Select(template => template.Kind).Where(kind => kind != DocumentKinds.Attachment).Distinct()
                .Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void DOC_02_a_template_names_only_fields_it_has_and_places_every_one(string id)
    {
        var template = PaperTemplates.Latest(id)!;
        var placed = template.Lines
            .SelectMany(line => line.Kind is PaperLineKind.Table ? [line.Cells[0]]
                : line.Cells.SelectMany(cell => Regex.Matches(cell, @"\{(\w+)\}").Select(match => match.Groups[1].Value)))
            .ToHashSet();

        Assert.All(placed, field => Assert.NotNull(template.Field(field)));
        Assert.All(template.Lines.Where(line => line.If is not null), line => Assert.False(template.Field(line.If!)!.Required));
        Assert.Empty(OfItsOwn(template).Except(placed));
    }

    [Theory, MemberData(nameof(Ids))]
    public void DOC_03_a_sealed_paper_and_its_draft_are_sound_documents(string id)
    {
        var paper = PaperSpecimens.Of(PaperTemplates.Latest(id)!);
        var issued = PaperPress.Print(paper, PaperSpecimens.Seal);
        if (Folder is not null)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(Path.Combine(Folder, id + ".docx"), issued.ToArray());
        }

        foreach (var bytes in new[] { issued, PaperPress.Print(paper, null), PaperPress.Print(PaperData.Of(id, []), null) })
        {
            using var word = Open(bytes);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken)
                .Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void DOC_02_every_field_that_was_filled_in_stands_in_a_control_of_its_name(string id)
    {
        var paper = PaperSpecimens.Of(PaperTemplates.Latest(id)!);
        using var word = Open(PaperPress.Print(paper, PaperSpecimens.Seal));

        var tags = word.MainDocumentPart!.Document!.Descendants<SdtElement>()
            .Select(control => control.SdtProperties!.GetFirstChild<Tag>()!.Val!.Value!).ToHashSet();

        Assert.Empty(paper.Fields.Keys.Except(tags));
        Assert.Contains(PaperFields.Title, tags);
        Assert.Contains(PaperFields.Date, tags);
    }

    [Theory, MemberData(nameof(Ids))]
    public void DOC_04_the_same_data_and_sealing_give_the_same_bytes(string id)
    {
        var paper = PaperSpecimens.Of(PaperTemplates.Latest(id)!);
        var again = PaperData.Read(paper.Canonical());

        Assert.Equal(paper.Sm3(), again.Sm3());
        Assert.True(PaperPress.Print(paper, PaperSpecimens.Seal).Span.SequenceEqual(PaperPress.Print(again, PaperSpecimens.Seal).Span));
    }

    /// <remarks>Whoever changes how papers are set changes what was issued, were it printed again: that wants a template version.</remarks>
    [Fact]
    public void DOC_04_bytes_are_the_same_on_every_machine_and_in_every_release() =>
        Assert.Equal("a05b63521b5723944475d47dfaa1980e6db47f67d947eee5e555eda981ea2814", DocumentShelfGrain.Sm3(PaperPress.Print(PaperSpecimens.Of(PaperTemplates.Of("D-HX", 1)), PaperSpecimens.Seal).Span));

    [Fact]
    public void DOC_04_entries_are_sorted_stored_and_of_1980()
    {
        using var zip = new ZipArchive(new MemoryStream(PaperPress.Print(PaperSpecimens.Of(PaperTemplates.Latest("D-HX")!), null).ToArray()));

        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal), zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry =>
        {
            Assert.Equal(entry.Length, entry.CompressedLength);
            Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
        });
    }

    [Theory]
    [InlineData("李玥喆", "仿宋", "宋体")]
    [InlineData("王㛃", "宋体", "宋体")]
    [InlineData("赵𠮷", "SimSun-ExtB", "SimSun-ExtB")]
    public void DOC_03_rare_characters_of_a_name_are_all_there_in_a_font_that_has_them(string name, string inBody, string inTitle)
    {
        var paper = PaperData.Of("D-HX", PaperSpecimens.Of(PaperTemplates.Latest("D-HX")!).Fields
            .SetItem(PaperFields.Addressee, name + "同志").SetItem(PaperFields.Title, $"关于{name}同志的函询通知书"));
        using var word = Open(PaperPress.Print(paper, PaperSpecimens.Seal));
        var body = word.MainDocumentPart!.Document!.Body!;

        Assert.Contains(name + "同志：", body.InnerText, StringComparison.Ordinal);
        Assert.Equal(inBody, FontOf(PaperFields.Addressee, PaperFonts.Body));
        Assert.Equal(inTitle, FontOf(PaperFields.Title, PaperFonts.Title));

        string FontOf(string field, string otherwise) =>
            body.Descendants<SdtElement>().First(control => control.SdtProperties!.GetFirstChild<Tag>()!.Val == field)
                .Descendants<Run>().First(run => run.InnerText.Contains(name[1..2], StringComparison.Ordinal))
                .RunProperties?.RunFonts?.EastAsia?.Value ?? otherwise;
    }

    [Fact]
    public void DOC_01_what_is_missing_is_named_in_Chinese()
    {
        var whole = PaperSpecimens.Of(PaperTemplates.Latest("D-JM")!);

        Assert.Null(new Objections().Complete(whole).First());
        var refused = new Objections().Complete(whole with { Fields = whole.Fields.Remove("effectEnd").Remove(PaperFields.Copies) }).First()!;
        Assert.Equal((RefusalKind.GateNotMet, "DOC-01"), (refused.Kind, refused.RuleId));
        Assert.Equal(["缺少必填内容：影响期截止。", "缺少必填内容：抄送。"], refused.Items.Select(item => item.Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nowhere", "x", "DOC-01.no-such-field")]
    [InlineData("serial", "当预函〔2026〕1号", "DOC-01.no-such-field")]
    [InlineData("effectEnd", "2026年3月", "DOC-01.date")]
    [InlineData("problem", "a\u0007b", "DOC-01.text")]
    public void DOC_01_what_cannot_be_printed_is_refused(string field, string text, string code) =>
        Assert.Equal(code, new Objections().Printable(PaperData.Of("D-JM", [new(field, text)])).First()?.Code);

    // An attribute cannot hold half a pair.
    [Fact]
    public void DOC_01_half_a_character_is_refused() =>
        Assert.Equal(
            "DOC-01.text", new Objections().Printable(PaperData.Of("D-JM", [new("problem", "half a \uD842 pair")])).First()?.Code);

    private static IEnumerable<string> OfItsOwn(PaperTemplate template)
    {
        string[] everywhere =
        [
            PaperFields.Organ, PaperFields.Title, PaperFields.CaseNumber, PaperFields.Secrecy, PaperFields.Copies, PaperFields.Corrects,
            PaperFields.Serial, PaperFields.Date, PaperFields.Signer, PaperFields.Seal, PaperFields.Addressee,
        ];
        return template.Fields.Select(field => field.Name).Except(everywhere);
    }

    private static WordprocessingDocument Open(ReadOnlyMemory<byte> bytes) =>
        WordprocessingDocument.Open(new MemoryStream(bytes.ToArray()), isEditable: false);
}
