using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace WarningGrid.Signals;

/// <summary>Reads CloudEvents 1.0 from bytes: structured, batch, binary mode and lines (FED-01, FED-02, FED-06). Pure; never throws.</summary>
/// <remarks>
/// A strict reader of our own: the rules want every wrong attribute named, duplicate members and undecodable text
/// refused, and no exception whatever the bytes are. What <c>data</c> holds is judged elsewhere (FeedRules).
/// </remarks>
public static class FeedEnvelope
{
    /// <summary>The longest line of NDJSON, in bytes (FED-01).</summary>
    public const int LineLimit = 1 << 20;

    /// <summary>One event: the body of <c>application/cloudevents+json</c>, or a line of NDJSON.</summary>
    public static FeedLine Structured(ReadOnlyMemory<byte> utf8)
    {
        using var document = Parse(utf8);
        return document is null ? NotJson : Event(document.RootElement);
    }

    /// <summary>A line of NDJSON: an event of at most <see cref="LineLimit"/> bytes.</summary>
    public static FeedLine Line(ReadOnlyMemory<byte> utf8) =>
        utf8.Length > LineLimit ? Refusal.Of(RefusalKind.LimitExceeded, "FED-01.line-too-long") : Structured(utf8);

    /// <summary>The body of <c>application/cloudevents-batch+json</c>; what is no array is one refused line.</summary>
    public static IReadOnlyList<FeedLine> Batch(ReadOnlyMemory<byte> utf8)
    {
        using var document = Parse(utf8);
        return document is null ? [NotJson]
            : document.RootElement.ValueKind is not JsonValueKind.Array ? [Refusal.Of(RefusalKind.Invalid, "FED-06.not-batch")]
            : [.. document.RootElement.EnumerateArray().Select(Event)];
    }

    /// <summary>Binary mode: the attributes in <c>ce-</c> headers, the body is the data.</summary>
    /// <param name="header">The value of a header by its lower-case name, or null.</param>
    public static FeedLine Binary(Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        using var data = Parse(body);
        if (data is null)
        {
            return NotJson;
        }

        var read = new AttributeReader(name => Unescape(header(name is "datacontenttype" ? "content-type" : "ce-" + name)));
        return read.Finish(header("ce-revision") is { } revision ? revision : null, data.RootElement.GetRawText());
    }

    /// <summary>Whether a text is one JSON object that could stand as the data of an event.</summary>
    public static bool IsData(string text)
    {
        using var data = Parse(System.Text.Encoding.UTF8.GetBytes(text));
        return data?.RootElement.ValueKind is JsonValueKind.Object;
    }

    private static FeedLine Event(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return Refusal.Of(RefusalKind.Invalid, "FED-06.not-event");
        }

        var wrong = element.EnumerateObject().Where(IsWrongAttribute)
            .Select(member => RefusalItem.At("/" + Shown(member.Name), "FED-02.wrong", Shown(member.Name))).ToImmutableArray();
        var read = new AttributeReader(name => element.TryGetProperty(name, out var value)
            ? value.ValueKind is JsonValueKind.String ? value.GetString() : AttributeReader.NotText
            : null);
        var revision = !element.TryGetProperty("revision", out var given) ? null
            : given.ValueKind is JsonValueKind.Number ? given.GetRawText() : AttributeReader.NotText;
        return read.Finish(revision, element.TryGetProperty("data", out var data) ? data.GetRawText() : "null", wrong);
    }

    // CloudEvents: names are lower-case letters and digits, values are simple; data_base64 is not for JSON data.
    private static bool IsWrongAttribute(JsonProperty member) =>
        member.Name is not "data"
        && (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null
            || member.Name.Length is 0 or > 64
            || !member.Name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9')));

    // A name from outside goes into an answer: no more of it than a person needs, and nothing that could be mark-up.
    private static string Shown(string name) =>
        new([.. name.Take(32).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')]);

    private static string? Unescape(string? value)
    {
        try
        {
            return value is null ? null : Uri.UnescapeDataString(value);
        }
        catch (UriFormatException)
        {
            return AttributeReader.NotText;
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            return null;
        }

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, new() { MaxDepth = 32, AllowDuplicateProperties = false });
            if (SoundJson.IsSound(document.RootElement))
            {
                return document;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An escape such as \ud800 alone is decoded only when names are compared, and fails there.
        }

        document?.Dispose();
        return null;
    }

    private static FeedLine NotJson => Refusal.Of(RefusalKind.Invalid, "FED-06.not-json");
}
