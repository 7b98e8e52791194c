using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace WarningGrid.Vault;

/// <summary>AES-256-GCM under a data key per purpose, with a nonce made from key, context and text (see <see cref="IFieldVault"/>).</summary>
/// <remarks>
/// <c>generation.nonce‖tag‖ciphertext</c>, base64url. The nonce is an HMAC of what is sealed, so that the same text in
/// the same context gives the same bytes and two texts never share a nonce; the newest generation seals, every one opens.
/// </remarks>
internal sealed class FieldVault(KeyRing ring) : IFieldVault
{
    private const int Nonce = 12, Tag = 16;

    private readonly ConcurrentDictionary<(string Purpose, int Generation), DataKey> keys = new();

    public string Seal(string purpose, string text, string context = "")
    {
        var generation = ring.Newest(purpose);
        var key = KeyOf(purpose, generation);
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[Nonce + Tag + plain.Length];
        var nonce = sealedBytes.AsSpan(0, Nonce);
        key.Mac("nonce", context, text).AsSpan(0, Nonce).CopyTo(nonce);
        using var cipher = new AesGcm(key.Cipher, Tag);
        cipher.Encrypt(
            nonce, plain, sealedBytes.AsSpan(Nonce + Tag), sealedBytes.AsSpan(Nonce, Tag), Bound(purpose, context));
        return $"{generation}.{Base64Url.EncodeToString(sealedBytes)}";
    }

    public string? Open(string purpose, string sealedText, string context = "")
    {
        if (sealedText.Split('.') is not [var number, var body]
            || !int.TryParse(number, out var generation) || !ring.Holds(purpose, generation) || !Base64Url.IsValid(body))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(body);
        if (bytes.Length < Nonce + Tag)
        {
            return null;
        }

        var plain = new byte[bytes.Length - Nonce - Tag];
        using var cipher = new AesGcm(KeyOf(purpose, generation).Cipher, Tag);
        try
        {
            cipher.Decrypt(
                bytes.AsSpan(0, Nonce), bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), plain, Bound(purpose, context));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }

    // Always the first generation: a hash that rotated could not find what was stored before.
    public string KeyedHash(string purpose, string text) =>
        Convert.ToHexStringLower(KeyOf(purpose, KeyRing.First).Mac("find", "", text));

    private DataKey KeyOf(string purpose, int generation) =>
        keys.GetOrAdd((purpose, generation), id => new(ring.Unwrap(id.Purpose, id.Generation)));

    private static byte[] Bound(string purpose, string context) => Encoding.UTF8.GetBytes(purpose + "\n" + context);

    /// <summary>One purpose's key of one generation: half for the cipher, half for nonces and hashes.</summary>
    private sealed class DataKey(byte[] bytes)
    {
        public ReadOnlySpan<byte> Cipher => bytes.AsSpan(0, 32);

        public byte[] Mac(string use, string context, string text)
        {
            using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes.AsSpan(32));
            mac.AppendData(Encoding.UTF8.GetBytes(use + "\n" + context.Length + "\n" + context + "\n"));
            mac.AppendData(Encoding.UTF8.GetBytes(text));
            return mac.GetHashAndReset();
        }
    }
}
