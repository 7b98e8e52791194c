using System.Collections.Immutable;

namespace WarningGrid.Rules;

/// <summary>One version of a rule pack (规则包) or of an overlay: immutable once it is in force (RP-06).</summary>
/// <param name="Id">Permanent name of the version, e.g. <c>BASE-2019</c>; aggregates pin it (RP-04).</param>
/// <param name="Line">Which chain it belongs to: BASE, OV-COUNTY, OV-CARD …</param>
/// <param name="Order">Where the line stands: the base is 0, overlays apply in order after it (RP-03).</param>
/// <param name="Inherits">The version whose keys it inherits; null for the first of a line.</param>
/// <param name="From">First day in force; until the next version of the line begins.</param>
/// <param name="On">Whether the line applies at all from this version on.</param>
/// <param name="Drops">Groups of the inherited version that it no longer sets.</param>
internal sealed record RulePack(
    string Id, string Line, int Order, string? Inherits, DateOnly From, bool On, string Title,
    ImmutableArray<string> Drops, ImmutableArray<RuleGroup> Rules)
{
    public const string Base = "BASE";

    /// <summary>The instant this system learned of it; as-of answers use those loaded at K (ASF-02).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset LoadedAt { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOverlay => Line != Base;
}

/// <summary>Whether a value is fixed by regulation or settled locally.</summary>
internal enum RuleKind
{
    /// <summary>Fixed by the base pack; an overlay may change it only where it is marked overridable.</summary>
    N,

    /// <summary>A local or unsettled value.</summary>
    L,
}

/// <summary>The keys of one rule, e.g. DL-17 with its limit, extension and roll.</summary>
/// <param name="Overridable">An overlay may set it although it is N (RP-03).</param>
/// <param name="AppliesToRunning">A change reaches what is already running, once somebody decided which text governs (RP-05).</param>
internal sealed record RuleGroup(
    string Name, RuleKind Kind, bool Overridable, bool AppliesToRunning, ImmutableSortedDictionary<string, RuleValue> Values);
