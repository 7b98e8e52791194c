using System.Globalization;

namespace WarningGrid.Statistics;

/// <summary>A quarter as a return names it: <c>2026Q3</c>. Pure.</summary>
internal readonly record struct Quarter(int Year, int Number)
{
    public DateOnly From => new(Year, (Number * 3) - 2, 1);

    public DateOnly To => From.AddMonths(3).AddDays(-1);

    /// <summary>As a person reads it.</summary>
    public string Printed => string.Create(CultureInfo.InvariantCulture, $"{Year}年第{"一二三四"[Number - 1]}季度");

    /// <summary>The quarter a text names, or null where it names none.</summary>
    public static Quarter? Of(string? text) =>
        text is [_, _, _, _, 'Q', >= '1' and <= '4']
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100
            ? new(year, text[5] - '0')
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}Q{Number}");
}
