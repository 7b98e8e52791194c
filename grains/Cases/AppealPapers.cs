using System.Collections.Frozen;
using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>What an appeal puts on paper: its decision (申诉决定书) and the clearing (澄清函), written and sealed by the act itself.</summary>
/// <remarks>No stage is asked: the appeal goes on beside them, in the archive too (DSP-19).</remarks>
internal static class AppealPapers
{
    /// <summary>Kinds of document that are served with an appeal, whatever the kind of case.</summary>
    public static readonly FrozenSet<string> Kinds = FrozenSet.ToFrozenSet([DocumentKinds.AppealDecision, DocumentKinds.Clarification]);

    /// <summary>The template that a move fills in; null where it puts nothing on paper.</summary>
    public static string? TemplateOf(CaseMove move) => move switch
    {
        DecideAppeal { Outcome: AppealStage.Upheld or AppealStage.Varied or AppealStage.Overturned } => DocumentKinds.AppealDecision,
        IssueClarification => DocumentKinds.Clarification,
        _ => null,
    };

    /// <summary>The paper of a move, as the case and the move say it.</summary>
    public static PaperData? Of(CaseFile file, CaseMove move, PaperNames names, Facts facts)
    {
        IEnumerable<PaperField> said = move switch
        {
            DecideAppeal decide =>
            [
                new("original", Original(file)), new("grounds", file.Appeal.Grounds ?? ""), new("finding", decide.Opinion ?? ""),
                new("result", Sentences.Of(decide.Outcome switch
                {
                    AppealStage.Upheld => "APL-01.paper-upheld", AppealStage.Varied => "APL-01.paper-varied", _ => "APL-01.paper-overturned",
                })),
                new("remedy", Sentences.Of(file.Appeal.Stage is AppealStage.ReReview ? "APL-01.paper-final" : "APL-01.paper-remedy")),
            ],
            IssueClarification clear => [new("matter", file.Ground), new("finding", clear.Text ?? "")],
            _ => [],
        };
        return TemplateOf(move) is { } template ? CasePapers.Of(file, new(template, [.. said]), names, facts) : null;
    }

    /// <summary>The act comes with its paper: whole, numbered and sealed, or it does not happen.</summary>
    public static Ruling OnPaper(this Objections objections, CaseFile file, Circumstances given, DateTimeOffset at, params IEnumerable<IEvent> happens)
    {
        if (given.Paper is { } written)
        {
            objections.Printable(written).Complete(written);
        }

        return objections.Then(() => given is { Paper: { } paper, Serial: { } serial }
            ? Ruling.At(at, [.. Issued(file, paper, serial, given), .. happens])
            : Refusal.Of(RefusalKind.Unavailable, "SER-01.no-number"));
    }

    /// <summary>The newest paper of a kind that was sealed and not served yet.</summary>
    public static int? Unserved(CaseFile file, string kind) =>
        file.Documents.LastOrDefault(document => document.Kind == kind && document.Serial is not null && !file.HasServed(document.Number))?.Number;

    private static IEnumerable<IEvent> Issued(CaseFile file, PaperData paper, ReservedSerial serial, Circumstances given)
    {
        var number = file.Documents.Length + 1;
        yield return new DocumentAttached(
            number, paper.Written.Kind, paper.Sm3(), PaperPress.TitleOf(paper), CasePapers.FileName(file, paper), 0,
            new(paper.Written.Id, paper.Written.Version, null));
        yield return new DocumentSealed(
            number, serial.Prefix, serial.Year, serial.Number, serial.Text, given.Facts.Today, given.Issued, Signer: null);
    }

    // The measure by the paper that was served; where there is none, by its case.
    private static string Original(CaseFile file) =>
        file.Documents.LastOrDefault(document => document.Serial is not null && file.HasServed(document.Number) && !Kinds.Contains(document.Kind)) is { } served
            ? $"《{served.Title}》（{served.Serial}）"
            : file.Number.Value;
}
