using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>What a case itself says in its papers: the fields that nobody need write (DOC-01).</summary>
internal static class CasePapers
{
    /// <summary>The issuing organ, by the name it bears today (RP-08).</summary>
    public static string Organ(Facts facts) => facts.Rules.On(facts.Today).Word("ORG.discipline");

    /// <summary>The paper that a draft writes: what was said in it, and what the case knows where nothing was.</summary>
    /// <returns>Null where there is no such template.</returns>
    public static PaperData? Of(CaseFile file, DraftDocument draft, PaperNames names, Facts facts)
    {
        if (PaperTemplates.Latest(draft.Template) is not { } template)
        {
            return null;
        }

        var said = draft.Fields.OrEmpty()
            .Where(field => field.Name is not (PaperFields.Organ or PaperFields.CaseNumber or PaperFields.Corrects))
            .GroupBy(field => field.Name).ToDictionary(same => same.Key, same => same.Last().Text);
        var corrects = draft.Corrects is { } number && file.Document(number) is { } old ? $"《{old.Title}》（{old.Serial ?? old.SealedOn?.ToString("o", CultureInfo.InvariantCulture) ?? "无文号"}）" : null;
        return PaperData.Of(
            draft.Template,
            Known(file, names, facts, corrects).Where(known => template.Field(known.Key) is not null && !said.ContainsKey(known.Key)).Concat(said));
    }

    /// <summary>What this case says in the fields of a template.</summary>
    public static PaperTemplateView View(CaseFile file, PaperTemplate template, PaperNames names, Facts facts)
    {
        var known = Known(file, names, facts, null).ToDictionary();
        return PaperTemplates.View(template, field => known.GetValueOrDefault(field));
    }

    /// <summary>The name its file is saved under.</summary>
    public static string FileName(CaseFile file, PaperData paper) => $"{file.Number}-{paper.Written.Id}.docx";

    private static ImmutableDictionary<string, string> Known(CaseFile file, PaperNames names, Facts facts, string? corrects)
    {
        IEnumerable<(string Field, string? Text)> common =
        [
            (PaperFields.Organ, Organ(facts)), (PaperFields.CaseNumber, file.Number.Value), (PaperFields.Secrecy, PaperFields.Internal),
            (PaperFields.Corrects, corrects),
            (PaperFields.Addressee, file.Subject.Official is null ? names.Unit : names.Person is { } name ? name + "同志" : null),
            ("subjectName", names.Person ?? names.Unit), ("target", names.Person ?? names.Unit), ("unit", names.Unit),
        ];
        return common.Concat(file.Ways.PaperFields(file))
            .Where(known => known.Text is not null).GroupBy(known => known.Field)
            .ToImmutableDictionary(same => same.Key, same => same.Last().Text!);
    }
}

/// <summary>The names in force today of whom a case is about.</summary>
/// <param name="Person">Null where the subject is the unit itself.</param>
internal sealed record PaperNames(string? Person, string? Unit);
