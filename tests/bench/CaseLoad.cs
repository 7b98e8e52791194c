using System.Collections.Concurrent;
using System.Collections.Immutable;
using WarningGrid.Cases;
using WarningGrid.Leads;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>Callers who carry cases along their way, each one at a time.</summary>
internal sealed class CaseLoad(BenchTown town, ImmutableArray<InquiryStep> way)
{
    private readonly Switch desk = new();

    // Cases that a run left on their way: the next run goes on with them.
    private readonly ConcurrentBag<InquiryWalk> resting = [];
    private int repeated;

    /// <summary>Commands sent again because a county that is only just waking asked for it; the time for that counts.</summary>
    public int Repeated => repeated;

    /// <summary>Letters still on their way when the last run ended.</summary>
    public long Waiting { get; private set; }

    /// <summary>A load for a county of this process.</summary>
    public static Task<CaseLoad> In(BenchCounty county) => In(county.Town, county.Grains);

    /// <param name="grains">By which the papers of its cases are put on the shelf.</param>
    public static async Task<CaseLoad> In(BenchTown town, IGrainFactory grains)
    {
        TestCaller.Is(InquiryTown.Handler);
        return new(town, InquiryWay.Of(await InquiryWay.Upload(grains), CountyTime.DateOf(DateTimeOffset.UtcNow)));
    }

    /// <param name="through">Grains or HTTP.</param>
    /// <param name="thought">How long each caller pauses after a command; it counts as part of it.</param>
    public async Task<Speed> Run(IInquiryDesk through, int inFlight, TimeSpan time, TimeSpan thought = default)
    {
        desk.Way = through;
        var speed = await ClosedLoop.Run(inFlight, time, () =>
        {
            var walk = resting.TryTake(out var rested) ? rested : New(town.NextLead());
            return (
                async () =>
                {
                    walk = walk.Arrived ? New(town.NextLead()) : walk;
                    await Step(walk);
                    if (thought > TimeSpan.Zero)
                    {
                        await Task.Delay(thought);
                    }

                    return 0;
                },
                () => resting.Add(walk));
        });
        Waiting = await town.Database.Ask<long>("SELECT count(*) FROM outbox");
        await Until.Holds(async () => await town.Database.Ask<long>("SELECT count(*) FROM outbox") == 0);
        return speed;
    }

    /// <summary>pgbench with the rows of one whole case, taken from tape.</summary>
    public async Task<PgBench> Limit(TestDatabase beside, StatementTape tape, IInquiryDesk through)
    {
        desk.Way = through;
        var lead = town.NextLead();
        var walk = New(lead);
        await Step(walk);
        tape.Run(walk.Number!.Value.Key());
        while (!walk.Arrived)
        {
            await Step(walk);
        }

        var taped = tape.Take();
        return taped.Count == way.Length
            ? new(beside, taped, walk.Number!.Value.Value, PgBench.AuditMark, $"walk-{lead}-")
            : throw new InvalidOperationException($"{taped.Count} commits on tape of {way.Length} commands");
    }

    private InquiryWalk New(int lead) => new(desk, way, lead, town.Subject(lead));

    private async Task Step(InquiryWalk walk)
    {
        while (true)
        {
            try
            {
                if (await walk.Go() is { } refusal)
                {
                    throw new InvalidOperationException($"{walk.Key}: {refusal.Kind} {refusal.Code}");
                }

                return;
            }
            catch (Exception e) when (e is StorageUnavailable or TimeoutException or OrleansException or OperationCanceledException)
            {
                Interlocked.Increment(ref repeated);
            }
        }
    }

    // Begun through one desk, a case may go on through another.
    private sealed class Switch : IInquiryDesk
    {
        public IInquiryDesk Way { get; set; } = null!;

        public Task<long> Look(LeadNumber lead) => Way.Look(lead);

        public Task<Outcome<Standing>> Open(LeadNumber lead, OpenCase command, Submission submission) => Way.Open(lead, command, submission);

        public Task<Outcome<Standing>> Move(OfficialId by, CaseNumber number, CaseMove move, Submission submission) =>
            Way.Move(by, number, move, submission);
    }
}
