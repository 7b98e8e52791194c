namespace WarningGrid.Engine;

/// <summary>Gives the thread pool more threads while nothing moves in it, and takes them back once all is calm.</summary>
/// <remarks>
/// A command whose time has run out holds its thread: Npgsql waits, blocking, until its cancellation was heard, and a
/// PostgreSQL that stands still hears none. The pool by itself adds a thread in half a second, so that with thirty
/// commands under way probes and time-outs came seconds late. A pool that is wide from the start costs a busy silo a
/// sixth of its throughput; hence only when it is needed, and seen from a thread of its own.
/// </remarks>
internal sealed class SpareThreads : IHostedService, IDisposable
{
    private const int Step = 8;

    // As many as there may be commands under way: both pools of connections and some more.
    private const int Most = 80;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    private readonly ManualResetEvent stopping = new(false);
    private Thread? watch;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watch = new(Watch) { IsBackground = true, Name = nameof(SpareThreads) };
        watch.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        End();
        return Task.CompletedTask;
    }

    // A host may be disposed of that was never stopped.
    public void Dispose()
    {
        End();
        stopping.Dispose();
    }

    private void End()
    {
        if (watch is { } running)
        {
            stopping.Set();
            running.Join();
            watch = null;
        }
    }

    private void Watch()
    {
        ThreadPool.GetMinThreads(out var usual, out var ports);
        var (done, threads, calm) = (0L, usual, TimeSpan.Zero);
        while (!stopping.WaitOne(Glance))
        {
            var last = done;
            done = ThreadPool.CompletedWorkItemCount;
            calm = ThreadPool.PendingWorkItemCount > 0 && done == last ? TimeSpan.Zero : calm + Glance;
            var wanted = calm == TimeSpan.Zero ? Math.Min(threads + Step, Math.Max(Most, usual)) : calm < Calm ? threads : usual;
            if (wanted != threads)
            {
                threads = wanted;
                ThreadPool.SetMinThreads(threads, ports);
            }
        }

        ThreadPool.SetMinThreads(usual, ports);
    }
}
