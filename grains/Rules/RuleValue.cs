using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid.Rules;

/// <summary>One value of a pack, kept as text (<c>15 WD</c>, <c>0.5</c>, <c>true</c>) or as a list of texts.</summary>
[JsonConverter(typeof(RuleValueConverter))]
internal sealed record RuleValue(string? Text, ImmutableArray<string> List)
{
    public bool Equals(RuleValue? other) =>
        other is not null && Text == other.Text
        && (List.IsDefault ? [] : List.AsSpan()).SequenceEqual(other.List.IsDefault ? [] : other.List.AsSpan());

    public override int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? List.Length;

    public override string ToString() => Text ?? string.Join('、', List);
}

/// <summary>Reads numbers and switches as their text; writes text and lists.</summary>
internal sealed class RuleValueConverter : JsonConverter<RuleValue>
{
    public override RuleValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new(reader.GetString(), default);
            case JsonTokenType.Number:
                return new(reader.GetDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture), default);
            case JsonTokenType.True or JsonTokenType.False:
                return new(reader.GetBoolean() ? "true" : "false", default);
            case JsonTokenType.StartArray:
                return new(null, JsonSerializer.Deserialize<ImmutableArray<string>>(ref reader, options));
            default:
                throw new JsonException("a rule's value is a text, a number, a switch or a list of texts");
        }
    }

    public override void Write(Utf8JsonWriter writer, RuleValue value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.List, options);
        }
    }
}
