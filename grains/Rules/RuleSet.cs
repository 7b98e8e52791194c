using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Calendar;

namespace WarningGrid.Rules;

/// <summary>The values in force for one set of pinned versions, by key, e.g. <c>DL-17.limit</c> (RP-01).</summary>
/// <remarks>Every reader throws <see cref="RuleMissing"/> for a key no pack sets, or whose value is of another sort.</remarks>
internal sealed class RuleSet
{
    private readonly FrozenDictionary<string, RuleValue> values;
    private readonly FrozenDictionary<string, RuleGroup> groups;

    internal RuleSet(PackVersions versions, IReadOnlyDictionary<string, RuleGroup> groups)
    {
        Versions = versions;
        this.groups = groups.ToFrozenDictionary(StringComparer.Ordinal);
        values = groups.Values
            .SelectMany(group => group.Values.Select(value => (Key: $"{group.Name}.{value.Key}", value.Value)))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    private RuleSet(PackVersions versions, FrozenDictionary<string, RuleGroup> groups, FrozenDictionary<string, RuleValue> values) =>
        (Versions, this.groups, this.values) = (versions, groups, values);

    /// <summary>The versions these values come from.</summary>
    public PackVersions Versions { get; }

    public IEnumerable<string> Keys => values.Keys;

    public IEnumerable<RuleGroup> Groups => groups.Values;

    public bool Has(string key) => values.ContainsKey(key);

    public Limit Limit(string key) =>
        Calendar.Limit.TryParse(Word(key), out var limit) ? limit : throw new RuleMissing(key);

    public int Whole(string key) =>
        int.TryParse(Word(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RuleMissing(key);

    public decimal Number(string key) =>
        decimal.TryParse(Word(key), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RuleMissing(key);

    public bool Switch(string key) => bool.TryParse(Word(key), out var on) ? on : throw new RuleMissing(key);

    public string Word(string key) => Value(key).Text ?? throw new RuleMissing(key);

    /// <summary>A wall-clock time such as <c>09:00</c>.</summary>
    public TimeOnly Time(string key) =>
        TimeOnly.TryParseExact(Word(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new RuleMissing(key);

    public ImmutableArray<string> List(string key) =>
        Value(key) is { Text: null, List: var list } ? list : throw new RuleMissing(key);

    /// <summary>The value as it stands, or null: for comparing versions.</summary>
    public RuleValue? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>The rule a key belongs to, with its kind and marks.</summary>
    public RuleGroup? Group(string name) => groups.GetValueOrDefault(name);

    /// <summary>The same values but for one key.</summary>
    public RuleSet With(string key, RuleValue value) =>
        new(
            Versions, groups,
            values.Where(pair => pair.Key != key).Append(new(key, value))
                .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));

    private RuleValue Value(string key) => values.TryGetValue(key, out var value) ? value : throw new RuleMissing(key);
}
