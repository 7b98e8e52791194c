namespace WarningGrid;

/// <summary>Between UTC instants and the county's dates. China keeps UTC+8 all year and has since 1992.</summary>
internal static class CountyTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The county's date at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a date begins in the county.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>24:00 of a date: the instant at which the next one begins (ASF-04, DLB-07).</summary>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    /// <summary>A wall-clock time of the county as an instant in UTC.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) =>
        new DateTimeOffset(date.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>PostgreSQL keeps microseconds; whatever is hashed must not hold more.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
