using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WarningGrid.Vault;

/// <summary>The data keys of the vault, each wrapped by a master key: the file may lie beside the settings, never in the database.</summary>
/// <remarks>
/// Rotation adds a generation to a purpose; older ones stay to open what they sealed. A new master key re-wraps the
/// ring and no field. Losing the ring or the master key loses every sealed field: both belong in the key custodian's safe.
/// </remarks>
internal sealed class KeyRing
{
    /// <summary>The generation a purpose begins with.</summary>
    public const int First = 1;

    private const int Nonce = 12, Tag = 16, KeySize = 64;

    private readonly byte[] master;
    private readonly ImmutableDictionary<(string Purpose, int Generation), byte[]> wrapped;

    private KeyRing(byte[] master, IEnumerable<WrappedKey> keys) =>
        (this.master, wrapped) = (master, keys.ToImmutableDictionary(
            key => (key.Purpose, key.Generation), key => Convert.FromBase64String(key.Wrapped)));

    /// <summary>Opens a ring; every key is unwrapped once here, so that a wrong master key fails at start-up and not at the first field.</summary>
    /// <exception cref="CryptographicException">The master key does not fit, or a purpose has no key.</exception>
    public static KeyRing Open(byte[] master, string json)
    {
        var ring = new KeyRing(master, JsonSerializer.Deserialize<WrappedKey[]>(json, JsonSerializerOptions.Web)!);
        foreach (var (purpose, generation) in ring.wrapped.Keys)
        {
            CryptographicOperations.ZeroMemory(ring.Unwrap(purpose, generation));
        }

        return VaultPurpose.All.FirstOrDefault(purpose => !ring.Holds(purpose, First)) is { } missing
            ? throw new CryptographicException($"the key ring holds no key for {missing}")
            : ring;
    }

    /// <summary>A fresh ring as JSON, one key for each purpose.</summary>
    public static string Forge(byte[] master, Func<int, byte[]> random) =>
        JsonSerializer.Serialize(VaultPurpose.All.Select(purpose => Wrap(master, purpose, First, random)), JsonSerializerOptions.Web);

    public bool Holds(string purpose, int generation) => wrapped.ContainsKey((purpose, generation));

    public int Newest(string purpose) =>
        wrapped.Keys.Where(key => key.Purpose == purpose).Select(key => key.Generation).DefaultIfEmpty().Max() is > 0 and var newest
            ? newest
            : throw new CryptographicException($"the key ring holds no key for {purpose}");

    public byte[] Unwrap(string purpose, int generation)
    {
        var bytes = wrapped[(purpose, generation)].AsSpan();
        var key = new byte[bytes.Length - Nonce - Tag];
        using var cipher = new AesGcm(master, Tag);
        cipher.Decrypt(bytes[..Nonce], bytes[(Nonce + Tag)..], bytes.Slice(Nonce, Tag), key, Bound(purpose, generation));
        return key;
    }

    private static WrappedKey Wrap(byte[] master, string purpose, int generation, Func<int, byte[]> random)
    {
        var bytes = new byte[Nonce + Tag + KeySize];
        random(Nonce).CopyTo(bytes, 0);
        using var cipher = new AesGcm(master, Tag);
        cipher.Encrypt(
            bytes.AsSpan(0, Nonce), random(KeySize), bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), Bound(purpose, generation));
        return new(purpose, generation, Convert.ToBase64String(bytes));
    }

    private static byte[] Bound(string purpose, int generation) => Encoding.UTF8.GetBytes($"{purpose}\n{generation}");

    private sealed record WrappedKey(string Purpose, int Generation, string Wrapped);
}
