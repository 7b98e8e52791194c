using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Deadlines;

/// <summary>A desk with one object's deadlines on it: what is done is decided by the rules, then remembered.</summary>
internal sealed class Desk
{
    public static readonly OfficialId Holder = new("G00000417"), Handler = new("G00000021"), Leader = new("G00000007");

    public DeadlineBook Book { get; private set; } = DeadlineBook.Empty;

    public List<Happening> Happened { get; } = [];

    public WorkCalendar Calendar { get; set; } = WorkCalendar.Shipped;

    public RuleBook Rules { get; init; } = RuleBook.Shipped;

    public DateTimeOffset Now { get; private set; }

    public Deadline this[string catalogue] => Book.Last(catalogue)!;

    public static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A wall-clock instant of the county: <c>2026-10-21 08:00</c>.</summary>
    public static DateTimeOffset At(string text) =>
        new DateTimeOffset(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), CountyTime.Offset).ToUniversalTime();

    public Facts Facts(OfficialId? by = null) =>
        new(Now, new Asker(Caller.Person(by ?? Leader), []), Rules, Calendar, []);

    public Desk It_is(string instant)
    {
        Now = At(instant);
        return this;
    }

    public Desk Starts(string catalogue, string start, string? packsOf = null)
    {
        if (Now < CountyTime.StartOf(Day(start)))
        {
            It_is(start + " 10:00");
        }

        return Remember(new Happening(DeadlineRules.Start(
            Book, catalogue, Day(start), Rules.InForce(Day(packsOf ?? start)), Facts(), Holder, Handler)));
    }

    /// <summary>The sweep comes by at an instant and wakes the object.</summary>
    public Desk Sweeps(string instant)
    {
        It_is(instant);
        return Remember([.. DeadlineRules.FireDue(Book, Facts())]);
    }

    /// <summary>The sweep comes by at every alarm up to an instant, as it does while all is well.</summary>
    public Desk Runs_until(DateTimeOffset until)
    {
        while (Book.Alarms().Select(alarm => (DateTimeOffset?)alarm.NextFiring).Min() is { } next && next <= until)
        {
            Now = next > Now ? next : Now;
            Remember([.. DeadlineRules.FireDue(Book, Facts())]);
        }

        Now = until > Now ? until : Now;
        return this;
    }

    public Desk Meets(string catalogue, string occurredAt, bool proven) =>
        Remember(Ruling.At(At(occurredAt), DeadlineRules.Meet(Book, catalogue, At(occurredAt), proven, Facts())).Happened);

    public Desk Loads(CalendarNotice notice)
    {
        Calendar = Calendar.With(notice);
        return Hears(notice.Id);
    }

    public Desk Hears(string notice) =>
        Remember([.. DeadlineRules.CalendarChanged(Book, Facts(), notice).Select(happened => new Happening(happened))]);

    public Desk Names(string catalogue) =>
        Remember([.. DeadlineRules.Name(Book, catalogue, "D-HX-1").Select(happened => new Happening(happened))]);

    public Ruling Extends(string catalogue, int count, string askedOn, OfficialId? approver = null) =>
        Take(DeadlineRules.Extend(Book, new(catalogue, count, Day(askedOn), Holder, "材料尚在调取"), Facts(approver)));

    public Ruling Pauses(string catalogue, string on, string reason) =>
        Take(DeadlineRules.Pause(Book, new(catalogue, reason, "行政许可法第四十五条", "D-ZZ-1", Day(on)), Facts()));

    public Ruling Resumes(string catalogue, string on) => Take(DeadlineRules.Resume(Book, catalogue, Day(on), Facts()));

    public IEnumerable<T> All<T>() => Happened.Select(happening => happening.Event).OfType<T>();

    public Desk Remember(params IEnumerable<Happening> happened)
    {
        foreach (var happening in happened)
        {
            Happened.Add(happening);
            Book = Book.Evolve(happening.Event, new(
                "c-TI-2026-0001", Happened.Count, happening.Event, happening.OccurredAt ?? Now, Now, Leader.Value, "key"));
        }

        return this;
    }

    private Ruling Take(Ruling ruling)
    {
        Remember(ruling.Happened.IsDefault ? [] : ruling.Happened);
        return ruling;
    }

    public static CalendarNotice Notice(string id, int year, string publishedOn, string[] off, string[] working) =>
        new(id, year, Day(publishedOn), [.. off.Select(Day)], [.. working.Select(Day)]);

    /// <summary>The shipped notices up to and including one.</summary>
    public static WorkCalendar Only(params string[] notices) =>
        WorkCalendar.Of(ShippedNotices.All.Where(notice => notices.Contains(notice.Id)), new(12, 25));
}
