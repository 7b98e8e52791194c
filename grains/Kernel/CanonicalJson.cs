using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WarningGrid;

/// <summary>RFC 8785: members sorted by UTF-16 code units, no white space, only what must be escaped escaped.</summary>
/// <remarks>
/// A writer of our own because System.Text.Json escapes supplementary characters, DEL, NBSP and U+2028 and keeps
/// <c>120.00</c>: a name like 𠮷 would hash differently from what every other implementation writes.
/// </remarks>
internal static class CanonicalJson
{
    private const int MaxDepth = 64;

    // Fifteen digits are a whole number that every implementation holds exactly.
    private const int SafeDigits = 15;

    /// <summary>The canonical text of a JSON document in UTF-8.</summary>
    /// <remarks>What we serialize ourselves is nearly always canonical as it comes: then it is looked through, not written anew.</remarks>
    public static string Of(ReadOnlyMemory<byte> utf8)
    {
        if (IsCanonical(utf8.Span))
        {
            return Encoding.UTF8.GetString(utf8.Span);
        }

        using var document = JsonDocument.Parse(utf8);
        return Of(document.RootElement);
    }

    // Certain where it says yes. No means that somebody must look closer: a blank may stand in a text, a number be exact.
    internal static bool IsCanonical(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAny(" \t\r\n"u8) >= 0)
        {
            return false;
        }

        // For each object that is open, where its last name stands.
        Span<(int Start, int Length)> names = stackalloc (int, int)[MaxDepth + 1];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names[reader.CurrentDepth + 1] = default;
                    break;
                case JsonTokenType.PropertyName:
                    var (start, length) = names[reader.CurrentDepth];
                    if (reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan)
                        || (start > 0 && utf8.Slice(start, length).SequenceCompareTo(reader.ValueSpan) >= 0))
                    {
                        return false;
                    }

                    names[reader.CurrentDepth] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    break;
                case JsonTokenType.String when reader.ValueIsEscaped && !IsShortest(reader.ValueSpan):
                case JsonTokenType.Number when !IsSafe(reader.ValueSpan):
                    return false;
            }
        }

        return true;
    }

    private static bool IsShortest(ReadOnlySpan<byte> escaped)
    {
        while (escaped.IndexOf((byte)'\\') is >= 0 and var at)
        {
            if ("\"\\bfnrt"u8.IndexOf(escaped[at + 1]) < 0)
            {
                return false;
            }

            escaped = escaped[(at + 2)..];
        }

        return true;
    }

    private static bool IsSafe(ReadOnlySpan<byte> number) =>
        number.Length <= SafeDigits && number is not [(byte)'-', (byte)'0'] && number.IndexOfAny("eE."u8) < 0;

    public static string Of(JsonElement element)
    {
        var text = new StringBuilder();
        Write(text, element);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, element);
                break;
            case JsonValueKind.Array:
                var separator = '[';
                foreach (var item in element.EnumerateArray())
                {
                    text.Append(separator);
                    Write(text, item);
                    separator = ',';
                }

                text.Append(separator is '[' ? "[]" : "]");
                break;
            case JsonValueKind.String:
                WriteText(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteNumber(text, element);
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                throw new InvalidOperationException($"no JSON value: {element.ValueKind}");
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement element)
    {
        // Each look at a member's name is a new text.
        var names = new string[element.GetPropertyCount()];
        var values = new JsonElement[names.Length];
        foreach (var (n, member) in element.EnumerateObject().Index())
        {
            (names[n], values[n]) = (member.Name, member.Value);
        }

        Array.Sort(names, values, StringComparer.Ordinal);
        var separator = '{';
        for (var n = 0; n < names.Length; n++)
        {
            text.Append(separator);
            WriteText(text, names[n]);
            text.Append(':');
            Write(text, values[n]);
            separator = ',';
        }

        text.Append(separator is '{' ? "{}" : "}");
    }

    /// <summary>Writes a JSON string literal, escaping the quote, the backslash and control characters below U+0020.</summary>
    internal static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        while (rest.IndexOfAny(MustEscape) is >= 0 and var at)
        {
            text.Append(rest[..at]);
            _ = rest[at] switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                var control => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            };
            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }

    // Entries hold whole numbers only (HSH-01); a feed's raw data may hold others, written as ECMAScript would.
    private static void WriteNumber(StringBuilder text, JsonElement element)
    {
        if (element.TryGetInt64(out var whole) && whole is > -(1L << 53) and < 1L << 53)
        {
            text.Append(whole);
        }
        else
        {
            text.Append(EcmaScriptNumber.Text(element.GetDouble()));
        }
    }

    private static readonly SearchValues<char> MustEscape = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");
}
