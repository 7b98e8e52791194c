using WarningGrid.Http;

namespace WarningGrid.Calendar;

/// <summary>The working calendar (工作日历): what is published, and the two-handed acts that add to it (CAL-02, CAL-12).</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Calendar");
        calendar.MapGet("", async (HttpContext http, Desk desk) =>
                (await desk.Ask(CurrentCaller.Of(http), grains => Calendar(grains).Read(), http.RequestAborted)).ToHttp())
            .Produces<CalendarView>();
        calendar.MapFirstMove<LoadNotice, CalendarView>("/moves/LoadNotice", (grains, command, once) => Calendar(grains).LoadNotice(command, once));
        calendar.MapFirstMove<SetCountyDays, CalendarView>(
            "/moves/SetCountyDays", (grains, command, once) => Calendar(grains).SetCountyDays(command, once));
        calendar.MapFirstMove<WithdrawNotice, CalendarView>("/moves/Withdraw", (grains, command, once) => Calendar(grains).Withdraw(command, once));
    }

    private static ICalendarGrain Calendar(IGrainFactory grains) => grains.GetGrain<ICalendarGrain>(GrainKeys.Calendar);
}
