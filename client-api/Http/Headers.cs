using System.Globalization;

namespace WarningGrid.Http;

/// <summary>The two headers of a command: its idempotency key and the revision it was decided on.</summary>
internal static class Headers
{
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>1 to 128 visible ASCII characters; missing is Invalid.</summary>
    public static Checked<string> Key(HttpRequest request) =>
        request.Headers[IdempotencyKey] switch
        {
            [] => Problem.Invalid("DSP-01.key-missing"),
            [{ Length: >= 1 and <= 128 } key] when key.All(c => c is >= '!' and <= '~') => key,
            _ => Problem.Invalid("HTTP-02.key"),
        };

    /// <summary>The revision in <c>If-Match: "17"</c>; null where there is none.</summary>
    public static Checked<long?> Revision(HttpRequest request) =>
        request.Headers.IfMatch switch
        {
            [] => (Checked<long?>)(long?)null,
            [['"', .. var digits, '"']] when digits.Length <= 18
                && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) => (long?)revision,
            _ => Problem.Invalid("HTTP-02.if-match"),
        };

    public static string ETag(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
}
