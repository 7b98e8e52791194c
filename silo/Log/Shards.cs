namespace WarningGrid.Engine;

/// <summary>Into which of sixteen shards a grain key falls, for relay and deadline pumps. Stored: never changes.</summary>
internal static class Shards
{
    public const int Count = 16;

    /// <summary>FNV-1a over the UTF-16 code units: the same on every machine and in every version.</summary>
    public static short Of(string key)
    {
        var hash = 2166136261u;
        foreach (var unit in key)
        {
            hash = (hash ^ unit) * 16777619u;
        }

        return (short)((hash ^ (hash >> 16)) % Count);
    }
}
