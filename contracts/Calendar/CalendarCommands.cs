using System.Collections.Immutable;

namespace WarningGrid.Calendar;

/// <summary>Loads a notice on holiday arrangements; its dates may lie in the year before or after its own (CAL-02).</summary>
/// <param name="Id">A name for ever, e.g. <c>CN-2027</c>.</param>
/// <param name="Document">Number of the document, e.g. 国办发明电〔2025〕7号.</param>
/// <param name="Off">Rest days. <paramref name="Working"/>: lieu working days (调休上班).</param>
[GenerateSerializer, Immutable, Alias("calendar.load-notice")]
public sealed record LoadNotice(
    [property: Id(0)] string Id,
    [property: Id(1)] int Year,
    [property: Id(2)] DateOnly PublishedOn,
    [property: Id(3)] ImmutableArray<DateOnly> Off,
    [property: Id(4)] ImmutableArray<DateOnly> Working,
    [property: Id(5)] string? Document = null);

/// <summary>Sets days of the county's own over whatever the notices say; the document that orders them is cited (CAL-12).</summary>
[GenerateSerializer, Immutable, Alias("calendar.set-county-days")]
public sealed record SetCountyDays(
    [property: Id(0)] string Id,
    [property: Id(1)] DateOnly PublishedOn,
    [property: Id(2)] ImmutableArray<DateOnly> Off,
    [property: Id(3)] ImmutableArray<DateOnly> Working,
    [property: Id(4)] string Document);

/// <summary>Takes back the proposal of a notice or of county days that waits for a second hand.</summary>
[GenerateSerializer, Immutable, Alias("calendar.withdraw")]
public sealed record WithdrawNotice([property: Id(0)] string Id);
