using System.Collections.Immutable;
using System.Text.Json;

namespace WarningGrid.Signals;

/// <summary>A person as a feed names him. Lives only while an item is taken in: what is kept is <see cref="Match"/>.</summary>
/// <param name="At">JSON pointer into the data.</param>
/// <param name="Unit">Code or name.</param>
/// <param name="Post">Code, or words as a letter writes them.</param>
internal sealed record Mention(
    string At, string? IdNo = null, string? StaffNo = null, string? Name = null, string? Unit = null, string? Post = null,
    string? Level = null)
{
    /// <summary>What tells two mentions apart, for a keyed hash: it carries a match over to the next revision.</summary>
    public string Fingerprint => string.Join('\n', IdNo, StaffNo, Name, Unit, Post);

    /// <summary>Whether a person is meant and not a unit alone.</summary>
    public bool IsPerson => (IdNo ?? StaffNo ?? Name ?? Post) is not null;
}

/// <summary>Reads whom an item is about, also where the rest of its data is not good: the sealed route asks first (SEA-01).</summary>
internal static class Mentions
{
    /// <summary>Whom the data names; null where it cannot be read, so that nobody can say that none is sealed.</summary>
    public static ImmutableArray<Mention>? Read(string type, JsonElement data) => type switch
    {
        FeedTypes.Audit => Audit(data),
        FeedTypes.Personnel => [],
        _ => Targets(data),
    };

    private static ImmutableArray<Mention>? Audit(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object || !TryText(data, "unitCode", out var unit))
        {
            return null;
        }

        return !data.TryGetProperty("official", out var official) ? []
            : One("/official", official) is { } mention ? [mention with { Unit = unit }]
            : null;
    }

    private static ImmutableArray<Mention>? Targets(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object
            || !data.TryGetProperty("targets", out var targets)
            || targets.ValueKind is not JsonValueKind.Array || targets.GetArrayLength() is 0 or > 50)
        {
            return null;
        }

        var read = targets.EnumerateArray().Select((target, index) => One($"/targets/{index}", target)).ToArray();
        return read.Contains(null) ? null : [.. read!];
    }

    private static Mention? One(string at, JsonElement target) =>
        target.ValueKind is JsonValueKind.Object
        && TryText(target, "idNo", out var idNo) && TryText(target, "staffNo", out var staffNo)
        && TryText(target, "name", out var name) && TryText(target, "unit", out var unit)
        && TryText(target, "post", out var post) && TryText(target, "level", out var level)
        && (idNo ?? staffNo ?? name ?? unit ?? post) is not null
            ? new(at, idNo, staffNo, name, unit, post, level)
            : null;

    // Absent is readable; a number, a list, an endless or a broken text is not.
    private static bool TryText(JsonElement owner, string member, out string? text)
    {
        text = null;
        if (!owner.TryGetProperty(member, out var value))
        {
            return true;
        }

        if (value.ValueKind is not JsonValueKind.String || value.GetString() is not { Length: <= 200 } given || given.Any(char.IsControl))
        {
            return false;
        }

        text = string.IsNullOrWhiteSpace(given) ? null : given.Trim();
        return true;
    }
}
