using WarningGrid.Vault;

namespace WarningGrid.Tools;

/// <summary><c>wg keys</c>: forges the vault's key ring, wrapped by the master key that the silos will be told.</summary>
internal static class Keys
{
    public const string Usage =
        "wg keys FILE                            forge the vault's key ring under Vault__MasterKey; never over another";

    public const string MasterKey = "Vault__MasterKey";

    /// <returns>0 when written; 1 where the file is there already: a ring that is replaced takes every sealed field with it.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args, string? masterKey, TextWriter answer)
    {
        if (args is not [var path])
        {
            throw new UsageException(Usage);
        }

        var master = new byte[32];
        if (!Convert.TryFromBase64String(masterKey ?? "", master, out var length) || length != 32)
        {
            throw new UsageException($"which master key? set {MasterKey} to 32 random bytes in base64 (head -c 32 /dev/urandom | base64)");
        }

        await KeyRingFile.Forge(path, master);
        answer.WriteLine($"{path} forged: keep a copy of it, and of the master key elsewhere, away from the database's backups");
        return 0;
    }
}
