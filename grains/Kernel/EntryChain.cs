using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace WarningGrid;

/// <summary>hᵢ = H(hᵢ₋₁ ‖ canonical bytes of entry i), h₀ = 32 zero bytes, with SHA-256 and SM3 side by side (HSH-01).</summary>
internal static class EntryChain
{
    /// <summary>Both heads after an entry.</summary>
    public static ChainHead Link(ChainHead before, string entry)
    {
        var bytes = Encoding.UTF8.GetBytes(entry);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha256.AppendData(before.Sha256.Span);
        sha256.AppendData(bytes);
        var sm3 = new SM3Digest();
        sm3.BlockUpdate(before.Sm3.Span);
        sm3.BlockUpdate(bytes);
        var head = new byte[32];
        sm3.DoFinal(head);
        return new(sha256.GetHashAndReset(), head);
    }

    /// <summary>SM3 of a text in UTF-8, 32 bytes.</summary>
    public static byte[] Sm3(string text)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(Encoding.UTF8.GetBytes(text));
        var hash = new byte[32];
        digest.DoFinal(hash);
        return hash;
    }
}
