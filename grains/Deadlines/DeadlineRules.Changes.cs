using System.Collections.Immutable;
using WarningGrid.Calendar;

namespace WarningGrid.Deadlines;

/// <summary>An extension as it was asked for; whoever approves it is the asker of the command (DLB-02).</summary>
internal sealed record ExtensionRequest(string Catalogue, int Count, DateOnly AskedOn, OfficialId AskedBy, string Reason);

/// <summary>A lawful stop with its ground (DLB-03).</summary>
internal sealed record PauseRequest(string Catalogue, string Reason, string LegalBasis, string Document, DateOnly On);

internal static partial class DeadlineRules
{
    /// <summary>Lengthens a deadline from its old due date. The approver's role is for the owner's table to ask.</summary>
    /// <param name="uncapped">Whether the approver may go beyond what the pack allows in all.</param>
    public static Ruling Extend(DeadlineBook book, ExtensionRequest request, Facts facts, bool uncapped = false)
    {
        if (book.Open(request.Catalogue) is not { } deadline)
        {
            return Refusal.Of(RefusalKind.WrongStage, "DLB-02.not-running");
        }

        var rules = facts.Rules.At(deadline.Packs);
        var rule = DeadlineId.Rule(request.Catalogue);
        var most = rules.Has($"{rule}.extension") ? rules.Limit($"{rule}.extension") : new(0, deadline.Limit.Unit);
        var by = most with { Count = request.Count };
        var reckoned = DeadlineReckoner.After(deadline, new(StepKind.Extended, deadline.Due, by), facts.Calendar);
        var oneTooMany = rules.Has($"{rule}.extensions") && deadline.Extensions >= rules.Whole($"{rule}.extensions")
            && !(rules.Has($"{rule}.further") && rules.Switch($"{rule}.further"));
        var beyondCap = rules.Has($"{rule}.extension-cap")
            && reckoned.Ends > Reckoning.Of(facts.Calendar, deadline.Start, rules.Limit($"{rule}.extension-cap"), roll: false).Ends;
        var late = request.AskedOn > deadline.Due || facts.Now >= CountyTime.EndOf(deadline.Due);
        var refusal = new Objections()
            .When(deadline.Status is DeadlineStatus.Paused, Rank.WrongStage, RefusalKind.WrongStage, "DLB-02.not-running")
            .When(facts.Asker.Id == request.AskedBy, Rank.SameHand, RefusalKind.SameHand, "DLB-02.same-hand")
            .When(late && !deadline.Provisional, Rank.TooLate, RefusalKind.TooLate, "DLB-02.too-late", deadline.Due)
            .When(
                !uncapped && (oneTooMany || request.Count > most.Count || beyondCap), Rank.LimitExceeded, RefusalKind.LimitExceeded,
                "DLB-02.beyond-catalogue", most)
            .When(request.Count < 1, Rank.InvalidRule, RefusalKind.Invalid, "DLB-02.no-length")
            .When(request.AskedOn > facts.Today, Rank.InvalidRule, RefusalKind.Invalid, "DLB-02.asked-later")
            .First();
        return refusal is not null
            ? refusal
            : Ruling.Of(new DeadlineExtended(
                deadline.Id, by, request.AskedOn, request.AskedBy, request.Reason, deadline.Due, reckoned.Due,
                reckoned.Provisional, Plan(request.Catalogue, deadline.Packs, reckoned, facts, deadline.Plan, deadline.Fired)));
    }

    /// <summary>Stops a deadline lawfully: a listed reason with legal basis and document, while something is left.</summary>
    public static Ruling Pause(DeadlineBook book, PauseRequest request, Facts facts)
    {
        if (book.Open(request.Catalogue) is not { } deadline || !DeadlineLifecycle.Allows(deadline.Status, DeadlineMove.Pause))
        {
            return Refusal.Of(RefusalKind.WrongStage, "DLB-03.not-running");
        }

        var listed = PauseReasons(deadline, facts);
        var refusal = new Objections()
            .When(
                DeadlineReckoner.Left(deadline, request.On, facts.Calendar).Count < 1, Rank.TooLate, RefusalKind.TooLate,
                "DLB-03.nothing-left")
            .When(!listed.Contains(request.Reason), Rank.InvalidRule, RefusalKind.Invalid, "DLB-03.reason", string.Join('、', listed))
            .When(
                string.IsNullOrWhiteSpace(request.LegalBasis) || string.IsNullOrWhiteSpace(request.Document),
                Rank.InvalidRule, RefusalKind.Invalid, "DLB-03.basis")
            .When(
                request.On < LastStep(deadline) || request.On > facts.Today, Rank.InvalidRule, RefusalKind.Invalid, "DLB-03.date")
            .First();
        return refusal is not null
            ? refusal
            : Ruling.Of(new DeadlinePaused(deadline.Id, request.On, request.Reason, request.LegalBasis, request.Document));
    }

    /// <summary>The ground of a pause is gone: what was left runs from this day, which itself does not count.</summary>
    public static Ruling Resume(DeadlineBook book, string catalogue, DateOnly on, Facts facts)
    {
        if (book.Open(catalogue) is not { Status: DeadlineStatus.Paused } deadline)
        {
            return Refusal.Of(RefusalKind.WrongStage, "DLB-05.not-paused");
        }

        if (on < deadline.PausedOn || on > facts.Today)
        {
            return Refusal.Of(RefusalKind.Invalid, "DLB-05.date");
        }

        var reckoned = DeadlineReckoner.After(deadline, new(StepKind.Resumed, on), facts.Calendar);
        return Ruling.Of(new DeadlineResumed(
            deadline.Id, on, reckoned.Due, reckoned.Provisional,
            Plan(catalogue, deadline.Packs, reckoned, facts, deadline.Plan, deadline.Fired)));
    }

    /// <summary>The reasons for which this deadline may be paused: its own list, or the county's general one (DLB-04).</summary>
    public static ImmutableArray<string> PauseReasons(Deadline deadline, Facts facts)
    {
        var rules = facts.Rules.At(deadline.Packs);
        var own = $"{DeadlineId.Rule(deadline.Catalogue)}.pause-reasons";
        return rules.Has(own) ? rules.List(own) : rules.List("DLB-04.reasons");
    }

    private static DateOnly LastStep(Deadline deadline) =>
        deadline.Steps.LastOrDefault(step => step.Kind is StepKind.Resumed) is { Kind: StepKind.Resumed } resumed
            ? resumed.On
            : deadline.Start;
}
