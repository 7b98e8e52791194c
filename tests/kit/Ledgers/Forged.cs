using Microsoft.Extensions.DependencyInjection;

namespace WarningGrid.Testing.Ledgers;

/// <summary>Appends made without a grain: another activation's, an intake's.</summary>
internal static class Forged
{
    /// <summary>Appends an event to a stream as another activation would.</summary>
    public static Task<Verdict> Append(TestCounty county, string stream, IEvent happened) =>
        Append(county.Services.GetRequiredService<IEventLog>(), stream, happened);

    /// <summary>The same by the log itself.</summary>
    public static async Task<Verdict> Append(IEventLog log, string stream, IEvent happened)
    {
        var (state, head) = ((AggregateState)new Ledger(), ChainHead.Zero);
        foreach (var entry in await log.Read(stream))
        {
            (state, head) = (Aggregates.Of(stream)!.Fold(state, EventCodec.Read(entry)), entry.Head);
        }

        return await log.Append(new Direct(stream, state, head, happened, "forged"));
    }

    /// <summary>The first event of a new stream under a key, as an intake would bring it.</summary>
    public static Commit Birth(string stream, string key) =>
        new Direct(stream, new Ledger(), ChainHead.Zero, new AmountNoted(1, "", [], 0), key)
        {
            Command = new("feed:test", key, new byte[32], stream, 1),
            Audit = new("feed:test", "test.intake", stream, DateTimeOffset.UnixEpoch, [], []),
        };

    private sealed class Direct(string stream, AggregateState state, ChainHead head, IEvent happened, string key) : Commit
    {
        public override Prepared Prepare(DateTimeOffset stamp)
        {
            var what = new Writing();
            StreamFold.Extend(what, Aggregates.Of(stream)!, stream, state, head, [new(happened)], stamp, stamp, "feed:test", key);
            return what.Done();
        }
    }
}
