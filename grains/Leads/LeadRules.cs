using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <summary>The rules of a lead, with no clock, no store and no cluster: file, command and facts in, a ruling out.</summary>
/// <remarks>This part: how a lead begins and how it is triaged (spec 03 §5, rows Registered and Merged).</remarks>
internal static partial class LeadRules
{
    /// <summary>The birth of a lead out of a signal: its registration and the clocks that begin with it.</summary>
    public static Birth Register(LeadRegistered registered, Facts facts)
    {
        var file = LeadEvolution.Begin(registered, facts.Today);
        return new(
            registered.Number.Key(),
            [.. LeadClocks.AtRegistration(file, facts).Prepend(registered).Select(happened => new Happening(happened))]);
    }

    public static Ruling Accept(LeadFile file, AcceptLead command, Facts facts)
    {
        var marks = command.UnknownTargets.IsDefault ? [] : command.UnknownTargets;
        var targets = file.Targets.IsEmpty ? [new LeadTarget(null, null, false)] : file.Targets;
        var marked = file with
        {
            Targets = [.. targets.Select((target, place) => marks.Contains(place) ? target with { Unknown = true } : target)],
        };
        return LeadLifecycle.Objections(marked, LeadMove.Accept, facts)
            .When(
                marks.Any(place => place < 0 || place >= targets.Length || targets[place].Official is not null),
                Rank.Shape, RefusalKind.Invalid, "LED-01.mark")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(LeadClocks.AtAcceptance(marked, facts).Prepend(new LeadAccepted(marked.Targets)));
    }

    public static Ruling Transfer(LeadFile file, TransferLead command, LeadBackground background, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.Transfer, facts)
            .Needs(command.Reason, "LED-01.reasons")
            .Add(Rank.Shape, Nowhere(command.To))
            .Add(Rank.Forbidden, ToAccused(command.To, background))
            .First() is { } refusal
            ? refusal
            : Ruling.Of(LeadClocks.AtEnd(file, facts.Today, facts).Prepend(new LeadTransferred(command.To, command.Reason)));

    public static Ruling Merge(LeadFile file, MergeLead command, LeadBackground background, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.Merge, facts)
            .Needs(command.Reason, "LED-01.reasons")
            .When(
                command.Into == file.Number || background.Survivor is null, Rank.InvalidRule, RefusalKind.Invalid,
                "LED-03.survivor", command.Into.Value ?? "")
            .Gate(background.Survivor is null || IsOpen(background.Survivor.Value), "LED-03.survivor-ended")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new LeadMerged(command.Into, command.Reason));

    public static Ruling Unmerge(LeadFile file, UnmergeLead command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.Unmerge, facts).Needs(command.Reason, "LED-01.reasons").First() is { } refusal
            ? refusal
            : Ruling.Of([.. DeadlineRules.CancelAll(file.Clocks, "unmerged"), new LeadUnmerged(command.Reason)]);

    /// <summary>Whether a lead is still on its way: another may be merged into it.</summary>
    public static bool IsOpen(LeadStage stage) =>
        stage is not (LeadStage.None or LeadStage.Closed or LeadStage.Transferred or LeadStage.Merged);

    private static Objections Needs(this Objections objections, string? text, string code) =>
        objections.When(string.IsNullOrWhiteSpace(text), Rank.Shape, RefusalKind.Invalid, code);

    private static Refusal? Nowhere(LeadDestination? to) =>
        to is null || (to.Unit is null) == string.IsNullOrWhiteSpace(to.Organ)
            ? Refusal.Of(RefusalKind.Invalid, "LED-01.destination")
            : null;

    // Accusation material never goes to its target's unit (LED-05).
    private static Refusal? ToAccused(LeadDestination? to, LeadBackground background) =>
        to?.Unit is { } unit && background.TargetUnits.Contains(unit) ? Refusal.Of(RefusalKind.Forbidden, "LED-05.accused") : null;

    private static Refusal? NoDigest(LeadDocument? document) =>
        document is not null && (document.Sm3 is not { Length: 64 } sm3 || !sm3.All(char.IsAsciiHexDigitLower))
            ? Refusal.Of(RefusalKind.Invalid, "LED-01.document")
            : null;
}
