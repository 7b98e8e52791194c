namespace WarningGrid.Rules;

/// <summary>Every rule pack loaded: placeholder until the Rules feature lands.</summary>
internal sealed record RuleBook;
