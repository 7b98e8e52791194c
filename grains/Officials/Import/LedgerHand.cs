namespace WarningGrid.Officials.Import;

/// <summary>Writes to the ledger from outside the cluster, always on top of what it has read.</summary>
internal sealed class LedgerHand(IEventLog log, TimeProvider clock, Caller by)
{
    private readonly IAggregate kind = new ImportLedger();
    private ChainHead head = ChainHead.Zero;

    public ImportFile File { get; private set; } = new();

    public DateTimeOffset Now => CountyTime.ToMicroseconds(clock.GetUtcNow());

    /// <summary>Reads the ledger as it stands.</summary>
    public async Task Open()
    {
        AggregateState state = kind.Blank;
        head = ChainHead.Zero;
        foreach (var stored in await log.Read(ImportLedger.Stream))
        {
            (state, head) = (kind.Fold(state, EventCodec.Read(stored)), stored.Head);
        }

        File = (ImportFile)state;
    }

    /// <summary>Stores what follows; false where another hand was first.</summary>
    public async Task<bool> Append(Ruling ruling)
    {
        var now = Now;
        var commit = new HandCommit(kind, File, head, ruling, now, by.Actor)
        {
            Audit = new(
                by.Actor, "organisation.import:" + EventCodec.NameOf(ruling.Happened[0].Event.GetType()), ImportLedger.Stream,
                now, [], []),
        };
        if (await log.Append(commit) is not Verdict.Stored)
        {
            return false;
        }

        (File, head) = ((ImportFile)commit.Next.State, commit.Next.Head);
        return true;
    }

    private sealed class HandCommit(
        IAggregate kind, ImportFile file, ChainHead head, Ruling ruling, DateTimeOffset now, string actor) : Commit
    {
        public (AggregateState State, ChainHead Head) Next { get; private set; } = (file, head);

        public override Prepared Prepare(DateTimeOffset stamp)
        {
            var what = new Writing();
            Next = StreamFold.Extend(what, kind, ImportLedger.Stream, file, head, ruling.Happened, now, stamp, actor, key: "");
            foreach (var birth in ruling.Births)
            {
                var born = Aggregates.Of(birth.Stream)!;
                StreamFold.Extend(
                    what, born, birth.Stream, born.Blank, ChainHead.Zero, birth.Happened, now, stamp, actor, key: "");
            }

            return what.Done();
        }
    }
}
