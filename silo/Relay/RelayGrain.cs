using Orleans.Concurrency;
using WarningGrid.Access;

namespace WarningGrid.Engine;

/// <summary>Carries the letters of one shard of the outbox to their targets.</summary>
[Alias("relay")]
internal interface IRelayGrain : IGrainWithIntegerKey
{
    /// <summary>Something may have come in: look now rather than at the next poll.</summary>
    [Alias("nudge"), OneWay, AlwaysInterleave]
    Task Nudge();
}

/// <summary>Claims, delivers, settles; polls once a second as the safety net for a nudge that was lost.</summary>
/// <remarks>
/// One delivery is in flight per target: what a slow target has not answered when the wave's time is up stays busy and is
/// left out of further claims, while the others of the shard go on.
/// </remarks>
[KeepAlive, GrainType("relay")]
internal sealed partial class RelayGrain(
    OutboxStore outbox, Postman postman, SystemSeal seal, CountyClock clock, RelayMeters meters, ILogger<RelayGrain> journal)
    : Grain, IRelayGrain
{
    private const int ClaimSize = 256;
    private static readonly TimeSpan WaveTime = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, Task<IReadOnlyList<Delivered>>> busy = new(StringComparer.Ordinal);
    private CancellationToken leaving;
    private bool pumping;
    private bool again;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions
        {
            DueTime = TimeSpan.Zero, Period = TimeSpan.FromSeconds(1), Interleave = true, KeepAlive = true,
        });
        return Task.CompletedTask;
    }

    public Task Nudge() => Pump();

    // The timer ends when the grain begins to leave: then nothing more is claimed, or under load it would never end.
    private Task Tick(CancellationToken ended)
    {
        leaving = ended;
        return Pump();
    }

    private async Task Pump()
    {
        again = true;
        if (pumping)
        {
            return;
        }

        pumping = true;
        try
        {
            while (again)
            {
                again = false;
                seal.Assume("relay");
                var more = await Wave();

                // Looked at only now: `again |= await` would read it before the wave and forget whoever nudged during it.
                again |= more;
            }
        }
        catch (Exception e) when (Postgres.IsFailure(e))
        {
            // The claims come back by themselves when their time is up.
            Interrupted(journal, this.GetPrimaryKeyLong(), e.GetType().Name);
        }
        finally
        {
            pumping = false;
        }
    }

    // Whether there is more to do at once.
    private async Task<bool> Wave()
    {
        var now = clock.GetUtcNow();
        var claimed = leaving.IsCancellationRequested
            ? []
            : await outbox.Claim((short)this.GetPrimaryKeyLong(), now, ClaimSize, busy.Keys);
        foreach (var target in claimed.GroupBy(letter => letter.Target))
        {
            meters.Lag(now - target.Min(letter => letter.SentAt));
            busy[target.Key] = postman.Bring(target.Key, [.. InOrder(target)]);
        }

        if (busy.Count == 0)
        {
            return false;
        }

        await Task.WhenAny(Task.WhenAll(busy.Values), Task.Delay(WaveTime));
        var done = busy.Where(delivery => delivery.Value.IsCompleted).ToList();
        done.ForEach(delivery => busy.Remove(delivery.Key));
        await outbox.Settle([.. done.SelectMany(delivery => delivery.Value.Result)], clock.GetUtcNow());
        return claimed.Count == ClaimSize || busy.Count > 0;
    }

    private static IEnumerable<Claimed> InOrder(IEnumerable<Claimed> letters) =>
        letters.OrderBy(letter => letter.SentAt).ThenBy(letter => letter.Source, StringComparer.Ordinal)
            .ThenBy(letter => letter.Version).ThenBy(letter => letter.Number);

    [LoggerMessage(1, LogLevel.Warning, "relay {Shard} interrupted: {Error}")]
    private static partial void Interrupted(ILogger logger, long shard, string error);
}
