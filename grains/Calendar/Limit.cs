using System.Globalization;

namespace WarningGrid.Calendar;

/// <summary>What a limit counts.</summary>
internal enum LimitUnit
{
    /// <summary>工作日: the start is not counted, the n-th following working day is (CAL-03).</summary>
    WorkingDays,

    /// <summary>日: start + n (CAL-05).</summary>
    CalendarDays,

    /// <summary>个月: the same day n months later, clamped to the month's end (CAL-05).</summary>
    Months,

    /// <summary>The n-th working day of the month after the start's (DL-28).</summary>
    WorkingDaysOfNextMonth,
}

/// <summary>A length of time as regulations state it, e.g. 15 WD. In packs it is written as text: <c>15 WD</c>, <c>6 M</c>.</summary>
internal readonly record struct Limit(int Count, LimitUnit Unit)
{
    /// <summary>Reads <c>15 WD</c>, <c>30 CD</c>, <c>6 M</c> or <c>1 WD-NEXT-MONTH</c>.</summary>
    /// <exception cref="FormatException">The text is no limit.</exception>
    public static Limit Parse(string text) => TryParse(text, out var limit) ? limit : throw new FormatException($"no limit: {text}");

    public static bool TryParse(string text, out Limit limit)
    {
        limit = default;
        if (text.Split(' ') is not [var count, var unit]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            || Array.IndexOf(Units, unit) is not (>= 0 and var at))
        {
            return false;
        }

        limit = new(n, (LimitUnit)at);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {Units[(int)Unit]}");

    private static readonly string[] Units = ["WD", "CD", "M", "WD-NEXT-MONTH"];
}

/// <summary>The date by which a duty is to be done.</summary>
/// <param name="Provisional">It rests on a part of the calendar that no notice covers yet (CAL-08).</param>
internal readonly record struct DueDate(DateOnly Date, bool Provisional);
