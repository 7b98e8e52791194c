namespace WarningGrid.Calendar;

/// <summary>The county's working calendar (工作日历): one grain, keyed <see cref="GrainKeys.Calendar"/>.</summary>
[Alias("calendar")]
public interface ICalendarGrain : IFollower
{
    /// <summary>Proposes a notice, or loads it when another admin has proposed the same (SEP-02). Deadlines it concerns follow (CAL-09).</summary>
    [Alias("load-notice")] Task<Outcome<CalendarView>> LoadNotice(LoadNotice command, Submission submission);

    /// <summary>Proposes county days, or sets them when another admin has proposed the same (CAL-12).</summary>
    [Alias("set-county-days")] Task<Outcome<CalendarView>> SetCountyDays(SetCountyDays command, Submission submission);

    /// <summary>Takes back one's own proposal.</summary>
    [Alias("withdraw")] Task<Outcome<CalendarView>> Withdraw(WithdrawNotice command, Submission submission);

    [Alias("read")] Task<Outcome<CalendarView>> Read();
}
