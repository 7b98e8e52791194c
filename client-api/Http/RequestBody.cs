using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace WarningGrid.Http;

/// <summary>Reads a JSON request whole, within a size, and turns it into a contract or into the reason why not.</summary>
internal static class RequestBody
{
    public const string Json = "application/json";

    /// <summary>1 MiB: a command is a form, not a file.</summary>
    public const int CommandLimit = 1 << 20;

    /// <param name="type">The very record, where <typeparamref name="T"/> is a family of them.</param>
    public static async Task<Checked<T>> Read<T>(HttpRequest request, Type? type = null)
        where T : class
    {
        if (!IsOf(request, Json))
        {
            return Problem.MediaType(Json);
        }

        var bytes = await Bytes(request, CommandLimit);
        return bytes.Match(whole => Parse<T>(whole.Span, type), problem => problem);
    }

    /// <summary>A JSON request as text, looked over but read by somebody else.</summary>
    public static async Task<Checked<T>> ReadText<T>(HttpRequest request, Func<ReadOnlySpan<byte>, T> make)
        where T : class
    {
        if (!IsOf(request, Json))
        {
            return Problem.MediaType(Json);
        }

        var bytes = await Bytes(request, CommandLimit);
        return bytes.Match(
            whole => JsonScreen.Look(whole.Span) is { } problem ? (Checked<T>)problem : make(whole.Span), problem => problem);
    }

    /// <summary>Whether the content type is this one, in UTF-8.</summary>
    public static bool IsOf(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The whole body, or 413 as soon as it is known to be longer than allowed.</summary>
    public static async Task<Checked<ReadOnlyMemory<byte>>> Bytes(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
        {
            return Problem.TooLarge(limit);
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return Problem.TooLarge(limit);
            }

            if (read.IsCompleted)
            {
                ReadOnlyMemory<byte> whole = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return whole;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static Checked<T> Parse<T>(ReadOnlySpan<byte> json, Type? type = null)
        where T : class
    {
        if (JsonScreen.Look(json) is { } problem)
        {
            return problem;
        }

        try
        {
            return JsonSerializer.Deserialize(json, type ?? typeof(T), FrontJson.Incoming) is T value
                ? value
                : Problem.Invalid("HTTP-01.shape");
        }
        catch (MemberRefused refused)
        {
            return Problem.Invalid(refused.Code, JsonPlace.FromPath(refused.Path), refused.Details);
        }
        catch (JsonException wrong)
        {
            var problemOfShape = Problem.Invalid("HTTP-01.shape");
            return JsonPlace.FromPath(wrong.Path) is { } member
                ? problemOfShape with { Items = [RefusalItem.At(member, "HTTP-01.member")] }
                : problemOfShape;
        }
    }
}
