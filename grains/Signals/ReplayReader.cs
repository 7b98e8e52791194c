using System.Collections.Immutable;

namespace WarningGrid.Signals;

/// <summary>A correction, read as an arriving item would be.</summary>
/// <param name="Refused">Why nothing of it may be kept: sealed content stays sealed, whoever enters it (SEA-02).</param>
internal sealed record Correction(
    Intake? Item, ImmutableArray<RefusalItem> Faults, ImmutableArray<MatchFound> Found, Refusal? Refused);

/// <summary>Reads what an operator put in the place of quarantined data (FED-06).</summary>
internal sealed class ReplayReader(IFieldVault vault, IntakeLookups lookups, PersonLookup persons, Facts facts)
{
    public async Task<Correction> Read(SignalFile file, ReplaySignal command)
    {
        if (file.Quarantine.FirstOrDefault(one => one.Item.ReceiptId == command.ReceiptId) is not { } waiting)
        {
            return new(null, [], [], null);
        }

        if (!FeedEnvelope.IsData(command.Data))
        {
            return new(waiting.Item, [RefusalItem.Of("FED-06.not-object")], [], null);
        }

        var desk = new IntakeDesk(vault, ConfidentialChannels.Of(facts));
        var item = new FeedItem(
            file.Source, command.ReceiptId, command.Type, waiting.OccurredAt, file.Subject, waiting.Item.SourceRevision, command.Data);
        var reader = new DeliveryReader(desk, lookups, persons, facts, []);
        var (read, unit) = (await reader.Read([item]))[0];
        var arrival = read with { Receipt = command.ReceiptId };
        if (SealedRules.IsSealed(arrival.Hits, facts.Rules.On(facts.Today)))
        {
            return new(null, [], [], Refusal.Of(RefusalKind.Sealed, "SEA-01.sealed"));
        }

        // The reporter went to the vault when the item arrived; a correction brings none.
        var faults = arrival.Reading.Faults;
        faults = arrival.Reading.Reporter is null ? faults : faults.Add(RefusalItem.At("/reporter", "FED-08.reporter"));
        faults = arrival.IsPersonnel ? faults.Add(RefusalItem.Of("FED-06.unknown-type")) : faults;
        var kept = desk.Keep(arrival, unit) with { Named = waiting.Item.Named, VaultToken = waiting.Item.VaultToken };
        return new(kept, faults, desk.Matches(arrival), null);
    }
}
