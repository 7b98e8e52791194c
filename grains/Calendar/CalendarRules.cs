using System.Text.RegularExpressions;
using WarningGrid.Access;

namespace WarningGrid.Calendar;

/// <summary>Who may load a notice or set county days, and what a notice must be (CAL-02, CAL-09, CAL-12, SEP-02).</summary>
internal static partial class CalendarRules
{
    public static Ruling LoadNotice(CalendarFile file, LoadNotice command, Facts facts) =>
        Load(
            file, "CAL-09", command,
            new(command.Id, command.Year, command.PublishedOn, command.Off.OrEmpty(), command.Working.OrEmpty(), command.Document),
            facts);

    public static Ruling SetCountyDays(CalendarFile file, SetCountyDays command, Facts facts) =>
        string.IsNullOrWhiteSpace(command.Document)
            ? Refusal.Of(RefusalKind.Invalid, "CAL-12.document")
            : Load(
                file, "CAL-12", command,
                new(
                    command.Id, command.PublishedOn.Year, command.PublishedOn, command.Off.OrEmpty(), command.Working.OrEmpty(),
                    command.Document) { Overlay = true },
                facts);

    public static Ruling Withdraw(CalendarFile file, WithdrawNotice command, Facts facts) =>
        Objection(file, facts).First() is { } refusal
            ? refusal
            : TwoPersonAct.Withdraw(file.Pending, "CAL-09", Act(command.Id), facts);

    /// <summary>Records that some owners were told; the letters go with the event.</summary>
    public static Ruling Tell(CalendarFile file, OwnersTold told, Facts facts) =>
        facts.Asker.IsSystem ? Ruling.Of(told) : Refusal.Of(RefusalKind.Forbidden, "CAL-12.admins-only");

    private static Ruling Load(CalendarFile file, string rule, object command, CalendarNotice notice, Facts facts)
    {
        var objections = Objection(file, facts)
            .When(!Name().IsMatch(notice.Id ?? ""), Rank.Shape, RefusalKind.Invalid, "CAL-02.name")
            .When(
                facts.Calendar.Knows(notice.Id ?? "") || file.Loaded.Any(loaded => loaded.Notice.Id == notice.Id),
                Rank.InvalidRule, RefusalKind.Invalid, "CAL-02.known", notice.Id ?? "")
            .When(
                notice.Overlay && !notice.Dates.Any(), Rank.InvalidRule, RefusalKind.Invalid, "CAL-02.empty")
            .When(notice.PublishedOn > facts.Today, Rank.InvalidRule, RefusalKind.Invalid, "CAL-02.future");
        foreach (var date in notice.Dates.Where(date => Math.Abs(date.Year - notice.Year) > 1).Take(1))
        {
            objections.When(true, Rank.InvalidRule, RefusalKind.Invalid, "CAL-02.other-year", date);
        }

        foreach (var twice in notice.Dates.GroupBy(date => date).Where(same => same.Count() > 1).Take(1))
        {
            objections.When(true, Rank.InvalidRule, RefusalKind.Invalid, "CAL-02.twice", twice.Key);
        }

        return objections.First() is { } refusal
            ? refusal
            : TwoPersonAct.Decide(
                file.Pending, rule, Act(notice.Id!), command, facts, () => Ruling.Of(new NoticeLoaded(notice)));
    }

    private static Objections Objection(CalendarFile file, Facts facts) =>
        new Objections()
            .When(
                !facts.Asker.HoldsAny(Role.SystemAdmin, Role.SecurityAdmin), Rank.Forbidden, RefusalKind.Forbidden,
                "CAL-12.admins-only")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale");

    private static string Act(string id) => "Load " + id;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,39}$")]
    private static partial Regex Name();
}
