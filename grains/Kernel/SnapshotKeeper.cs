using System.IO.Compression;
using System.Text.Json;
using Orleans.Storage;

namespace WarningGrid;

/// <summary>Keeps an aggregate's snapshot: read as the grain wakes, written now and then as its history grows, and as it falls asleep.</summary>
/// <remarks>A snapshot is derived: losing one costs the next activation some reading, nothing else. So a store that fails is told to the log alone.</remarks>
internal sealed class SnapshotKeeper<TState>(Aggregate<TState> kind, IPersistentState<Snapshot> record, ILogger journal)
    where TState : AggregateState
{
    // Events that a snapshot may be behind before the next is written: while awake, and on falling asleep.
    private const int WhileAwake = 100;
    private const int OnSleep = 20;

    // The quickest: callers wait while one is written.
    private const int Grade = 1;
    private const int Window = 18;

    // Brotli; what an older version left as plain text bears none.
    private const int Packing = 1 << 16;

    private long lastTried;

    private int Format => Packing + kind.Format;

    /// <summary>The state and the head of its chain as last kept, or null where nothing of this format is.</summary>
    public (TState State, ChainHead Head)? Take()
    {
        var kept = record.RecordExists && record.State.Format == Format && Unpack(record.State) is { } state
            ? (state, new ChainHead(record.State.Sha256, record.State.Sm3))
            : ((TState, ChainHead)?)null;
        Unload();
        return kept;
    }

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
        var json = JsonSerializer.SerializeToUtf8Bytes(state, EventJson.Options);
        record.State = new()
        {
            Format = Format,
            Version = state.Version,
            Sha256 = head.Sha256.ToArray(),
            Sm3 = head.Sm3.ToArray(),
            Packed = Pack(json),
            Size = json.Length,
        };
        if (await Survives(stream, record.WriteStateAsync) is InconsistentStateException)
        {
            // While this grain moved here, where it had lived before still wrote one: the next goes on top of that.
            await Survives(stream, record.ReadStateAsync);
        }

        Unload();
    }

    // The grain holds the state itself.
    private void Unload() => record.State.Packed = [];

    private static byte[] Pack(byte[] json)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json, room, out var written, Grade, Window)
            ? room[..written]
            : throw new InvalidOperationException("there was not room enough to pack");
    }

    // One that cannot be unpacked is as good as none.
    private static TState? Unpack(Snapshot kept)
    {
        var json = new byte[kept.Size];
        return BrotliDecoder.TryDecompress(kept.Packed, json, out var written) && written == json.Length
            ? EventJson.Read<TState>(json)
            : null;
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
