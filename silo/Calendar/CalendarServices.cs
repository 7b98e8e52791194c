using WarningGrid.Rules;

namespace WarningGrid.Calendar;

/// <summary>Gives the silo the county's rule book and calendar, and whoever tells of a new notice.</summary>
internal static class CalendarServices
{
    public static IServiceCollection AddRulesAndCalendar(this IServiceCollection services) =>
        services
            .AddSingleton<IRuleBookSource, CountyRuleBook>()
            .AddSingleton<ICalendarSource, CountyCalendar>()
            .AddHostedService<NoticeTeller>();
}
