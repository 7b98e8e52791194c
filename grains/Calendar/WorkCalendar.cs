using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WarningGrid.Calendar;

/// <summary>The working calendar (工作日历): an immutable value made of the notices loaded (CAL-01…08).</summary>
/// <remarks>Questions about a year without a notice are answered by Monday to Friday; due dates there are provisional.</remarks>
internal sealed record WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, bool> listed;
    private readonly FrozenSet<int> published;

    private WorkCalendar(ImmutableArray<CalendarNotice> notices, MonthDay doubtFrom)
    {
        (Notices, DoubtFrom) = (notices, doubtFrom);
        var byDate = new Dictionary<DateOnly, bool>();
        foreach (var notice in notices)
        {
            foreach (var date in notice.Off)
            {
                byDate[date] = false;
            }

            foreach (var date in notice.Working)
            {
                byDate[date] = true;
            }
        }

        listed = byDate.ToFrozenDictionary();
        published = notices.Where(notice => !notice.Overlay).Select(notice => notice.Year).ToFrozenSet();
    }

    /// <summary>The notices in the order in which they speak: the later published wins.</summary>
    public ImmutableArray<CalendarNotice> Notices { get; }

    /// <summary>From this day on a year whose successor is unpublished is doubtful: its lieu days may still come (CAL-08).</summary>
    public MonthDay DoubtFrom { get; }

    /// <summary>A calendar of these notices.</summary>
    public static WorkCalendar Of(IEnumerable<CalendarNotice> notices, MonthDay doubtFrom) =>
        new([.. notices.OrderBy(notice => notice.PublishedOn).ThenBy(notice => notice.LoadedAt).ThenBy(notice => notice.Id, StringComparer.Ordinal)], doubtFrom);

    /// <summary>The calendar of the notices that come with the program.</summary>
    public static WorkCalendar Shipped => ShippedNotices.Calendar;

    /// <summary>The calendar as it was loaded at an instant (ASF-02).</summary>
    public WorkCalendar AsKnown(DateTimeOffset known) =>
        new([.. Notices.Where(notice => notice.LoadedAt <= known)], DoubtFrom);

    public WorkCalendar With(CalendarNotice notice) => Of(Notices.Add(notice), DoubtFrom);

    public WorkCalendar Without(string notice) => new([.. Notices.Where(known => known.Id != notice)], DoubtFrom);

    public bool Knows(string notice) => Notices.Any(known => known.Id == notice);

    /// <summary>CAL-01: listed as lieu working day, else listed off, else Monday to Friday.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        listed.TryGetValue(date, out var working)
            ? working
            : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public bool IsPublished(int year) => published.Contains(year);

    /// <summary>The n-th working day after a date; the date itself is not counted (CAL-03). Zero gives the date itself.</summary>
    public DateOnly AddWorkingDays(DateOnly start, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var date = start;
        for (var left = n; left > 0;)
        {
            date = date.AddDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>The n-th working day before a date; the date itself is not counted.</summary>
    public DateOnly WorkingDayBefore(DateOnly date, int n = 1)
    {
        for (var left = n; left > 0;)
        {
            date = date.AddDays(-1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>The date itself or the first working day after it (CAL-06).</summary>
    public DateOnly Roll(DateOnly date) => IsWorkingDay(date) ? date : AddWorkingDays(date, 1);

    /// <summary>Working days in (after, through].</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly through)
    {
        var count = 0;
        for (var date = after.AddDays(1); date <= through; date = date.AddDays(1))
        {
            count += IsWorkingDay(date) ? 1 : 0;
        }

        return count;
    }

    /// <summary>When something that starts on a date and lasts so long is due (CAL-03, CAL-05, CAL-06, CAL-08).</summary>
    /// <param name="roll">Whether a calendar limit that ends on a rest day moves to the next working day.</param>
    public DueDate Due(DateOnly start, Limit limit, bool roll) => Reckoning.Of(this, start, limit, roll).DueDate;

    /// <summary>Whether any date in [from, through] rests on a part of the calendar that is not published (CAL-08).</summary>
    public bool IsDoubtful(DateOnly from, DateOnly through)
    {
        for (var year = from.Year; year <= through.Year; year++)
        {
            if (!IsPublished(year))
            {
                return true;
            }
        }

        return through >= DoubtFrom.In(through.Year) && !IsPublished(through.Year + 1);
    }
}

/// <summary>A day of every year, e.g. 25 December.</summary>
internal readonly record struct MonthDay(int Month, int Day)
{
    public DateOnly In(int year) => new(year, Month, Day);

    /// <summary>Reads <c>12-25</c>.</summary>
    public static MonthDay Parse(string text) =>
        text.Split('-') is [var month, var day] && DateOnly.TryParseExact($"2000-{month}-{day}", "yyyy-MM-dd", out var date)
            ? new(date.Month, date.Day)
            : throw new FormatException($"no day of a year: {text}");
}
