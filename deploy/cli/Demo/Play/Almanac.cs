using WarningGrid.Calendar;

namespace WarningGrid.Demo;

/// <summary>The holiday notices of the years that the play reaches and that nobody has published yet: without them no date is firm (CAL-08).</summary>
internal static class Almanac
{
    public static async Task Publish(Story story, int year)
    {
        var (one, other) = (story.Cast.SystemAdmin, story.Cast.SecurityAdmin);
        var published = (await story.Sees(one, "calendar", _ => true))["publishedYears"]!.AsArray().Select(known => known!.GetValue<int>()).ToHashSet();
        foreach (var next in Enumerable.Range(year, 3).Where(next => !published.Contains(next)))
        {
            var notice = Of(next, story.Today);
            await story.Post(one, "calendar/moves/LoadNotice", notice);
            await story.Post(other, "calendar/moves/LoadNotice", notice);
        }
    }

    // Holidays as they mostly fall, with the Saturdays that are worked for them.
    private static LoadNotice Of(int year, DateOnly today) => new(
        $"PLAY-{year}", year, today,
        [
            .. Days(new(year, 1, 1), 3), .. Days(new(year, 2, 8), 8), .. Days(new(year, 4, 4), 3), .. Days(new(year, 5, 1), 5),
            .. Days(new(year, 6, 9), 3), .. Days(new(year, 9, 15), 3), .. Days(new(year, 10, 1), 7),
        ],
        [Saturday(new(year, 2, 20)), Saturday(new(year, 4, 20)), Saturday(new(year, 10, 10))],
        "演示用放假安排");

    private static IEnumerable<DateOnly> Days(DateOnly first, int count) => Enumerable.Range(0, count).Select(first.AddDays);

    private static DateOnly Saturday(DateOnly from) => from.AddDays(((int)DayOfWeek.Saturday - (int)from.DayOfWeek + 7) % 7);
}
