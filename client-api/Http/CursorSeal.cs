using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WarningGrid.Http;

/// <summary>Makes the cursors of lists opaque and tamper-evident: good for one list and one caller, and only as given.</summary>
internal sealed class CursorSeal(FrontSettings settings)
{
    private const int MacLength = 16;

    // Its own key, derived from the fronts' common one, so that any front takes a cursor of another.
    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, settings.CallerKey.ToArray(), 32, info: "warninggrid cursor"u8.ToArray());

    public string Seal(string list, Caller caller, string cursor)
    {
        var text = Encoding.UTF8.GetBytes(cursor);
        return Base64Url.EncodeToString([.. Mac(list, caller, text), .. text]);
    }

    /// <summary>What the grain had given, or null where the cursor is forged, altered or from elsewhere.</summary>
    public string? Open(string list, Caller caller, string cursor)
    {
        if (cursor.Length > 1024 || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        return bytes.Length > MacLength
            && CryptographicOperations.FixedTimeEquals(Mac(list, caller, bytes.AsSpan(MacLength)), bytes.AsSpan(0, MacLength))
                ? Encoding.UTF8.GetString(bytes, MacLength, bytes.Length - MacLength)
                : null;
    }

    private byte[] Mac(string list, Caller caller, ReadOnlySpan<byte> text) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{list}\n{caller.Actor}\n"), .. text])[..MacLength];
}
