using System.Security.Cryptography;

namespace WarningGrid.Vault;

/// <summary>A key ring on its way to a file: readable by its owner alone, and never over another.</summary>
internal static class KeyRingFile
{
    /// <exception cref="IOException">There is a file of that name.</exception>
    public static async Task Forge(string path, byte[] master)
    {
        var ring = KeyRing.Forge(master, RandomNumberGenerator.GetBytes);
        await using var file = new StreamWriter(path, Private(FileMode.CreateNew));
        await file.WriteAsync(ring);
    }

    /// <summary>How a file with keys in it is opened for writing.</summary>
    public static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
