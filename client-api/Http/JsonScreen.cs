using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace WarningGrid.Http;

/// <summary>Looks once over a request's bytes before they become objects: encoding, depth, characters, numbers, empty items.</summary>
/// <remarks>
/// Types cannot say these things: a null inside a list, half of a surrogate pair or a number of a thousand digits fits
/// every contract and harms whoever stores it. One forward pass, no allocation but for objections and escaped texts.
/// </remarks>
internal static class JsonScreen
{
    private const int LongestNumber = 32;

    private static readonly SearchValues<char> Barred = SearchValues.Create("\u000B\u000C\uFFFE\uFFFF");

    private static readonly JsonReaderOptions Reading = new() { MaxDepth = FrontJson.MaxDepth + 2 };

    /// <summary>The first thing wrong, or null.</summary>
    public static Problem? Look(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return Problem.Invalid("HTTP-01.encoding");
        }

        var place = new JsonPlace();
        var reader = new Utf8JsonReader(json, Reading);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= FrontJson.MaxDepth
                    && reader.TokenType is (JsonTokenType.StartArray or JsonTokenType.StartObject))
                {
                    return Problem.Invalid("HTTP-01.too-deep", null, FrontJson.MaxDepth);
                }

                var wrong = Judge(ref reader, place);
                place.Pass(ref reader);
                if (wrong is { } code)
                {
                    return code == "HTTP-01.too-long"
                        ? Problem.Invalid(code, place.Pointer, LimitedTextConverter.Longest)
                        : Problem.Invalid(code, place.Pointer);
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return Problem.Invalid("HTTP-01.malformed");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for an escaped half of a surrogate pair.
            return Problem.Invalid("HTTP-01.characters", place.Pointer);
        }
    }

    private static string? Judge(ref Utf8JsonReader reader, JsonPlace place) => reader.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => Text(ref reader),
        JsonTokenType.Number when reader.ValueSpan.Length > LongestNumber || !reader.TryGetDecimal(out _) => "HTTP-01.number",
        JsonTokenType.Null when place.InArray => "HTTP-01.null-item",
        _ => null,
    };

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LimitedTextConverter.Longest * 6)
        {
            return "HTTP-01.too-long";
        }

        var buffer = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var text = buffer.AsSpan(0, reader.CopyString(buffer));
            return text.Length > LimitedTextConverter.Longest ? "HTTP-01.too-long"
                : text.ContainsAnyInRange('\u0000', '\u0008') || text.ContainsAny(Barred)
                    || text.ContainsAnyInRange('\u000E', '\u001F') ? "HTTP-01.characters"
                : null;
        }
        finally
        {
            // The text may be a person's: the pool must not keep it.
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }
    }
}
