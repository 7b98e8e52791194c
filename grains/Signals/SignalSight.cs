using WarningGrid.Access;

namespace WarningGrid.Signals;

/// <summary>Who sees a signal, and what of it (ACL-01, RCU-08).</summary>
internal static class SignalSight
{
    /// <summary>Who sees every signal of the county.</summary>
    public static readonly Role[] County = [Role.WarningOfficer, Role.LeadCustodian, Role.DeputyLeader, Role.DisciplineSecretary];

    /// <summary>Intake sees what it has to correct or to forward; the signal itself is triaged by WarningOffice.</summary>
    public static bool MaySee(SignalFile file, Facts facts) => facts.Asker.Caller.Kind switch
    {
        // A feed reaches a signal only through the intake, which amends it and shows it to nobody.
        CallerKind.Feed or CallerKind.System => true,
        CallerKind.Person => !file.Concerned.Any(facts.IsRecusedFrom)
            && (facts.Asker.HoldsAny(County)
                || (facts.Asker.Holds(Role.IntakeClerk)
                    && (file.Stage is SignalStage.SealedForwarded || !file.Quarantine.IsEmpty))),
    };

    /// <summary>Whether it is worth asking the lead: he is a person, and recused from nobody concerned.</summary>
    public static bool MayAskTheLead(SignalFile file, Facts facts) =>
        facts.Asker.Caller.Kind is CallerKind.Person && !file.Concerned.Any(facts.IsRecusedFrom);

    public static SignalView View(SignalFile file, Facts facts, IFieldVault vault) => new(
        file.Number, file.Stage, file.Revision, file.Channel, file.Item?.Confidential ?? true, file.Item?.Type ?? "",
        file.Source, file.Subject, file.SourceRevision, file.OccurredAt, file.ReceivedAt, Opened(file.Item, vault),
        file.Item is { Named: true }, file.Item?.Category, file.Item?.Level, file.Item?.Unit is { } unit ? [unit] : [],
        [.. file.Matches.Select(match => View(file, match))],
        [
            .. file.Quarantine.Select(waiting => new QuarantineView(
                waiting.Item.ReceiptId, waiting.Item.SourceRevision, waiting.Item.Type,
                [.. waiting.Faults.Select(fault => new RefusalItem(fault.Code, Sentences.Of(fault.Code), fault.At))],
                Opened(waiting.Item, vault))),
        ],
        file.Lead, file.MergedInto, file.Reason, (file.Clocks.Open("DL-50") ?? file.Clocks.Open("DL-09"))?.Due,
        [.. Enum.GetValues<SignalMove>().Where(move => SignalRules.IsOpen(file, move, facts)).Select(move => move.ToString())]);

    private static string? Opened(Intake? item, IFieldVault vault) =>
        item is null ? null : vault.Open(VaultPurpose.SignalData, item.Data, item.ReceiptId);

    private static MatchView View(SignalFile file, Match match)
    {
        var proposed = file.Pending.Find(MatchingRules.Act(match.At));
        return new(
            match.At, match.Standing, match.Basis, match.Candidates, match.Suggested, match.Confirmed, match.NotMeant,
            proposed is null ? null : ((ConfirmMatch)EventJson.Read(typeof(ConfirmMatch), proposed.Content)).Official,
            proposed is null ? null : new OfficialId(proposed.By));
    }
}
