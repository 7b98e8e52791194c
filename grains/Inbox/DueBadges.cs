using System.Globalization;
using WarningGrid.Calendar;

namespace WarningGrid.Inbox;

/// <summary>What the badge of a deadline says today (UIX-05). Pure.</summary>
internal static class DueBadges
{
    /// <param name="paused">Why it is suspended; null where it runs.</param>
    public static DueBadge Of(DateOnly due, bool provisional, string? paused, DateOnly today, WorkCalendar calendar)
    {
        var (code, days) =
            paused is not null ? (DueCode.Paused, (int?)null)
            : due == today ? (DueCode.Today, 0)
            : due > today ? (DueCode.Left, calendar.WorkingDaysBetween(today, due))

            // What rests on days no notice covers reminds but is never overdue (CAL-11).
            : provisional ? (DueCode.Left, 0)
            : (DueCode.Overdue, calendar.WorkingDaysBetween(due, today));
        var text = code switch
        {
            DueCode.Paused => Sentences.Of("UIX-05.paused", paused!),
            DueCode.Today => Sentences.Of("UIX-05.today"),
            DueCode.Left => Sentences.Of("UIX-05.left", days!, due.ToString("MM-dd", CultureInfo.InvariantCulture)),
            DueCode.Overdue => Sentences.Of("UIX-05.overdue", days!),
        };
        return new(code, due, days, provisional, provisional ? Sentences.Of("UIX-05.provisional", text) : text);
    }
}
