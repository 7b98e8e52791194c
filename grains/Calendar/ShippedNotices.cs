using System.Collections.Immutable;
using WarningGrid.Rules;

namespace WarningGrid.Calendar;

/// <summary>The notices that come with the program (<c>notices.json</c>) and the calendar they make.</summary>
internal static class ShippedNotices
{
    private static readonly Lazy<ImmutableArray<CalendarNotice>> Known = new(() =>
    {
        using var file = typeof(ShippedNotices).Assembly.GetManifestResourceStream("WarningGrid.Calendar.notices.json")!;
        return NoticeFile.Read(file);
    });

    private static readonly Lazy<WorkCalendar> Whole = new(() => WorkCalendar.Of(All, RuleBook.Shipped.DoubtFrom));

    public static ImmutableArray<CalendarNotice> All => Known.Value;

    public static WorkCalendar Calendar => Whole.Value;
}
