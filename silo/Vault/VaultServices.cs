using System.Security.Cryptography;
using WarningGrid.Engine;

namespace WarningGrid.Vault;

/// <summary>Gives the silo its vault, with keys that live outside the database (VLT-01).</summary>
/// <remarks>
/// <c>Vault:MasterKey</c> holds 32 bytes in base64, <c>Vault:KeyRing</c> the path of the wrapped data keys. In
/// Development both are made at the first start, below <c>Vault:Folder</c> (or <c>.data/vault</c>); elsewhere their
/// absence fails the start: keys that a process invents would be lost with its disk.
/// </remarks>
internal static class VaultServices
{
    public static IServiceCollection AddFieldVault(this IServiceCollection services, IConfiguration settings, bool development) =>
        services.AddSingleton<IFieldVault>(_ => new FieldVault(Ring(settings, development)));

    private static KeyRing Ring(IConfiguration settings, bool development)
    {
        if (settings["Vault:MasterKey"] is { Length: > 0 } master && settings["Vault:KeyRing"] is { Length: > 0 } ring)
        {
            return KeyRing.Open(Convert.FromBase64String(master), File.ReadAllText(ring));
        }

        return development
            ? DevelopmentRing(settings["Vault:Folder"] ?? Path.Combine(".data", "vault"))
            : throw new InvalidOperationException(
                "the vault has no keys: set Vault:MasterKey (32 bytes, base64) and Vault:KeyRing (path of the wrapped data keys)");
    }

    private static KeyRing DevelopmentRing(string folder)
    {
        Directory.CreateDirectory(folder);
        var master = Convert.FromBase64String(
            Keep(Path.Combine(folder, "master.key"), () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        return KeyRing.Open(
            master, Keep(Path.Combine(folder, "key-ring.json"), () => KeyRing.Forge(master, RandomNumberGenerator.GetBytes)));
    }

    // Two silos may start at once: the file is written aside and put in place only if it is not there yet.
    private static string Keep(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            var aside = $"{path}.{Environment.ProcessId}";
            using (var text = new StreamWriter(aside, PrivateFile.Options(FileMode.Create)))
            {
                text.Write(make());
            }

            try
            {
                File.Move(aside, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(aside);
            }
        }

        return File.ReadAllText(path);
    }
}
