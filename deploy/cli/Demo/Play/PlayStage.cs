namespace WarningGrid.Demo;

/// <summary>Lets the stories run side by side until each of them waits for a day, then moves the clock to the next stop.</summary>
/// <remarks>
/// A stop is nine in the morning of the first day on which a deadline fires or a story goes on. With a stride of more than
/// a day only every n-th day is one: then what fell due between two of them is found late, as after an outage (DLB-09).
/// </remarks>
internal sealed class PlayStage(PlayClock clock, DateOnly begins, DateOnly ends, int stride)
{
    private readonly Lock gate = new();
    private readonly List<(DateOnly On, TaskCompletionSource Go)> waiting = [];
    private readonly List<Exception> failures = [];
    private TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;

    /// <summary>The county's date at this stop.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Stories that came to their end.</summary>
    public int Finished { get; private set; }

    /// <summary>Waits until the county's date is this one or a later one.</summary>
    public Task Until(DateOnly day)
    {
        lock (gate)
        {
            if (day <= Today)
            {
                return Task.CompletedTask;
            }

            var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((day, go));
            Left();
            return go.Task;
        }
    }

    /// <summary>Begins a further story; called by one that runs.</summary>
    public void Begin(Func<Task> story)
    {
        lock (gate)
        {
            running++;
        }

        _ = Act(story);
    }

    /// <summary>Plays a story and those it begins until all have ended or the last day is over.</summary>
    public async Task Play(Func<Task> first, Action<DateOnly> stopped)
    {
        Today = CountyTime.DateOf(await clock.Now());
        Begin(first);
        while (true)
        {
            await quiet.Task;
            if (failures.Count > 0)
            {
                throw new PlayFailed(string.Join('\n', failures.Select(one => one is PlayFailed ? one.Message : one.ToString())));
            }

            await clock.Rest();
            if (await NextStop() is not { } day || day > ends)
            {
                return;
            }

            await clock.MoveTo(CountyTime.At(day, new(9, 0)));
            stopped(day);
            Release(CountyTime.DateOf(await clock.Now()));
        }
    }

    private async Task<DateOnly?> NextStop()
    {
        DateOnly? next;
        lock (gate)
        {
            next = waiting.Count > 0 ? waiting.Min(one => one.On) : null;
        }

        if (next is null)
        {
            return null;
        }

        // What fires behind nine o'clock belongs to the next morning.
        if (await clock.NextDue() is { } due && CountyTime.DateOf(due.AddHours(15).AddTicks(-1)) is var morning && morning < next)
        {
            next = morning > Today ? morning : Today.AddDays(1);
        }

        var days = next.Value.DayNumber - begins.DayNumber;
        return begins.AddDays((days + stride - 1) / stride * stride);
    }

    private void Release(DateOnly today)
    {
        lock (gate)
        {
            Today = today;
            var due = waiting.Where(one => one.On <= today).ToArray();
            waiting.RemoveAll(one => one.On <= today);
            running = due.Length;
            quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Array.ForEach(due, one => one.Go.SetResult());
            if (running == 0)
            {
                quiet.SetResult();
            }
        }
    }

    private async Task Act(Func<Task> story)
    {
        await Task.Yield();
        try
        {
            await story();
            lock (gate)
            {
                Finished++;
            }
        }
        catch (Exception failed)
        {
            lock (gate)
            {
                failures.Add(failed);
            }
        }
        finally
        {
            lock (gate)
            {
                Left();
            }
        }
    }

    private void Left()
    {
        if (--running == 0)
        {
            quiet.TrySetResult();
        }
    }
}
