using Npgsql;

namespace WarningGrid.Calendar;

/// <inheritdoc cref="ICalendarGrain"/>
[GrainType("calendar")]
internal sealed class CalendarGrain(
    GrainTools tools, NpgsqlDataSource db, [PersistentState("calendar-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<CalendarFile, CalendarView>(new CalendarKind(), tools, snapshot), ICalendarGrain, ICalendarTeller
{
    public Task<Outcome<CalendarView>> LoadNotice(LoadNotice command, Submission submission) =>
        Submit(command, submission, CalendarRules.LoadNotice, creates: true);

    public Task<Outcome<CalendarView>> SetCountyDays(SetCountyDays command, Submission submission) =>
        Submit(command, submission, CalendarRules.SetCountyDays, creates: true);

    public Task<Outcome<CalendarView>> Withdraw(WithdrawNotice command, Submission submission) =>
        Submit(command, submission, CalendarRules.Withdraw);

    // The shipped notices can be read before anything was loaded.
    public async Task<Outcome<CalendarView>> Read() =>
        State.Exists ? await ShowView("calendar.read") : View(State, await Tools.Facts.Gather(CallerContext.Current));

    public async Task<bool> TellNextPage()
    {
        var facts = await Tools.Facts.Gather(CallerContext.Current);
        if (State.Loaded.FirstOrDefault(loaded => !loaded.Told) is not { } untold)
        {
            return false;
        }

        if (!IsSettled(untold, facts))
        {
            return true;
        }

        var page = await ConcernedOwners.Page(db, untold);
        var told = new OwnersTold(untold.Notice.Id, page, page.Length < ConcernedOwners.PageSize);
        await Submit(told, new($"{untold.Notice.Id}>{untold.ToldThrough}"), CalendarRules.Tell);
        return true;
    }

    protected override bool MaySee(CalendarFile file, Facts facts) => true;

    protected override CalendarView View(CalendarFile file, Facts facts) =>
        new(
            file.Revision,
            [.. facts.Calendar.Notices.Where(notice => !notice.Overlay).Select(notice => notice.Year).Distinct().Order()],
            [
                .. facts.Calendar.Notices.UnionBy(file.Loaded.Select(loaded => loaded.Known), notice => notice.Id)
                    .Select(notice => ShowNotice(notice, file.Loaded.FirstOrDefault(loaded => loaded.Notice.Id == notice.Id))),
            ],
            [.. file.Pending.Waiting.Select(waiting => waiting.Act["Load ".Length..])]);

    // Until then somebody may still be deciding by the calendar as it was; telling later finds his deadline too.
    private static bool IsSettled(LoadedNotice untold, Facts facts) =>
        facts.Now >= untold.LoadedAt + ConcernedOwners.Settling && facts.Calendar.Knows(untold.Notice.Id);

    private static NoticeView ShowNotice(CalendarNotice notice, LoadedNotice? loaded) =>
        new(
            notice.Id, notice.Year, notice.Document, notice.PublishedOn, notice.LoadedAt, notice.Overlay, loaded is null,
            loaded?.Told ?? true, notice.Off, notice.Working);
}

/// <summary>The machinery's side of the calendar: tells the owners of open deadlines, a page at a time.</summary>
[Alias("calendar.teller")]
internal interface ICalendarTeller : IGrainWithStringKey
{
    /// <summary>Tells the next page; answers whether anybody may be left.</summary>
    [Alias("tell-next-page")] Task<bool> TellNextPage();
}
