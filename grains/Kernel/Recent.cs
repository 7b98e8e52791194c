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
    private volatile Reading? last;

    public Task<T> Now()
    {
        if (Usable(last) is { } known)
        {
            return known;
        }

        lock (asking)
        {
            if (Usable(last) is { } meanwhile)
            {
                return meanwhile;
            }

            // What many grains wait for runs in the turn of none of them.
            last = new(clock.GetTimestamp(), Task.Factory.StartNew(
                read, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap());
            return last.Answer;
        }
    }

    private Task<T>? Usable(Reading? reading) =>
        reading is { Answer: { IsFaulted: false, IsCanceled: false } answer } && clock.GetElapsedTime(reading.At) < Fresh ? answer : null;

    private sealed record Reading(long At, Task<T> Answer);
}
