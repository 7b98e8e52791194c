using System.Collections.Immutable;
using System.Text.Json;

namespace WarningGrid.Rules;

/// <summary>Reads a pack as people write it: JSON, one member per rule, its marks and values side by side.</summary>
/// <example><c>"DL-17": { "kind": "N", "overridable": true, "limit": "15 WD", "extension": "15 WD", "extensions": 1 }</c></example>
internal static class PackText
{
    /// <exception cref="JsonException">The text is no pack; the message says where.</exception>
    public static RulePack Read(string json)
    {
        var draft = JsonSerializer.Deserialize<Draft>(json, Strict) ?? throw new JsonException("empty");
        return new(
            draft.Id, draft.Line, draft.Order, draft.Inherits, draft.From, draft.On, draft.Title,
            draft.Drops.OrEmpty(), [.. draft.Rules.Select(rule => Group(rule.Key, rule.Value))]);
    }

    private static RuleGroup Group(string name, Dictionary<string, RuleValue?>? members)
    {
        if (members is null || members.Values.Any(value => value is null))
        {
            throw new JsonException($"{name}: null is no value");
        }

        var kind = members.TryGetValue("kind", out var word) && Enum.TryParse<RuleKind>(word!.Text, out var known)
            ? known
            : throw new JsonException($"{name}: kind is N or L");
        return new(
            name, kind, Marked("overridable"), Marked("appliesToRunning"),
            members.Where(member => member.Key is not ("kind" or "overridable" or "appliesToRunning"))
                .ToImmutableSortedDictionary(member => member.Key, member => member.Value!, StringComparer.Ordinal));

        bool Marked(string mark) => members.TryGetValue(mark, out var on)
            && (bool.TryParse(on!.Text, out var set) ? set : throw new JsonException($"{name}: {mark} is true or false"));
    }

    private sealed record Draft(
        string Id, string Line, int Order, DateOnly From, bool On, string Title,
        Dictionary<string, Dictionary<string, RuleValue?>?> Rules, string? Inherits = null, ImmutableArray<string> Drops = default);

    private static readonly JsonSerializerOptions Strict = new(EventJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };
}
