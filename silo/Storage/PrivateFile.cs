namespace WarningGrid.Engine;

/// <summary>Files that nobody but their owner may read: keys, and copies of the log.</summary>
internal static class PrivateFile
{
    /// <summary>How such a file is opened for writing.</summary>
    public static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
