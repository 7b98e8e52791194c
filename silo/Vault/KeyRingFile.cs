using System.Security.Cryptography;
using WarningGrid.Engine;

namespace WarningGrid.Vault;

/// <summary>A key ring on its way to a file: readable by its owner alone, and never over another.</summary>
internal static class KeyRingFile
{
    /// <exception cref="IOException">There is a file of that name.</exception>
    public static async Task Forge(string path, byte[] master)
    {
        var ring = KeyRing.Forge(master, RandomNumberGenerator.GetBytes);
        await using var file = new StreamWriter(path, PrivateFile.Options(FileMode.CreateNew));
        await file.WriteAsync(ring);
    }
}
