using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid.Officials;

/// <summary>An earlier entry was wrong: it no longer stands, and stays readable in the log (HIS-03).</summary>
/// <param name="Corrects">Version of the entry taken back, in the same stream.</param>
[Alias("history.corrected")]
internal sealed record EntryCorrected(long Corrects, string Reason) : IEvent;

/// <summary>What stands of a stream: its events in order, without those that were corrected away.</summary>
/// <remarks>
/// Everything else — postings, warnings, the score — is computed from it for a day, by the same functions for the live
/// state and for any earlier one; so the state keeps no second truth beside the events.
/// </remarks>
[JsonConverter(typeof(HistoryConverter))]
internal sealed record History(ImmutableArray<Entry> Entries)
{
    public static readonly History Empty = new([]);

    public History Remember(Recorded recorded) => recorded.Event switch
    {
        EntryCorrected correction => new(Entries.RemoveAll(entry => entry.Version == correction.Corrects)),
        FollowUpRefused => this,
        var happened => new(Entries.Add(new(recorded.Version, recorded.OccurredAt, happened))),
    };

    /// <summary>The entries of one sort, in the order recorded.</summary>
    public IEnumerable<Entry<T>> Of<T>()
        where T : IEvent =>
        Entries.Where(entry => entry.Event is T).Select(entry => new Entry<T>(entry.Version, entry.OccurredAt, (T)entry.Event));

    /// <summary>How each source stands: its last note.</summary>
    public IEnumerable<Entry<T>> Standing<T>()
        where T : IHistoryNote =>
        Of<T>().GroupBy(entry => entry.Event.Source, StringComparer.Ordinal).Select(notes => notes.Last());

    public Entry? Find(long version) => Entries.FirstOrDefault(entry => entry.Version == version);
}

/// <summary>Between effective dates and instants.</summary>
internal static class Effective
{
    /// <summary>When a change happened: at the beginning of its effective date, or now where that lies ahead (ASF-06).</summary>
    public static DateTimeOffset At(DateOnly effective, DateTimeOffset now)
    {
        var then = CountyTime.StartOf(effective);
        return then < now ? then : now;
    }
}

/// <summary>An event as a history keeps it.</summary>
internal sealed record Entry(long Version, DateTimeOffset OccurredAt, IEvent Event);

/// <summary>An entry whose sort is known.</summary>
internal sealed record Entry<T>(long Version, DateTimeOffset OccurredAt, T Event)
    where T : IEvent
{
    /// <summary>The county's date on which it happened.</summary>
    public DateOnly On => CountyTime.DateOf(OccurredAt);
}

/// <summary>Writes each entry under its event's alias, so that a snapshot holds exactly the stored shapes.</summary>
/// <remarks>Entry by entry, without a document in between: a long history is read whenever its official wakes.</remarks>
internal sealed class HistoryConverter : JsonConverter<History>
{
    public override History Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            entries.Add(ReadEntry(ref reader, options));
        }

        return new(entries.DrainToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, History value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var entry in value.Entries)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Version);
            JsonSerializer.Serialize(writer, entry.Version, options);
            writer.WritePropertyName(OccurredAt);
            JsonSerializer.Serialize(writer, entry.OccurredAt, options);
            writer.WriteString(Sort, EventCodec.NameOf(entry.Event.GetType()));
            writer.WritePropertyName(Data);
            JsonSerializer.Serialize(writer, entry.Event, entry.Event.GetType(), options);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // The type stands before the data, as it was written.
    private static Entry ReadEntry(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var (version, occurredAt, type, happened) = (0L, default(DateTimeOffset), "", default(IEvent));
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var member = reader.GetString();
            reader.Read();
            switch (member)
            {
                case Version:
                    version = JsonSerializer.Deserialize<long>(ref reader, options);
                    break;
                case OccurredAt:
                    occurredAt = JsonSerializer.Deserialize<DateTimeOffset>(ref reader, options);
                    break;
                case Sort:
                    type = reader.GetString()!;
                    break;
                case Data:
                    happened = (IEvent)EventCodec.Read(type, ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(version, occurredAt, happened ?? throw new JsonException("an entry without its event"));
    }

    private const string Version = "version", OccurredAt = "occurredAt", Sort = "type", Data = "data";
}
