using WarningGrid.Access;

namespace WarningGrid.Statistics;

/// <summary>Who may ask for figures, and of which sort (spec 09 §1, STA-03). Pure.</summary>
internal static class FigureSight
{
    /// <summary>Those whose lists show them what the figures count.</summary>
    public static readonly Role[] Listing =
    [
        Role.WarningOfficer, Role.LeadCustodian, Role.SectionChief, Role.DeputyLeader, Role.DisciplineSecretary, Role.PartySecretary,
    ];

    /// <summary>Whether the asker is given numbers alone: as an analyst who asked so, or who is nothing else.</summary>
    public static bool IsNumbers(bool asked, Facts facts) => asked || !facts.Asker.HoldsAny(Listing);

    /// <summary>Why he is given none; null where he is.</summary>
    public static Refusal? Objection(bool numbers, Facts facts) =>
        (IsNumbers(numbers, facts) ? facts.Asker.Holds(Role.Analyst) : facts.Asker.HoldsAny(Listing))
            ? null
            : Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing");

    /// <summary>Under how many persons a figure is small to this asker; null where none is.</summary>
    public static int? Least(bool numbers, Facts facts) =>
        IsNumbers(numbers, facts) ? facts.Rules.On(facts.Today).Whole("STA-03.cell") : null;
}
