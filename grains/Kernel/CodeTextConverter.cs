using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid;

/// <summary>Reads texts; short codes that come again and again are one string instead of one for each event that bears them.</summary>
/// <remarks>
/// Only ASCII is kept: kinds, stages, numbers, ids. A person's name is never among them. The pool forgets by overwriting,
/// and two threads that write the same place cost each other nothing but a string.
/// </remarks>
internal sealed class CodeTextConverter : JsonConverter<string>
{
    private const int Longest = 24;

    private static readonly string?[] Pool = new string?[4096];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!IsCode(ref reader))
        {
            return reader.GetString();
        }

        var hash = new HashCode();
        hash.AddBytes(reader.ValueSpan);
        ref var place = ref Pool[hash.ToHashCode() & (Pool.Length - 1)];
        return place is { } known && Ascii.Equals(reader.ValueSpan, known) ? known : place = reader.GetString();
    }

    private static bool IsCode(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false, ValueSpan.Length: > 0 and <= Longest }
        && Ascii.IsValid(reader.ValueSpan);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // Dictionary keys are texts too, and pass as they are.
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}
