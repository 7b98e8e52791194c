using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarningGrid.Calendar;

/// <summary>Reads notices from a file: a list of notices as we ship them, or a register of years with their days.</summary>
internal static class NoticeFile
{
    /// <summary>Each notice counts as loaded on the day it was published.</summary>
    /// <exception cref="JsonException">The file is neither.</exception>
    public static ImmutableArray<CalendarNotice> Read(Stream file)
    {
        using var document = JsonDocument.Parse(file);
        var root = document.RootElement;
        var notices = root.ValueKind is JsonValueKind.Object
            ? [.. Parse<Register>(root).Years.Select(year => year?.Notice)]
            : Parse<CalendarNotice?[]>(root);
        return
        [
            .. notices.Select(notice => notice is null
                ? throw new JsonException("a notice is missing")
                : notice with { LoadedAt = CountyTime.StartOf(notice.PublishedOn) }),
        ];
    }

    private static T Parse<T>(JsonElement element) =>
        element.Deserialize<T>(Strict) ?? throw new JsonException("no notices");

    private sealed record Register(YearOfRegister[] Years, string? Source = null, string? Meaning = null);

    // Published in the December before, as all of them are.
    private sealed record YearOfRegister(int Year, ImmutableArray<DateOnly> DaysOff, ImmutableArray<DateOnly> WorkingWeekends)
    {
        [JsonIgnore]
        public CalendarNotice Notice => new($"Y-{Year}", Year, new(Year - 1, 12, 1), DaysOff, WorkingWeekends);
    }

    private static readonly JsonSerializerOptions Strict = new(EventJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };
}
