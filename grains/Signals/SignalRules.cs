using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Officials;
using static WarningGrid.RefusalKind;

namespace WarningGrid.Signals;

/// <summary>What persons decide on a signal (spec 03 §3, §5). Pure.</summary>
internal static class SignalRules
{
    /// <summary>Makes it a lead, born in the same transaction under a number allocated for it.</summary>
    public static Ruling Register(SignalFile file, LeadNumber lead, Facts facts) =>
        Objections(file, SignalMove.Register, facts).First() is { } no
            ? no
            : Ruling.Of([new SignalRegistered(lead), .. Triaged(file, facts)]).Bearing(SignalBirth.OfLead(file, lead, facts));

    public static Ruling Note(SignalFile file, NoteSignal command, Facts facts) =>
        Objections(file, SignalMove.Note, facts).Reason(command.Reason).First() is { } no
            ? no
            : Ruling.Of([new SignalNoted(command.Reason), .. Triaged(file, facts)]);

    /// <param name="survivor">Whether the other signal may take another one in.</param>
    public static Ruling Merge(SignalFile file, MergeSignal command, bool survivor, Facts facts) =>
        Objections(file, SignalMove.Merge, facts).Reason(command.Reason)
            .When(command.Into == file.Number, Rank.InvalidRule, Invalid, "DL-50.merge-self")
            .When(!survivor, Rank.InvalidRule, Invalid, "DL-50.merge-target")
            .First() is { } no
            ? no
            : Settled(file, facts, SignalStanding.Merged, ResultOutcome.Merged, new SignalMerged(command.Into, command.Reason));

    public static Ruling Unmerge(SignalFile file, UnmergeSignal command, Facts facts) =>
        Objections(file, SignalMove.Unmerge, facts).Reason(command.Reason).First() is { } no
            ? no
            : Ruling.Of(
            [
                new Happening(new SignalUnmerged(command.Reason)), Counts(file, SignalStanding.Confirmed),
                .. file.StageBeforeMerge is SignalStage.Received
                    ? [new Happening(Triage(file.Clocks, facts))]
                    : Array.Empty<Happening>(),
            ]);

    public static Ruling Transfer(SignalFile file, TransferSignal command, Facts facts) =>
        Objections(file, SignalMove.Transfer, facts).Reason(command.Reason)
            .When(!IsText(command.Destination, 200), Rank.Shape, Invalid, "DL-50.destination")
            .First() is { } no
            ? no
            : Settled(
                file, facts, file.Standing, ResultOutcome.Transferred, new SignalTransferred(command.Destination, command.Reason));

    public static Ruling Reject(SignalFile file, RejectSignal command, Facts facts) =>
        Objections(file, SignalMove.Reject, facts).Reason(command.Reason).First() is { } no
            ? no
            : Settled(file, facts, SignalStanding.Void, ResultOutcome.NotAdopted, new SignalRejected(command.Reason));

    public static Ruling Forward(SignalFile file, ForwardSealed command, Facts facts) =>
        Objections(file, SignalMove.Forward, facts, Role.WarningOfficer, Role.IntakeClerk)
            .When(!IsText(command.Courier, 100), Rank.Shape, Invalid, "DL-50.courier")
            .When(
                command.ForwardedOn > facts.Today || command.ForwardedOn < CountyTime.DateOf(file.ReceivedAt), Rank.InvalidRule,
                Invalid, "SEA-03.date")
            .When(file.ForwardedOn is not null, Rank.WrongStage, WrongStage, "SEA-03.forwarded")
            .First() is { } no
            ? no
            : Ruling.Of(
            [
                new SealedItemForwarded(command.ForwardedOn, command.Courier),
                .. DeadlineRules.Meet(
                    file.Clocks, "DL-09", CountyTime.StartOf(command.ForwardedOn), proven: true, facts),
            ]);

    /// <summary>A quarantined item comes in with its data corrected.</summary>
    /// <param name="item">The corrected item, or null where the receipt names none that waits.</param>
    /// <param name="faults">What is still wrong.</param>
    public static Ruling Replay(
        SignalFile file, ReplaySignal command, Intake? item, ImmutableArray<RefusalItem> faults,
        ImmutableArray<MatchFound> found, Facts facts)
    {
        var waiting = file.Quarantine.FirstOrDefault(one => one.Item.ReceiptId == command.ReceiptId);
        if (Objections(file, SignalMove.Replay, facts, Role.WarningOfficer, Role.IntakeClerk).Reason(command.Reason)
            .When(waiting is null || item is null, Rank.WrongStage, WrongStage, "FED-06.not-quarantined")
            .Add(Rank.InvalidRule, faults.IsEmpty ? null : Refusal.Of(Invalid, "FED-06.data").With(faults))
            .First() is { } no)
        {
            return no;
        }

        var comesIn = file.Item is null || file.Item.SourceRevision < item!.SourceRevision;
        return Ruling.Of(
        [
            new Happening(new SignalReplayed(item!, command.Reason), waiting!.OccurredAt),
            .. comesIn ? InForce(file, found, waiting.OccurredAt) : [],
            .. file.Stage is SignalStage.Quarantined ? [new Happening(Triage(file.Clocks, facts))] : Array.Empty<Happening>(),
        ]);
    }

    /// <summary>What follows when a revision comes into force: matches whose mention is gone are revoked, the others found anew.</summary>
    public static IEnumerable<Happening> InForce(SignalFile file, ImmutableArray<MatchFound> found, DateTimeOffset occurredAt) =>
    [
        .. file.Matches.Where(match => match.Confirmed is not null && found.All(other => other.Key != match.Key))
            .Select(match => new Happening(new MatchRevoked(match.At, match.Confirmed!.Value, "revised"), occurredAt)),
        new Happening(new MentionsMatched(found), occurredAt),
    ];

    /// <summary>DL-50 begins on the day the signal was received, or came out of its quarantine.</summary>
    public static IEvent Triage(DeadlineBook clocks, Facts facts) =>
        DeadlineRules.Start(clocks, "DL-50", facts.Today, facts.Rules.InForce(facts.Today), facts);

    /// <summary>Whether the asker could make this move now.</summary>
    public static bool IsOpen(SignalFile file, SignalMove move, Facts facts) =>
        Objections(file, move, facts, move is SignalMove.Forward or SignalMove.Replay
            ? [Role.WarningOfficer, Role.IntakeClerk]
            : [Role.WarningOfficer]).First() is null
        && (move, file.Quarantine.IsEmpty) is not (SignalMove.Replay, true)
        && (move, file.ForwardedOn) is not (SignalMove.Forward, not null);

    internal static Objections Reason(this Objections objections, string? reason) =>
        objections.When(!IsText(reason, 500), Rank.Shape, Invalid, "DL-50.reason");

    private static Objections Objections(SignalFile file, SignalMove move, Facts facts) =>
        Objections(file, move, facts, Role.WarningOfficer);

    private static Objections Objections(SignalFile file, SignalMove move, Facts facts, params ReadOnlySpan<Role> roles) =>
        new Objections()
            .When(!facts.Asker.HoldsAny(roles), Rank.Forbidden, Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(file), Rank.StaleRevision, Stale, "DSP-01.stale")
            .When(!SignalLifecycle.Allows(file, move), Rank.WrongStage, WrongStage, "DSP-01.wrong-stage");

    private static Ruling Settled(
        SignalFile file, Facts facts, SignalStanding standing, ResultOutcome outcome, IEvent triaged) =>
        Ruling.Of(
        [
            new Happening(triaged),
            .. standing == file.Standing ? [] : new[] { Counts(file, standing) },
            new Happening(new SignalResultRecorded(outcome, facts.Today)),
            .. Triaged(file, facts).Select(met => new Happening(met)),
        ]);

    private static Happening Counts(SignalFile file, SignalStanding standing) =>
        new(new SignalStandingChanged(standing), file.OccurredAt);

    private static IEnumerable<IEvent> Triaged(SignalFile file, Facts facts) =>
        DeadlineRules.Meet(file.Clocks, "DL-50", facts.Now, proven: false, facts);

    private static bool IsText(string? text, int limit) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= limit && !text.Any(letter => letter is '\0');
}
