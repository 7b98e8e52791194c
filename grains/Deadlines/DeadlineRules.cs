using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Deadlines;

/// <summary>What happens to deadlines (spec 01 §4). Pure; every answer is events of the owning aggregate.</summary>
internal static partial class DeadlineRules
{
    /// <summary>Starts a duty: the first generation, or the next one.</summary>
    /// <param name="catalogue">Catalogue id, with a qualifier behind a colon where one object has several at once.</param>
    /// <param name="packs">The versions the object keeps (RP-04).</param>
    public static IEvent Start(
        DeadlineBook book, string catalogue, DateOnly start, PackVersions packs, Facts facts,
        OfficialId? holder = null, OfficialId? handler = null)
    {
        var rules = facts.Rules.At(packs);
        var rule = DeadlineId.Rule(catalogue);
        return Started(
            book, catalogue, start, rules.Limit($"{rule}.limit"), rules.Switch($"{rule}.roll"), packs, facts, holder, handler);
    }

    /// <summary>The duty's act was done: Met, MetLate, or the Overdue withdrawn where a proof shows it was in time (CAL-04).</summary>
    /// <param name="occurredAt">Service receipt, intake stamp or upload.</param>
    /// <param name="proven">Whether that instant is proven; without proof the instant of recording counts.</param>
    /// <returns>Nothing where no such deadline is open, or where the right has lapsed: ask <see cref="RightLapsed"/> before.</returns>
    public static IEnumerable<IEvent> Meet(
        DeadlineBook book, string catalogue, DateTimeOffset occurredAt, bool proven, Facts facts)
    {
        if (book.Open(catalogue) is not { } deadline)
        {
            yield break;
        }

        if (InTime(deadline, occurredAt, proven, facts))
        {
            if (deadline.Status is DeadlineStatus.Overdue)
            {
                yield return new DeadlineOverdueWithdrawn(deadline.Id, deadline.Due, "proof");
            }

            yield return new DeadlineMet(deadline.Id, Late: false);
        }
        else if (!IsRight(deadline, facts))
        {
            if (deadline.Status is DeadlineStatus.Running)
            {
                yield return new DeadlineOverdue(deadline.Id, deadline.Due);
            }

            yield return new DeadlineMet(deadline.Id, Late: true);
        }
    }

    /// <summary>The refusal of a late application (DLB-11: DL-05, 24, 43, 45), or null where the act is still accepted.</summary>
    public static Refusal? RightLapsed(
        DeadlineBook book, string catalogue, DateTimeOffset occurredAt, bool proven, Facts facts) =>
        book.Last(catalogue) is { } deadline && (deadline.IsOpen || HasLapsed(deadline)) && IsRight(deadline, facts) && !InTime(deadline, occurredAt, proven, facts)
            ? Refusal.Of(RefusalKind.TooLate, "DLB-11.right-lapsed", deadline.Due)
            : null;

    public static IEnumerable<IEvent> Cancel(DeadlineBook book, string catalogue, string reason)
    {
        if (book.Open(catalogue) is { } deadline)
        {
            yield return new DeadlineCancelled(deadline.Id, reason);
        }
    }

    /// <summary>Whoever is to act now holds it; nothing else of it changes.</summary>
    public static IEnumerable<IEvent> HandOver(DeadlineBook book, string catalogue, OfficialId to)
    {
        if (book.Open(catalogue) is { } deadline && deadline.Holder != to)
        {
            yield return new DeadlineHandedOver(deadline.Id, to);
        }
    }

    public static IEnumerable<IEvent> CancelAll(DeadlineBook book, string reason) =>
        book.All.Where(deadline => deadline.IsOpen).Select(deadline => new DeadlineCancelled(deadline.Id, reason));

    /// <summary>Cancels what runs or is paused, keeping what is left of it for <see cref="Thaw"/> (DSP-18).</summary>
    public static IEnumerable<IEvent> Freeze(DeadlineBook book, string reason, Facts facts) =>
        from deadline in book.All
        where deadline.Status is DeadlineStatus.Running or DeadlineStatus.Paused
        let left = DeadlineReckoner.Left(deadline, deadline.PausedOn ?? facts.Today, facts.Calendar)
        select new DeadlineCancelled(deadline.Id, reason, left);

    /// <summary>Gives each frozen deadline again what it had left, as its next generation (DSP-18).</summary>
    public static IEnumerable<IEvent> Thaw(DeadlineBook book, DateOnly resumed, Facts facts) =>
        from catalogue in book.All.Select(deadline => deadline.Catalogue).Distinct()
        let frozen = book.Last(catalogue)
        where frozen.Status is DeadlineStatus.Cancelled && frozen.Left is not null
        select Started(book, catalogue, resumed, frozen.Left!.Value, frozen.Roll, frozen.Packs, facts, frozen.Holder, frozen.Handler);

    /// <summary>A document naming the due date has left: it is never shortened below that (CAL-10).</summary>
    public static IEnumerable<IEvent> Name(DeadlineBook book, string catalogue, string document)
    {
        if (book.Open(catalogue) is { } deadline)
        {
            yield return new DeadlineNamed(deadline.Id, deadline.Due, document);
        }
    }

    private static DeadlineStarted Started(
        DeadlineBook book, string catalogue, DateOnly start, Limit limit, bool roll, PackVersions packs, Facts facts,
        OfficialId? holder, OfficialId? handler)
    {
        var reckoned = Reckoning.Of(facts.Calendar, start, limit, roll);
        var id = DeadlineId.Of(catalogue, (book.Last(catalogue)?.Generation ?? 0) + 1);
        return new(
            id, packs, start, limit, roll, reckoned.Due, reckoned.Provisional, holder, handler,
            Plan(catalogue, packs, reckoned, facts, [], []));
    }

    private static ImmutableArray<Firing> Plan(
        string catalogue, PackVersions packs, Reckoning reckoned, Facts facts, ImmutableArray<Firing> planned, ImmutableArray<Fired> fired) =>
        // A reminder whose time lay before it was planned was never to be sent: nothing was missed.
        [.. DeadlinePlan.Of(
            DeadlineId.Rule(catalogue), reckoned.Due, reckoned.Provisional, facts.Rules.At(packs), facts.Calendar)
            .Where(firing => firing.Kind is not FiringKind.Reminder || firing.At > facts.Now || planned.Contains(firing))
            .Where(firing => !fired.Contains(new(firing.Kind, firing.Step, reckoned.Due)))];

    // A provisional date never makes an act late (CAL-11); while paused no day counts.
    private static bool InTime(Deadline deadline, DateTimeOffset occurredAt, bool proven, Facts facts) =>
        deadline.Provisional || deadline.Status is DeadlineStatus.Paused
        || (proven ? occurredAt : facts.Now) < CountyTime.EndOf(deadline.Due);

    /// <summary>Whether a rule of the catalogue gives a right, which lapses, and no duty, which would be overdue (DLB-11).</summary>
    public static bool IsRight(string rule, RuleSet rules) => rules.Has($"{rule}.right") && rules.Switch($"{rule}.right");

    /// <summary>Whether a right was not used in its time.</summary>
    public static bool HasLapsed(Deadline deadline) =>
        deadline.Status is DeadlineStatus.Cancelled && deadline.SettledAt >= CountyTime.EndOf(deadline.Due);

    private static bool IsRight(Deadline deadline, Facts facts) =>
        IsRight(DeadlineId.Rule(deadline.Catalogue), facts.Rules.At(deadline.Packs));
}
