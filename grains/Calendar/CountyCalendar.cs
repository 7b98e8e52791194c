using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Rules;

namespace WarningGrid.Calendar;

/// <summary>The calendar of this county: what was shipped and what was loaded since, read again when it is a second old.</summary>
internal sealed class CountyCalendar(NpgsqlDataSource db, [OfTheCounty] TimeProvider clock, IRuleBookSource packs) : ICalendarSource
{
    private readonly Published<CalendarNotice> loaded = new(
        db, clock, "select notice, loaded_at from wg.calendar_notice order by loaded_at, id",
        (text, at) => (CalendarNotice)EventJson.Read(typeof(CalendarNotice), text) with { LoadedAt = at });

    private volatile Known? known;

    public async ValueTask<WorkCalendar> Current()
    {
        var (book, notices) = (await packs.Current(), await loaded.Current());
        var last = known;
        if (last is null || !ReferenceEquals(last.Book, book) || last.Notices != notices)
        {
            known = last = new(book, notices, WorkCalendar.Of(ShippedNotices.All.Concat(notices), book.DoubtFrom));
        }

        return last.Calendar;
    }

    private sealed record Known(RuleBook Book, ImmutableArray<CalendarNotice> Notices, WorkCalendar Calendar);
}
