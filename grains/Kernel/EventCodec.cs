using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace WarningGrid;

/// <summary>Between events (and messages) and what is stored of them, by alias.</summary>
internal static class EventCodec
{
    private static readonly FrozenDictionary<string, Type> ByName =
        KernelAssemblies.Types
            .Where(type => typeof(IEvent).IsAssignableFrom(type) || typeof(IMessage).IsAssignableFrom(type))
            .ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The stored name of an event or message: its alias, for ever.</summary>
    public static string NameOf(Type type) =>
        Aliases.Of(type) ?? throw new InvalidOperationException($"{type} has no alias");

    /// <summary>Every stored type by name.</summary>
    public static IEnumerable<KeyValuePair<string, Type>> All => ByName;

    /// <summary>Reads an event's or a message's data.</summary>
    public static object Read(string name, string data) => EventJson.Read(ByName[name], data);

    /// <summary>Reads data that comes next.</summary>
    public static object Read(string name, ref Utf8JsonReader data) =>
        JsonSerializer.Deserialize(ref data, ByName[name], EventJson.Options)!;

    /// <summary>Reads data that stands within a document, where it stands.</summary>
    public static object Read(string name, JsonElement data) => data.Deserialize(ByName[name], EventJson.Options)!;

    /// <summary>The canonical text of a whole entry.</summary>
    public static string Entry(
        string stream, long version, IEvent @event, DateTimeOffset occurredAt, DateTimeOffset recordedAt, string actor, string key)
    {
        // Members stand in RFC 8785's order as written: actor, data, key, occurredAt, recordedAt, stream, type, version.
        var text = new StringBuilder("{\"actor\":");
        CanonicalJson.WriteText(text, actor);
        text.Append(",\"data\":").Append(EventJson.Canonical(@event)).Append(",\"key\":");
        CanonicalJson.WriteText(text, key);
        text.Append(",\"occurredAt\":\"").Append(EventJson.Text(occurredAt))
            .Append("\",\"recordedAt\":\"").Append(EventJson.Text(recordedAt)).Append("\",\"stream\":");
        CanonicalJson.WriteText(text, stream);
        text.Append(",\"type\":");
        CanonicalJson.WriteText(text, NameOf(@event.GetType()));
        return text.Append(",\"version\":").Append(version).Append('}').ToString();
    }

    /// <summary>The event behind a stored entry.</summary>
    public static Recorded Read(StoredEntry stored)
    {
        using var entry = JsonDocument.Parse(stored.Entry);
        var data = entry.RootElement.GetProperty("data");
        return new(
            stored.Stream, stored.Version, (IEvent)Read(stored.Type, data), stored.OccurredAt, stored.RecordedAt,
            stored.Actor, stored.Key);
    }
}
