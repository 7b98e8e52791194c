using WarningGrid.Access;
using static WarningGrid.RefusalKind;

namespace WarningGrid.Signals;

/// <summary>What persons say of a match: one hand, or two where the mention alone does not tell (MAT-02…05). Pure.</summary>
internal static class MatchingRules
{
    /// <param name="exists">Whether there is such an official.</param>
    public static Ruling Confirm(SignalFile file, ConfirmMatch command, bool exists, Facts facts)
    {
        var match = file.MatchAt(command.Mention);
        if (Common(file, match, facts)
            .When(facts.IsRecusedFrom(command.Official), Rank.NotFound, NotFound, "ACL-01.not-found")
            .When(!exists, Rank.InvalidRule, Invalid, "MAT-01.unknown-official")
            .When(match?.Confirmed is not null, Rank.WrongStage, WrongStage, "MAT-04.already-confirmed")
            .First() is { } no)
        {
            return no;
        }

        var happened = new Happening(new MatchConfirmed(command.Mention, command.Official), file.OccurredAt);
        return MatchRules.OneHandSuffices(match!, command.Official)
            ? Ruling.Of([happened, .. Overtaken(file, command.Mention)])
            : TwoPersonAct.Decide(file.Pending, "MAT-03", Act(command.Mention), command, facts, () => Ruling.Of([happened]));
    }

    public static Ruling Withdraw(SignalFile file, WithdrawMatch command, Facts facts) =>
        Common(file, file.MatchAt(command.Mention), facts).First() is { } no
            ? no
            : TwoPersonAct.Withdraw(file.Pending, "MAT-03", Act(command.Mention), facts);

    public static Ruling Reject(SignalFile file, RejectMatch command, Facts facts)
    {
        var match = file.MatchAt(command.Mention);
        return Common(file, match, facts)
            .When(match?.Confirmed == command.Official, Rank.WrongStage, WrongStage, "MAT-04.already-confirmed")
            .When(match?.NotMeant.Contains(command.Official) is true, Rank.WrongStage, WrongStage, "MAT-04.rejected")
            .First() is { } no
            ? no
            : Ruling.Of([new Happening(new MatchRejected(command.Mention, command.Official))]);
    }

    public static Ruling Revoke(SignalFile file, RevokeMatch command, Facts facts)
    {
        var match = file.MatchAt(command.Mention);
        return Common(file, match, facts).Reason(command.Reason)
            .When(match is { Confirmed: null }, Rank.WrongStage, WrongStage, "MAT-05.not-confirmed")
            .First() is { } no
            ? no
            : Ruling.Of([new Happening(new MatchRevoked(command.Mention, match!.Confirmed!.Value, command.Reason), file.OccurredAt)]);
    }

    /// <summary>The name under which a confirmation of this mention waits for its second hand.</summary>
    public static string Act(string mention) => "ConfirmMatch " + mention;

    private static Objections Common(SignalFile file, Match? match, Facts facts) =>
        new Objections()
            .When(!facts.Asker.HoldsAny(Role.WarningOfficer, Role.LeadCustodian), Rank.Forbidden, Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(file), Rank.StaleRevision, Stale, "DSP-01.stale")
            .When(
                file.Stage is SignalStage.Quarantined or SignalStage.SealedForwarded or SignalStage.Rejected, Rank.WrongStage,
                WrongStage, "DSP-01.wrong-stage")
            .When(match is null, Rank.InvalidRule, Invalid, "MAT-01.no-mention");

    // A proposal for the same mention has nothing left to wait for.
    private static IEnumerable<Happening> Overtaken(SignalFile file, string mention) =>
        file.Pending.Find(Act(mention)) is { } waiting ? [new(new ActWithdrawn(waiting.Act, waiting.By))] : [];
}
