using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid.Http;

/// <summary>An enum as exactly one of its words: no number, no list, no other case, which the usual converter would take.</summary>
internal sealed class WordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class WordConverter<TWord> : JsonConverter<TWord>
        where TWord : struct, Enum
    {
        private static readonly Dictionary<string, TWord> Words =
            Enum.GetValues<TWord>().ToDictionary(word => word.ToString(), StringComparer.Ordinal);

        public override TWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && Words.TryGetValue(reader.GetString()!, out var word)
                ? word
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
