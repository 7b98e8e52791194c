using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>What a lead knows of the case it wants to open. The lead itself sees that there is one confirmed target and no other open case.</summary>
/// <param name="Number">A fresh number of the kind's code, e.g. <c>TI-2026-0001</c>.</param>
/// <param name="Subject">With post, unit and cadre authority as of today.</param>
/// <param name="Office">The handler's unit, where known.</param>
internal sealed record CaseOpening(
    CaseNumber Number, CaseKind Kind, LeadNumber Lead, CaseSubject Subject, OfficialId Handler, string Ground,
    bool NamedReporter, UnitCode? Office = null)
{
    /// <summary>The first events of the case, for a <see cref="Birth"/> under its key, or the reason there is none (DSP-02, DSP-05).</summary>
    public static Ruling Decide(CaseOpening opening, Facts facts) =>
        CaseKinds.Of(opening.Kind) is null
            ? NotBuilt(opening.Kind)
            : new Objections()
                .When(
                    CaseKinds.Of(opening.Kind)!.IsBarredAbove && opening.Subject is { Authority: not (null or "County") },
                    Rank.Forbidden, RefusalKind.Forbidden, "DSP-05.superior-authority")
                .When(
                    opening.Subject.Official is { } subject && facts.IsRecusedFrom(subject),
                    Rank.Recused, RefusalKind.Recused, "DSP-02.handler-recused")
                .When(
                    string.IsNullOrWhiteSpace(opening.Ground), Rank.InvalidRule, RefusalKind.Invalid, "DSP-02.ground")
                .When(
                    !CaseKinds.Of(opening.Kind)!.IsGround(opening.Ground, facts.Rules.At(Packs(facts))), Rank.InvalidRule,
                    RefusalKind.Invalid, "DSP-02.ground-code", opening.Ground)
                .First() is { } refusal
                ? refusal
                : Ruling.Of(new CaseOpened(
                    opening.Number, opening.Kind, opening.Lead, opening.Subject, Packs(facts), opening.Handler,
                    opening.Ground, opening.NamedReporter, opening.Office));

    /// <summary>The refusal of a kind, or of a lead's mode, that no folder is built for yet; it names the kind.</summary>
    public static Refusal NotBuilt(CaseKind kind) =>
        (Refusal.Of(RefusalKind.Invalid, "case-kind-unavailable", kind) with { RuleId = "DSP-02" })
            .With([RefusalItem.At("/kind", "case-kind-unavailable", kind)]);

    private static PackVersions Packs(Facts facts) => facts.Rules.InForce(facts.Today);
}
