using System.Text.Json;
using Orleans.Storage;

namespace WarningGrid;

/// <summary>Keeps an aggregate's snapshot: read as the grain wakes, written now and then as its history grows, and as it falls asleep.</summary>
/// <remarks>A snapshot is derived: losing one costs the next activation some reading, nothing else. So no failure leaves here.</remarks>
internal sealed class SnapshotKeeper<TState>(Aggregate<TState> kind, IPersistentState<Snapshot> record, ILogger journal)
    where TState : AggregateState
{
    // Events that a snapshot may be behind before the next is written: while awake, and on falling asleep.
    private const int WhileAwake = 100;
    private const int OnSleep = 20;

    private long lastTried;

    /// <summary>The state and the head of its chain as last kept, or null where nothing of this format is.</summary>
    public (TState State, ChainHead Head)? Kept =>
        record.RecordExists && record.State.Format == kind.Format
            ? ((TState)EventJson.Read(typeof(TState), record.State.Json), new(record.State.Sha256, record.State.Sm3))
            : null;

    /// <summary>After a commit.</summary>
    public Task Grown(string stream, TState state, ChainHead head) => Save(stream, state, head, WhileAwake);

    /// <summary>Before the grain leaves memory.</summary>
    public Task FallingAsleep(string stream, TState state, ChainHead head) => Save(stream, state, head, OnSleep);

    private async Task Save(string stream, TState state, ChainHead head, int behind)
    {
        var saved = record.RecordExists ? record.State.Version : 0;
        if (state.Version - Math.Max(saved, lastTried) < behind)
        {
            return;
        }

        lastTried = state.Version;
        record.State = new()
        {
            Format = kind.Format,
            Version = state.Version,
            Sha256 = head.Sha256.ToArray(),
            Sm3 = head.Sm3.ToArray(),
            Json = JsonSerializer.Serialize(state, EventJson.Options),
        };
        if (await Survives(stream, record.WriteStateAsync) is InconsistentStateException)
        {
            // While this grain moved here, where it had lived before still wrote one: the next goes on top of that.
            await Survives(stream, record.ReadStateAsync);
        }
    }

    private async Task<Exception?> Survives(string stream, Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            KernelLog.SnapshotLost(journal, stream, e.GetType().Name);
            return e;
        }
    }
}
