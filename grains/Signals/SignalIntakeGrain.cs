using System.Collections.Immutable;
using WarningGrid.Rules;

namespace WarningGrid.Signals;

/// <summary>The door of the feeds: gathers what a delivery needs, lets the rules judge, stores in bulk, answers receipts.</summary>
[StatelessWorker, GrainType("signal-intake")]
internal sealed class SignalIntakeGrain(
    GrainTools tools, IntakeLookups lookups, PersonLookup persons, IFieldVault vault, INumbers numbers) : Grain, ISignalIntake
{
    private const int Chunk = 500;

    public async Task<IReadOnlyList<Receipt>> Take(IReadOnlyList<FeedLine> lines)
    {
        var receipts = new List<Receipt>(lines.Count);
        foreach (var chunk in lines.Chunk(Chunk))
        {
            receipts.AddRange((await Run(chunk, whole: false)).Match<IEnumerable<Receipt>>(
                all => all.Items, refused => chunk.Select(_ => IntakeRun.Refuse(refused, default))));
        }

        return receipts;
    }

    public Task<Outcome<Receipts>> TakeWhole(IReadOnlyList<FeedLine> lines) => Run(lines, whole: true);

    private async Task<Outcome<Receipts>> Run(IReadOnlyList<FeedLine> lines, bool whole)
    {
        var caller = CallerContext.Current;
        var facts = await tools.Facts.Gather(caller);
        Outcome<Receipts> outcome;
        try
        {
            outcome = await Judge(lines, whole, caller, facts);
        }
        catch (RuleMissing missing)
        {
            outcome = Refusal.Of(RefusalKind.RuleMissing, "RP-01.missing", missing.Key);
        }

        await NoteRefusals(outcome, lines.Count, facts);
        return outcome;
    }

    private async Task<Outcome<Receipts>> Judge(IReadOnlyList<FeedLine> lines, bool whole, Caller caller, Facts facts)
    {
        var most = facts.Rules.On(facts.Today).Whole("FED-01.batch-items");
        if (caller.Kind is not CallerKind.Feed)
        {
            return Refusal.Of(RefusalKind.Forbidden, "FED-02.source");
        }

        if (whole && lines.Count > most)
        {
            return Refusal.Of(RefusalKind.LimitExceeded, "FED-01.batch-too-long", most);
        }

        var desk = new IntakeDesk(vault, ConfidentialChannels.Of(facts));
        var rights = await lookups.Rights(caller.Id);
        var reader = new DeliveryReader(desk, lookups, persons, facts, rights);
        var run = new IntakeRun(tools, lookups, numbers, GrainFactory, desk, facts, lines.Count);
        return await run.Take(lines, await reader.Read(lines), rights, whole);
    }

    // Accepted items are noted with their commits; what was refused left no other trace (AUD-01).
    private async Task NoteRefusals(Outcome<Receipts> outcome, int lines, Facts facts)
    {
        var refused = outcome.Match(
            all => all.Items.Where(receipt => receipt.Status is ReceiptStatus.Refused).Select(receipt => receipt.Refused!).ToArray(),
            refusal => [refusal]);
        if (refused.Length > 0)
        {
            var counts = refused.CountBy(refusal => refusal.Code).ToImmutableSortedDictionary(StringComparer.Ordinal);
            await tools.Audit.Record(new(
                facts.Asker.Actor, "signal.take", "signals", facts.Now, [], [], $"{refused[0].Kind} {refused[0].Code}",
                EventJson.Canonical(new RefusedLines(lines, counts))));
        }
    }

    private sealed record RefusedLines(int Lines, ImmutableSortedDictionary<string, int> Refused);
}
