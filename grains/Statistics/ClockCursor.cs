using System.Globalization;

namespace WarningGrid.Statistics;

/// <summary>A place in the order of deadlines.</summary>
internal sealed record ClockCursor(DateOnly Due, string Stream, string Id)
{
    public static ClockCursor? Read(string text) =>
        text.Length <= 200 && text.Split('|') is [var due, var stream, var id]
        && DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(date, stream, id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Due:yyyy-MM-dd}|{Stream}|{Id}");
}
