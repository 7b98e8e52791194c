using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid.Cases;

/// <summary>What one kind of case remembers beyond what all cases do. Each kind derives its own, with an alias.</summary>
[JsonConverter(typeof(KindFileConverter))]
internal abstract record KindFile;

/// <summary>Writes a kind's file with its alias, so that snapshots read back without the skeleton listing the kinds.</summary>
internal sealed class KindFileConverter : JsonConverter<KindFile>
{
    private static readonly Dictionary<string, Type> Known = typeof(KindFile).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(KindFile)))
        .ToDictionary(NameOf, StringComparer.Ordinal);

    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(KindFile);

    public override KindFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var whole = JsonDocument.ParseValue(ref reader);
        var type = Known[whole.RootElement.GetProperty("type").GetString()!];
        return (KindFile)whole.RootElement.GetProperty("file").Deserialize(type, options)!;
    }

    public override void Write(Utf8JsonWriter writer, KindFile value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", NameOf(value.GetType()));
        writer.WritePropertyName("file");
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
        writer.WriteEndObject();
    }

    private static string NameOf(Type type) => Aliases.Of(type)!;
}
