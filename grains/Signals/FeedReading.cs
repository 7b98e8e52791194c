using System.Collections.Immutable;
using System.Text.Json;

namespace WarningGrid.Signals;

/// <summary>What an item's data says, as far as rules and lists need it (FED-06).</summary>
/// <param name="Faults">What is wrong with it; none means good.</param>
/// <param name="Mentions">Whom it names; null where that cannot be read.</param>
/// <param name="UnitCode">The unit it names by code.</param>
/// <param name="Kept">The data without what belongs to the vault, as it is sealed and shown.</param>
internal sealed record FeedReading(
    string Type, string? Channel, bool Confidential, ImmutableArray<RefusalItem> Faults, ImmutableArray<Mention>? Mentions,
    string? UnitCode, string? Category, string? Level, string Kept, Reporter? Reporter, bool AssignedFromAbove,
    bool Forwarded = false)
{
    public bool IsGood => Faults.IsEmpty;

    public bool Named => Reporter is { IsNamed: true };
}

/// <summary>What a feed says of the reporter (§): on its way into the vault, nowhere else (FED-08).</summary>
/// <param name="Fields">Name, idNo, contact; or the whole as it came where it has another shape.</param>
internal sealed record Reporter(ImmutableArray<KeyValuePair<string, string>> Fields, bool IsNamed)
{
    public string? IdNo => Fields.FirstOrDefault(member => member.Key == "idNo").Value;

    public static Reporter? Of(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object || !data.TryGetProperty("reporter", out var reporter))
        {
            return null;
        }

        var anonymous = data.TryGetProperty("anonymous", out var flag) && flag.ValueKind is JsonValueKind.True;
        var plain = reporter.ValueKind is JsonValueKind.Object
            && reporter.EnumerateObject().All(member => member.Value.ValueKind is JsonValueKind.String);
        return plain
            ? new(
                [.. reporter.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))],
                !anonymous && reporter.TryGetProperty("name", out _))
            : new([KeyValuePair.Create("raw", reporter.GetRawText())], false);
    }
}
