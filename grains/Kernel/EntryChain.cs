using System.Buffers;
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
        // One buffer for both: the head before, then the entry.
        var buffer = ArrayPool<byte>.Shared.Rent(HeadSize + Encoding.UTF8.GetMaxByteCount(entry.Length));
        try
        {
            var linked = buffer.AsSpan(0, HeadSize + Encoding.UTF8.GetBytes(entry, buffer.AsSpan(HeadSize)));
            before.Sha256.Span.CopyTo(linked);
            var sha256 = SHA256.HashData(linked);
            before.Sm3.Span.CopyTo(linked);
            return new(sha256, Sm3(linked));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>SM3 of a text in UTF-8, 32 bytes.</summary>
    public static byte[] Sm3(string text) => Sm3(Encoding.UTF8.GetBytes(text));

    /// <summary>SM3 of bytes, 32 bytes.</summary>
    public static byte[] Sm3(ReadOnlySpan<byte> bytes)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(bytes);
        var hash = new byte[HeadSize];
        digest.DoFinal(hash);
        return hash;
    }

    private const int HeadSize = 32;
}
