namespace WarningGrid.Rules;

/// <summary>Which of two texts governs what was running when the rules changed (RP-05).</summary>
[GenerateSerializer, Alias("rule-pack.governing-text")]
public enum GoverningText
{
    /// <summary>从旧: the text in force when the thing was opened.</summary>
    Older,

    /// <summary>从轻: the later text, because it is the milder of the two.</summary>
    Milder,
}
