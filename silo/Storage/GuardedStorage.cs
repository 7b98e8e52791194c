using Orleans.Storage;

namespace WarningGrid.Engine;

/// <summary>Grain state whose failures can cross a call: a state is read before any call filter runs (design D16).</summary>
internal sealed class GuardedStorage(IGrainStorage inner) : IGrainStorage, IDisposable
{
    private readonly Gate gate = new(width: 12);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Ask(() => inner.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Ask(() => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Ask(() => inner.ClearStateAsync(stateName, grainId, grainState));

    public void Dispose() => gate.Dispose();

    private Task<bool> Ask(Func<Task> work) => gate.Ask(async () =>
    {
        await work();
        return true;
    });
}
