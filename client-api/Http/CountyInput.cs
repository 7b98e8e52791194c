using System.Globalization;

namespace WarningGrid.Http;

/// <summary>How ids, dates and instants are written by those who ask, in bodies, paths and queries alike.</summary>
internal static class CountyInput
{
    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    private static readonly string[] Instants =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public static bool IsId(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date >= First && date <= Last
            ? date
            : null;

    public static DateTimeOffset? Instant(string text) =>
        text.Length <= 40
        && DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && instant.UtcDateTime.Year is >= 1990 and <= 2100
            ? instant.ToUniversalTime()
            : null;
}
