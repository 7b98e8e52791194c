namespace WarningGrid.ApiTests;

/// <summary>A clock that moves only when somebody waits, and then at once to the end of the wait.</summary>
internal sealed class HastyClock : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private long waited;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref waited);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Interlocked.Add(ref waited, dueTime.Ticks);
            ThreadPool.QueueUserWorkItem(due => callback(due), state);
        }

        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
