using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid;

/// <summary>A concept that travels as bare text: its own type in code, a plain string in JSON and SQL.</summary>
public interface IBareText<TSelf>
    where TSelf : struct, IBareText<TSelf>
{
    /// <summary>The text as people and other systems write it, without any grain prefix.</summary>
    string Value { get; }

    /// <summary>Wraps a text without judging it; whether it names anything is for the aggregate to say.</summary>
    static abstract TSelf Of(string text);
}

/// <summary>Reads and writes an <see cref="IBareText{TSelf}"/> as a JSON string, as a property name too.</summary>
public sealed class BareTextConverter<T> : JsonConverter<T>
    where T : struct, IBareText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
