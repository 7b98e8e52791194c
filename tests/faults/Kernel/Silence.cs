namespace WarningGrid.Kernel;

/// <summary>What a caller meets while there is nobody to answer: the command may be sent again under its key.</summary>
internal static class Silence
{
    public static bool Is(Exception e) =>
        e is StorageUnavailable or TimeoutException or OrleansException or HttpRequestException or OperationCanceledException
            // A client without a single gateway.
            or InvalidOperationException;

    /// <summary>A name to count it under.</summary>
    public static string Name(Exception e) =>
        e is StorageUnavailable ? e.Message : e.InnerException is { } inner ? $"{e.GetType().Name}({inner.GetType().Name})" : e.GetType().Name;
}
