namespace WarningGrid.Rules;

/// <summary>No pack holds a value for this key on this date (RP-01). The kernel answers it as the refusal of that name.</summary>
internal sealed class RuleMissing(string key) : Exception($"no rule for {key}")
{
    public string Key { get; } = key;
}
