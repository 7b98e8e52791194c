namespace WarningGrid;

/// <summary>What the kernel logs: keys and numbers, never names or text.</summary>
internal static partial class KernelLog
{
    [LoggerMessage(1, LogLevel.Warning, "snapshot of {Stream} not written: {Error}")]
    public static partial void SnapshotLost(ILogger logger, string stream, string error);

    [LoggerMessage(2, LogLevel.Error, "{Stream} does not wake")]
    public static partial void NotWoken(ILogger logger, string stream, Exception reason);
}
