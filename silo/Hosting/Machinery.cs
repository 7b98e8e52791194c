using WarningGrid.Access;

namespace WarningGrid.Engine;

/// <summary>Starts relays and pumps once the silo is active and again every few seconds, so that those of a dead silo rise elsewhere.</summary>
internal sealed partial class Machinery(IGrainFactory grains, Nudger nudger, SystemSeal seal, ILogger<Machinery> journal)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Machinery), ServiceLifecycleStage.Active, Start, Stop);

    private Task Start(CancellationToken cancellation)
    {
        running = Task.WhenAll(Quietly(KeepRising), Quietly(nudger.Run));
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancellation)
    {
        await stopping.CancelAsync();
        await running;
    }

    public void Dispose() => stopping.Dispose();

    private async Task KeepRising(CancellationToken stop)
    {
        using var period = new PeriodicTimer(TimeSpan.FromSeconds(5));
        do
        {
            // Side by side: while a silo is dead and not yet given up, each call to what lived there takes its whole time.
            await Task.WhenAll(Enumerable.Range(0, Shards.Count).Select(shard => Raise(shard, stop)));
        }
        while (await period.WaitForNextTickAsync(stop));
    }

    // Not waited for when the silo stops: against a dead store each call takes its whole time.
    private async Task Raise(int shard, CancellationToken stop)
    {
        try
        {
            seal.Assume("machinery");
            await grains.GetGrain<IRelayGrain>(shard).Nudge().WaitAsync(stop);
            await grains.GetGrain<IPumpGrain>(shard).Start().InTime().WaitAsync(stop);
            if (shard == 0)
            {
                await grains.GetGrain<ICheckpointGrain>(0).Keep().InTime().WaitAsync(stop);
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            NotRaised(journal, shard, e.GetType().Name);
        }
    }

    private async Task Quietly(Func<CancellationToken, Task> loop)
    {
        try
        {
            await loop(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "machinery of shard {Shard} not raised: {Error}")]
    private static partial void NotRaised(ILogger logger, int shard, string error);
}
