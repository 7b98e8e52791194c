using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>How heavy a measure is, what may stand beside it, and how well its ground must be shown (SEV-01…03).</summary>
internal static class SeverityRules
{
    /// <summary>The place on the scale, by form or by kind; null where the kind has none.</summary>
    public static int? Of(CaseKind kind, string? form, RuleSet rules) =>
        form is not null && rules.Has($"SEV.{form}") ? rules.Whole($"SEV.{form}")
        : rules.Has($"SEV.{kind}") ? rules.Whole($"SEV.{kind}")
        : null;

    /// <summary>Measures of one decision that may not stand side by side (SEV-02).</summary>
    public static Objections Combines(this Objections objections, CaseFile file, string? form, Circumstances given)
    {
        var rules = given.Facts.Rules.At(file.Packs);
        var barred = given.Siblings.FirstOrDefault(other => other.Stands && Bar(file.Kind, form, other.Kind, other.Form, rules));
        return objections
            .When(barred is not null, Rank.InvalidRule, RefusalKind.Invalid, "SEV-02.combination", barred?.Number.Value ?? "")
            .Add(given.NoPlace is { Kind: RefusalKind.Stale } ? Rank.StaleRevision : Rank.InvalidRule, given.NoPlace);
    }

    /// <summary>Whether two measures may not stand side by side, whichever comes first.</summary>
    public static bool Bar(CaseKind kind, string? form, CaseKind other, string? otherForm, RuleSet rules) =>
        Bars(kind, form, other, otherForm, rules) || Bars(other, otherForm, kind, form, rules);

    /// <summary>Whether a standard of evidence is at least what the form asks (SEV-03).</summary>
    public static Objections Shown(this Objections objections, CaseFile file, string form, EvidenceStandard standard, Circumstances given) =>
        objections.Gate(
            standard >= Enum.Parse<EvidenceStandard>(given.Facts.Rules.At(file.Packs).Word($"SEV-03.{form}")), "SEV-03.standard");

    private static bool Bars(CaseKind kind, string? form, CaseKind other, string? otherForm, RuleSet rules) =>
        rules.Has($"SEV-02.{Name(kind, form, rules)}")
            && rules.List($"SEV-02.{Name(kind, form, rules)}").Contains(Name(other, otherForm, rules));

    // Where the forms of a kind have places of their own on the scale, a measure is called by its form.
    private static string Name(CaseKind kind, string? form, RuleSet rules) =>
        form is not null && rules.Has($"SEV.{form}") ? form : kind.ToString();
}
