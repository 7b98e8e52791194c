namespace WarningGrid.Documents;

/// <summary>Takes files in: within the size the pack allows, under the SM3 of their bytes, noted in the audit log.</summary>
[StatelessWorker, GrainType("document-shelf")]
internal sealed class DocumentShelfGrain(GrainTools tools, IDocumentFiles files) : Grain, IDocumentShelf
{
    private const int LongestName = 255;

    public async Task<Outcome<DocumentView>> Keep(UploadDocument upload)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var most = facts.Rules.On(facts.Today).Whole("DOC.max-bytes");
        var refusal = new Objections()
            .When(facts.Asker.Grants.IsEmpty, Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(upload.Content.IsEmpty, Rank.Shape, RefusalKind.Invalid, "DOC-01.empty")
            .When(
                !IsName(upload.Name) || !IsName(upload.MediaType), Rank.Shape, RefusalKind.Invalid, "DOC-01.name")
            .When(
                upload.Content.Length > most, Rank.LimitExceeded, RefusalKind.LimitExceeded, "DOC-01.too-large", most)
            .First();
        var about = new DocumentView(Sm3(upload.Content.Span), upload.Name, upload.MediaType, upload.Content.Length);

        // The note comes first: a file nobody can be named for is not kept (AUD-01).
        await tools.Audit.Record(new(
            facts.Asker.Actor, "document.upload", refusal is null ? about.Sm3 : "documents", facts.Now,
            [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], [],
            refusal is null ? null : $"{refusal.Kind} {refusal.Code}"));
        return refusal is not null ? refusal : await files.Keep(about, upload.Content, facts.Asker.Actor, facts.Now);
    }

    public Task<Outcome<PaperTemplatesView>> Templates() => Task.FromResult<Outcome<PaperTemplatesView>>(
        new PaperTemplatesView([.. PaperTemplates.All.Select(template => PaperTemplates.View(template))]));

    /// <summary>SM3 of bytes in hexadecimal.</summary>
    public static string Sm3(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(EntryChain.Sm3(content));

    private static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);
}
