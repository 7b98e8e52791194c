namespace WarningGrid.Rules;

/// <summary>No pack holds a value for this key on this date (RP-01). The kernel answers it as the refusal of that name.</summary>
[GenerateSerializer, Alias("rules.missing")]
internal sealed class RuleMissing(string key) : Exception($"no rule for {key}")
{
    [Id(0)]
    public string Key { get; } = key;
}
