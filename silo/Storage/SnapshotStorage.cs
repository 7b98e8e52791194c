using Orleans.Storage;

namespace WarningGrid.Engine;

/// <summary>The provider of snapshots, whose failures are told in our words: its own exceptions have no codec (design D16).</summary>
/// <remarks>A snapshot is read while a grain activates, before any call filter: what it throws goes straight to the caller.</remarks>
internal sealed class SnapshotStorage(IGrainStorage provider) : IGrainStorage
{
    /// <summary>Under which name the ADO.NET provider itself is registered.</summary>
    public const string Provider = "snapshots-adonet";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Translated(() => provider.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Translated(() => provider.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Translated(() => provider.ClearStateAsync(stateName, grainId, grainState));

    private static async Task Translated(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (Postgres.IsFailure(e))
        {
            throw Postgres.Unavailable(e);
        }
    }
}
