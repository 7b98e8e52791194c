using System.Collections.Immutable;
using WarningGrid.Vault;

namespace WarningGrid.Signals;

/// <summary>One delivery through the door: what is judged, stored and receipted, item by item.</summary>
/// <remarks>
/// Items go in waves. A wave holds each record and each event once; whatever a wave stored, or somebody else stored
/// meanwhile, the next one finds and answers. So a repeat within one delivery, a race between two and a second
/// posting of a year all take the same path.
/// </remarks>
internal sealed class IntakeRun(
    GrainTools tools, IntakeLookups lookups, INumbers numbers, IGrainFactory grains, IntakeDesk desk, Facts facts, int lines)
{
    private const int MostWaves = 8;

    private readonly Receipt?[] receipts = new Receipt?[lines];

    // Which place of this delivery stored a receipt: every other one with the same number is a repeat.
    private readonly Dictionary<string, int> stored = new(StringComparer.Ordinal);

    public async Task<Outcome<Receipts>> Take(
        IReadOnlyList<FeedLine> delivery, ImmutableArray<(Arrival Arrival, UnitCode? Unit)> arrivals,
        ImmutableArray<FeedRight> rights, bool whole)
    {
        var bad = delivery.Index().Where(line => line.Item.Refused is not null)
            .Select(line => (Place: line.Index, Refusal: line.Item.Refused!)).ToList();
        var going = new List<Coming>();
        var known = await lookups.Known([.. arrivals.Select(one => one.Arrival.Receipt)]);
        foreach (var (arrival, unit) in arrivals)
        {
            var envelope = IntakeRules.Envelope(arrival.Item, rights, facts);
            var isSealed = SealedRules.IsSealed(arrival.Hits, facts.Rules.On(facts.Today));
            if (isSealed && (envelope is not null || known.GetValueOrDefault(arrival.Receipt) is { Status: not ReceiptStatus.SealedNotStored }))
            {
                bad.Add((arrival.Place, Refusal.Of(RefusalKind.Sealed, "SEA-01.sealed")));
            }
            else if (envelope is not null)
            {
                bad.Add((arrival.Place, envelope));
            }
            else
            {
                going.Add(new(arrival, unit, isSealed));
            }
        }

        if (whole && bad.Count > 0)
        {
            return bad.Count == 1 && lines == 1 ? bad[0].Refusal : AsWhole(bad);
        }

        bad.ForEach(line => receipts[line.Place] = Refuse(line.Refusal, facts.Now));
        await Waves(going);
        return new Receipts([.. receipts.Select(receipt => receipt!)]);
    }

    public static Receipt Refuse(Refusal refusal, DateTimeOffset at) => new(null, ReceiptStatus.Refused, null, at, null, refusal);

    // The kind is that of the line which README §4 puts first: sealed content before everything.
    private static Refusal AsWhole(IEnumerable<(int Place, Refusal Refusal)> bad)
    {
        var first = bad.MinBy(line => line.Refusal.Kind is RefusalKind.Sealed ? -1 : line.Place).Refusal;
        return first with
        {
            Items = [.. bad.OrderBy(line => line.Place).SelectMany(line => line.Refusal.Items.IsEmpty
                ? [new RefusalItem(line.Refusal.Code, line.Refusal.Text, $"/{line.Place}")]
                : line.Refusal.Items.Select(item => item with { Member = $"/{line.Place}{item.Member}" }))],
        };
    }

    private async Task Waves(List<Coming> going)
    {
        for (var wave = 0; going.Count > 0; wave++)
        {
            var known = await lookups.Known([.. going.Select(one => one.Arrival.Receipt)]);
            going.RemoveAll(one => Answered(one, known));
            if (going.Count > 0)
            {
                // Each wave settles at least one item of every record; only a store that keeps refusing comes here.
                if (wave > MostWaves + going.Count)
                {
                    throw new StorageUnavailable("the intake was overtaken again and again");
                }

                await Store(going);
            }
        }
    }

    private bool Answered(Coming coming, Dictionary<string, KnownItem> known)
    {
        var arrival = coming.Arrival;
        if (known.TryGetValue(arrival.Receipt, out var first))
        {
            receipts[arrival.Place] = Answer(arrival, first, stored.GetValueOrDefault(arrival.Receipt, -1) == arrival.Place);
            return true;
        }

        if (!coming.IsSealed && IntakeRules.Unreadable(arrival.Reading) is { } unreadable)
        {
            receipts[arrival.Place] = Refuse(unreadable, facts.Now);
            return true;
        }

        return false;
    }

    private static Receipt Answer(Arrival arrival, KnownItem first, bool isFirst) => first.Status switch
    {
        ReceiptStatus.SealedNotStored => new(arrival.Receipt, first.Status, null, first.ReceivedAt, null),
        _ when !first.Digest.Span.SequenceEqual(arrival.Digest) => Refuse(
            Refusal.Of(RefusalKind.ContentConflict, "FED-03.content-conflict"), first.ReceivedAt),
        ReceiptStatus.Quarantined => new(
            arrival.Receipt, first.Status, first.Signal, first.ReceivedAt, arrival.Sm3,
            Refusal.Of(RefusalKind.Invalid, "FED-06.quarantined").With(first.Faults.Select(fault =>
                new RefusalItem(fault.Code, Sentences.Of(fault.Code), fault.At)))),
        _ => new(
            arrival.Receipt, isFirst ? first.Status : ReceiptStatus.Duplicate, first.Signal, first.ReceivedAt, arrival.Sm3),
    };

    private async Task Store(List<Coming> going)
    {
        var wave = going.DistinctBy(one => one.Arrival.Receipt).DistinctBy(one => one.Record).ToArray();
        var subjects = await lookups.Subjects([.. wave.Where(one => one.IsSignal).Select(one => one.Arrival.Subject)]);
        var fresh = wave.Where(one => one.IsSignal && !subjects.ContainsKey(one.Arrival.Subject)).ToArray();
        var given = fresh.Length == 0 ? [] : await numbers.Next("S", facts.Today.Year, fresh.Length);
        (Coming Coming, Commit Commit)[] commits =
        [
            .. fresh.Zip(given, (one, number) => (one, Born(one, new(number)))),
            .. wave.Where(one => one.IsSealed).Select(one => (one, Sealed(one.Arrival))),
            .. wave.Where(one => one is { IsSealed: false, Arrival.IsPersonnel: true, Arrival.Reading.IsGood: false })
                .Select(one => (one, Set(one.Arrival, PersonnelDesk.Quarantine(desk, one.Arrival)))),
        ];
        var verdicts = await tools.Log.AppendMany([.. commits.Select(one => one.Commit)]);
        foreach (var (one, verdict) in commits.Zip(verdicts))
        {
            if (verdict is Verdict.Stored)
            {
                stored[one.Coming.Arrival.Receipt] = one.Coming.Arrival.Place;
            }
        }

        await Few(
            wave.Where(one => one.IsSignal && subjects.ContainsKey(one.Arrival.Subject)),
            one => Amend(one, subjects[one.Arrival.Subject]));
        await Few(
            wave.Where(one => one is { IsSealed: false, Arrival.IsPersonnel: true, Arrival.Reading.IsGood: true }),
            one => PassOn(one.Arrival));
    }

    // A few at a time: each of them may wake a grain, and a waking grain wants a connection.
    private static async Task Few(IEnumerable<Coming> all, Func<Coming, Task> act)
    {
        foreach (var few in all.Chunk(8))
        {
            await Task.WhenAll(few.Select(act));
        }
    }

    private IntakeCommit Born(Coming coming, SignalNumber number)
    {
        var arrival = coming.Arrival;
        var kept = desk.Keep(arrival, coming.Unit);
        List<Birth> births =
        [
            new(number.Key(), IntakeRules.Born(
                number, arrival.Item, arrival.Reading.Channel!, kept, Faults(arrival), desk.Matches(arrival), facts)),
            new(arrival.Subject, [new(new FeedSubjectTaken(arrival.Item.Source, arrival.Item.Subject, number), arrival.Item.Time)]),
        ];
        if (desk.Reporter(arrival) is { } reporter)
        {
            births.Add(new(VaultEntry.Token(arrival.Receipt), [new(reporter)]));
        }

        return Set(arrival, [.. births]);
    }

    private IntakeCommit Set(Arrival arrival, params ImmutableArray<Birth> births) =>
        new(births, facts.Now, facts.Asker.Actor, arrival.Receipt)
        {
            Command = new(AmendSignal.Owner, arrival.Receipt, arrival.Digest, births[0].Stream, births[0].Happened.Length),
            Audit = new(facts.Asker.Actor, "signal.take", births[0].Stream, facts.Now, [], []),
        };

    // Not even the keyed hash of its content is kept: the command stands for source and id alone (FED-03, SEA-02).
    private IntakeCommit Sealed(Arrival arrival)
    {
        var happened = IntakeRules.Sealed(arrival.Receipt, arrival.Reading.Channel!, facts);
        var stream = new SignalNumber(arrival.Receipt).Key();
        return new([new(stream, happened)], facts.Now, Caller.System("intake").Actor, arrival.Receipt)
        {
            Command = new(AmendSignal.Owner, arrival.Receipt, EntryChain.Sm3(arrival.Receipt), stream, happened.Length),
            Audit = new(Caller.System("intake").Actor, "signal.seal", stream, facts.Now, [], []),
        };
    }

    private async Task Amend(Coming coming, SignalNumber number)
    {
        var arrival = coming.Arrival;
        var amended = await grains.GetGrain<ISignalAmendment>(number.Key()).Amend(
            new(
                desk.Keep(arrival, coming.Unit), arrival.Item.Time, Faults(arrival), desk.Matches(arrival), desk.Reporter(arrival),
                arrival.Digest),
            new(arrival.Receipt));
        Remember(arrival, amended.Refused);
    }

    private async Task PassOn(Arrival arrival)
    {
        var item = PersonnelDesk.Read(desk, arrival);
        var taken = await grains.GetGrain<IPersonnelGrain>(GrainKeys.Personnel(item.Official.Value)).Take(
            new(item, arrival.Item.Time, arrival.Digest), new(arrival.Receipt));
        Remember(arrival, taken.Refused);
    }

    // A refusal here is a race that the next wave looks at again.
    private void Remember(Arrival arrival, Refusal? refused)
    {
        if (refused is null)
        {
            stored[arrival.Receipt] = arrival.Place;
        }
    }

    private static ImmutableArray<Fault> Faults(Arrival arrival) =>
        [.. arrival.Reading.Faults.Select(item => new Fault(item.Code, item.Member))];

    private sealed record Coming(Arrival Arrival, UnitCode? Unit, bool IsSealed)
    {
        public bool IsSignal => !IsSealed && !Arrival.IsPersonnel;

        /// <summary>What may stand once in a wave: the record, or the official whose changes keep their order.</summary>
        public string Record => IsSealed ? Arrival.Receipt
            : Arrival.IsPersonnel && Arrival.Reading.IsGood ? PersonnelDesk.OfficialOf(Arrival)
            : Arrival.IsPersonnel ? Arrival.Receipt
            : Arrival.Subject;
    }
}
