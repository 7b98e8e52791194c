using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>Documents on a case: attached by SM3, sealed with a serial, served once (DOC, SER-01).</summary>
internal static class CaseDocumentRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        AttachDocument attach => Attach(file, attach, given, objections),
        DraftDocument draft => Draft(file, draft, given, objections),
        SealDocument seal => Seal(file, seal, given, objections),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The serial prefix of a kind, e.g. 当预函; null where the kind gets none.</summary>
    public static string? Prefix(CaseFile file, string kind, Facts facts)
    {
        var rules = facts.Rules.At(file.Packs);
        return rules.Has($"SER-01.prefix.{kind}") ? rules.Word($"SER-01.prefix.{kind}") : null;
    }

    /// <summary>Whether every document that needs a serial has one; a draft that was never issued is none (DSP-13).</summary>
    public static bool AllNumbered(CaseFile file, Facts facts) =>
        file.Documents.All(document =>
            document.Serial is not null || document.Paper is { File: null } || Prefix(file, document.Kind, facts) is null);

    /// <summary>A document that a move rests on: there, of that kind, sealed and not served before.</summary>
    public static Objections NeedsSealed(this Objections objections, CaseFile file, int number, string kind, string missing) =>
        objections
            .Gate(file.Document(number) is { Serial: not null } found && found.Kind == kind, missing)
            .Gate(!file.HasServed(number), "DSP-06.served-before");

    /// <summary>A document that a move rests on: there, of that kind.</summary>
    public static Objections Needs(this Objections objections, CaseFile file, int number, string kind, string missing) =>
        objections.Gate(file.Document(number)?.Kind == kind, missing);

    private static Ruling Attach(CaseFile file, AttachDocument attach, Circumstances given, Objections objections)
    {
        var byOutsider = (CaseHandRules.Of(file, given.Facts) & Hands.Handler) == 0;
        return objections
            .When(
                byOutsider && attach.Kind != DocumentKinds.Attachment && attach.Kind != DocumentKinds.TalkFeedback,
                Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(!DocumentKinds.All.Contains(attach.Kind), Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.kind")
            .Gate(given.File is not null, "DOC-01.no-file")
            .Then(() => Ruling.At(given.At, new DocumentAttached(
                file.Documents.Length + 1, attach.Kind, given.File!.Sm3, attach.Title, given.File.Name, given.File.Size)));
    }

    private static Ruling Draft(CaseFile file, DraftDocument draft, Circumstances given, Objections objections)
    {
        if (given.Paper is not { } paper)
        {
            return objections.When(applies: true, Rank.InvalidRule, RefusalKind.Invalid, "DOC-02.template").Then(() => Ruling.Nothing);
        }

        var template = paper.Written;
        var corrected = draft.Corrects is { } old ? file.Document(old) : null;
        var issuedNow = Prefix(file, template.Kind, given.Facts) is null;
        objections
            .Printable(paper)
            .Gate(
                draft.Document is not { } rewritten
                    || file.Document(rewritten) is { Paper: { File: null } mark } && mark.Template == template.Id,
                "DOC-05.issued")
            .Gate(draft.Corrects is null || (corrected is { } wrong && wrong.Kind == template.Kind && IsIssued(file, wrong, given.Facts)), "DOC-05.corrects");
        return (issuedNow ? objections.Complete(paper) : objections).Then(() => Ruling.At(given.At, new DocumentAttached(
            draft.Document ?? file.Documents.Length + 1, template.Kind, paper.Sm3(), PaperPress.TitleOf(paper),
            CasePapers.FileName(file, paper), 0, new(template.Id, template.Version, issuedNow ? given.Issued : null), draft.Corrects)));
    }

    private static bool IsIssued(CaseFile file, CaseDocument document, Facts facts) =>
        document.Serial is not null || (Prefix(file, document.Kind, facts) is null && document.Paper is not { File: null });

    private static Ruling Seal(CaseFile file, SealDocument seal, Circumstances given, Objections objections)
    {
        var document = file.Document(seal.Document);
        objections
            .When(
                seal.Signer is { } signer && !PaperTexts.IsText(signer), Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.text", "签发人")
            .Gate(document is not null, "DOC-01.no-document")
            .Gate(document is not { Serial: not null }, "SER-01.sealed-before")
            .Gate(document is null || Prefix(file, document.Kind, given.Facts) is not null, "SER-01.no-serial-for-kind");
        if (given.Paper is { } paper)
        {
            objections.Complete(paper)
                .Gate(paper[PaperFields.Organ] == CasePapers.Organ(given.Facts), "DOC-01.organ-renamed");
        }

        return objections.Then(() => given.Serial is { } serial
            ? Ruling.Of(new DocumentSealed(
                    seal.Document, serial.Prefix, serial.Year, serial.Number, serial.Text, given.Facts.Today, given.Issued,
                    given.Paper is null ? null : seal.Signer))
            : Refusal.Of(RefusalKind.Unavailable, "SER-01.no-number"));
    }
}
