using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>Keeps the data and the issued files of a case's papers on the shelf, before the event that names them (DOC-04).</summary>
/// <remarks>What was kept for a command that came to nothing is named by nobody.</remarks>
internal sealed class CasePaperFiles(IDocumentFiles files)
{
    /// <summary>The paper that a draft writes; kept where the rules let it be written.</summary>
    public async Task<Circumstances> Drafted(CaseFile file, DraftDocument draft, Circumstances given, PaperNames names)
    {
        var facts = file.Governed(given.Facts);
        if (ShapeRules.Objection(draft) is not null || CasePapers.Of(file, draft, names, facts) is not { } paper)
        {
            return given;
        }

        var written = given with { Paper = paper };
        if (CaseSightRules.Of(file, facts) is null || CaseRules.Decide(file, draft, written).Refused is not null)
        {
            return written;
        }

        await Keep(PaperData.MediaType, CasePapers.FileName(file, paper) + ".json", paper.Canonical(), facts);
        return CaseDocumentRules.Prefix(file, paper.Written.Kind, facts) is null
            ? written with { Issued = await Print(file, paper, new(null, facts.Today, null, null), facts) }
            : written;
    }

    /// <summary>The data of a paper that the move itself writes, once it has its number.</summary>
    public async Task<Circumstances> Kept(CaseFile file, Circumstances given)
    {
        if (given is { Paper: { } paper, Serial: not null })
        {
            await Keep(PaperData.MediaType, CasePapers.FileName(file, paper) + ".json", paper.Canonical(), given.Facts);
        }

        return given;
    }

    /// <summary>What was written into a document; null where its file was uploaded.</summary>
    public async Task<PaperData?> Written(CaseFile file, int number) =>
        file.Document(number) is { Paper: not null } document ? await Data(document) : null;

    /// <summary>The file that a sealing issues, once it has its number.</summary>
    public async Task<Circumstances> Issued(CaseFile file, string? signer, Circumstances given) =>
        given is { Paper: { } paper, Serial: { } serial }
            ? given with
            {
                Issued = await Print(file, paper, new(serial.Text, given.Facts.Today, signer, paper[PaperFields.Organ]), given.Facts),
            }
            : given;

    /// <summary>The bytes behind a document: as uploaded, as issued, or as the draft would look.</summary>
    public async Task<DocumentFile?> Open(CaseFile file, CaseDocument document)
    {
        if (document.Paper is not { File: null })
        {
            return await files.Read(document.Paper?.File ?? document.Sm3);
        }

        var paper = await Data(document);
        var bytes = PaperPress.Print(paper, null);
        return new(
            new(Convert.ToHexStringLower(EntryChain.Sm3(bytes.Span)), CasePapers.FileName(file, paper), PaperPress.MediaType, bytes.Length), bytes);
    }

    private async Task<PaperData> Data(CaseDocument document) =>
        await files.Read(document.Sm3) is { } kept
            ? PaperData.Read(kept.Content)
            : throw new StorageUnavailable("the data of a paper are not on the shelf");

    private Task<string> Print(CaseFile file, PaperData paper, PaperSeal seal, Facts facts) =>
        Keep(PaperPress.MediaType, CasePapers.FileName(file, paper), PaperPress.Print(paper, seal), facts);

    private async Task<string> Keep(string type, string name, ReadOnlyMemory<byte> bytes, Facts facts)
    {
        var sm3 = Convert.ToHexStringLower(EntryChain.Sm3(bytes.Span));
        await files.Keep(new(sm3, name, type, bytes.Length), bytes, facts.Asker.Actor, facts.Now);
        return sm3;
    }
}
