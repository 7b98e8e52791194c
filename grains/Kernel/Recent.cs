namespace WarningGrid;

/// <summary>Something read from the store that is read again when it is a second old; all who ask meanwhile share one reading.</summary>
/// <remarks>
/// "At once" means that second (design D11). Without sharing, every grain that is busy when the second is over would
/// read for itself.
/// </remarks>
internal sealed class Recent<T>(TimeProvider clock, Func<Task<T>> read)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock asking = new();
    private Task<T>? reading;
    private long readAt;

    public Task<T> Now()
    {
        lock (asking)
        {
            if (reading is null or { IsFaulted: true } or { IsCanceled: true } || clock.GetElapsedTime(readAt) >= Fresh)
            {
                // What many grains wait for runs in the turn of none of them.
                readAt = clock.GetTimestamp();
                reading = Task.Factory.StartNew(
                    read, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
            }

            return reading;
        }
    }
}
