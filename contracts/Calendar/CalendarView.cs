using System.Collections.Immutable;

namespace WarningGrid.Calendar;

/// <summary>The calendar with every notice it rests on, in the order in which they speak.</summary>
/// <param name="Waiting">Names of the notices that wait for a second hand.</param>
[GenerateSerializer, Immutable, Alias("calendar.view")]
public sealed record CalendarView(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<int> PublishedYears,
    [property: Id(2)] ImmutableArray<NoticeView> Notices,
    [property: Id(3)] ImmutableArray<string> Waiting) : IRevised;

/// <summary>One notice.</summary>
/// <param name="Shipped">Whether it came with the program and was not loaded by anybody.</param>
/// <param name="Told">Whether every open deadline it concerns has been told (CAL-09).</param>
[GenerateSerializer, Immutable, Alias("calendar.notice-view")]
public sealed record NoticeView(
    [property: Id(0)] string Id,
    [property: Id(1)] int Year,
    [property: Id(2)] string? Document,
    [property: Id(3)] DateOnly PublishedOn,
    [property: Id(4)] DateTimeOffset LoadedAt,
    [property: Id(5)] bool Overlay,
    [property: Id(6)] bool Shipped,
    [property: Id(7)] bool Told,
    [property: Id(8)] ImmutableArray<DateOnly> Off,
    [property: Id(9)] ImmutableArray<DateOnly> Working);
