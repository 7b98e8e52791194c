using System.Collections.Immutable;
using System.Text.Json;
using WarningGrid.Rules;

namespace WarningGrid.Calendar;

/// <summary>The notices that come with the program (<c>notices.json</c>), and how such a file is read.</summary>
internal static class ShippedNotices
{
    private static readonly Lazy<ImmutableArray<CalendarNotice>> Known = new(() =>
    {
        using var file = typeof(ShippedNotices).Assembly.GetManifestResourceStream("WarningGrid.Calendar.notices.json")!;
        return Read(file);
    });

    private static readonly Lazy<WorkCalendar> Whole = new(() => WorkCalendar.Of(All, RuleBook.Shipped.DoubtFrom));

    public static ImmutableArray<CalendarNotice> All => Known.Value;

    public static WorkCalendar Calendar => Whole.Value;

    /// <summary>Reads a file of notices; each counts as loaded on the day it was published.</summary>
    /// <exception cref="JsonException">The file is no list of notices.</exception>
    public static ImmutableArray<CalendarNotice> Read(Stream file) =>
    [
        .. JsonSerializer.Deserialize<CalendarNotice[]>(file, Strict)!
            .Select(notice => notice with { LoadedAt = CountyTime.StartOf(notice.PublishedOn) }),
    ];

    private static readonly JsonSerializerOptions Strict = new(EventJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };
}
