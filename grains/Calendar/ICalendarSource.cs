namespace WarningGrid.Calendar;

/// <summary>The working calendar as it stands now: the shipped notices and everything loaded since.</summary>
internal interface ICalendarSource
{
    /// <exception cref="StorageUnavailable">The loaded notices could not be read.</exception>
    ValueTask<WorkCalendar> Current();
}
