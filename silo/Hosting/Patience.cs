namespace WarningGrid.Engine;

/// <summary>How long the engine's own loops wait for a grain.</summary>
/// <remarks>
/// Orleans gives a call up after 4 s. Where the network parted two silos, single calls were seen to outlive that by a
/// minute; a pump that waited for such a one would fire no deadline of its shard so long.
/// </remarks>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    public static Task InTime(this Task call) => call.WaitAsync(Longest);

    public static Task<T> InTime<T>(this Task<T> call) => call.WaitAsync(Longest);
}
