namespace WarningGrid.Rules;

/// <summary>A version was drafted, or its draft written anew.</summary>
/// <param name="Text">As the author wrote it.</param>
[Alias("rule-pack.drafted")]
internal sealed record RulePackDrafted(RulePack Pack, string Text, string Author) : IEvent;

/// <summary>The version came into being; in force from its date, or when that is past from now on with effect for it (RP-06).</summary>
[Alias("rule-pack.published")]
internal sealed record RulePackPublished(RulePack Pack, string Publisher, string Reason) : IEvent;

[Alias("rule-pack.discarded")]
internal sealed record RulePackDiscarded(string Reason) : IEvent;

/// <summary>An approver recorded which text governs something that was running when the rules changed (RP-05).</summary>
/// <param name="Key">The changed key.</param>
/// <param name="Choice">从旧 or 从轻.</param>
[Alias("rule-pack.governing-text-chosen")]
internal sealed record GoverningTextChosen(string Key, GoverningText Choice, string Reason) : IEvent;
