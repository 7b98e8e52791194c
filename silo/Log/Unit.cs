using System.Diagnostics;

namespace WarningGrid.Engine;

/// <summary>A commit that waits for its verdict.</summary>
internal sealed class Unit(Commit commit)
{
    private readonly TaskCompletionSource<Verdict> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long queuedAt = Stopwatch.GetTimestamp();

    public Commit Commit => commit;

    public Task<Verdict> Verdict => answer.Task;

    public TimeSpan Waited => Stopwatch.GetElapsedTime(queuedAt);

    /// <summary>What it writes under the stamp last tried.</summary>
    public Prepared Prepared { get; private set; } = new([], [], [], []);

    /// <summary>Makes it ready for a stamp; rules that throw fail their own caller and nobody else.</summary>
    public bool Prepare(DateTimeOffset stamp)
    {
        try
        {
            Prepared = commit.Prepare(stamp);
            return true;
        }
        catch (Exception bug)
        {
            answer.TrySetException(bug);
            return false;
        }
    }

    public void Answer(Verdict verdict) => answer.TrySetResult(verdict);

    public void Fail(StorageUnavailable unavailable) => answer.TrySetException(unavailable);
}

/// <summary>A commit that stores nothing but an audit note: a read, a list, a refusal.</summary>
internal sealed class NoteOnly : Commit
{
    public override Prepared Prepare(DateTimeOffset stamp) => new([], [], [], []);
}
