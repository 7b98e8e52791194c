using WarningGrid.Cases;
using WarningGrid.Rules;

namespace WarningGrid.Leads;

/// <summary>What the modes of a disposition mean (LED-01, LED-06).</summary>
internal static class LeadModes
{
    /// <summary>The kind of case that a mode opens, by whose word it is called; null for the four that open none.</summary>
    public static CaseKind? KindOfCase(this LeadMode mode) => Enum.TryParse<CaseKind>(mode.ToString(), out var kind) ? kind : null;

    /// <summary>The act as the approval matrix names it; a unit's party head may have a row of his own (spec 04 §3).</summary>
    public static string Act(this LeadMode mode, bool chief, RuleSet rules)
    {
        // A kind whose matrix goes by form or subject has a row of its own for the lead's decision, when neither is known yet.
        var act = mode.KindOfCase() is null || rules.Has($"MATRIX.Lead.{mode}.approve") ? $"Lead.{mode}" : mode.ToString();
        return chief && rules.Has($"MATRIX.{act}.Chief.approve") ? $"{act}.Chief" : act;
    }

    /// <summary>What may be proposed: from the screening, or from a verification's report.</summary>
    public static bool IsOpenTo(this LeadMode mode, bool report, RuleSet rules) =>
        (rules.List("LED.modes").Contains(mode.ToString()) && !(report && mode is LeadMode.Verification))
        || (report && rules.List("LED.after-verification").Contains(mode.ToString()));
}
