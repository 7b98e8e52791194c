namespace WarningGrid.Calendar;

/// <summary>The working calendar (工作日历): placeholder until the Calendar feature lands.</summary>
internal sealed record WorkCalendar;
