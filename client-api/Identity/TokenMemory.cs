using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace WarningGrid.Identity;

/// <summary>Tokens that were found good, by their SHA-256 and until they expire: checking a signature costs 105 µs, this one.</summary>
/// <remarks>Never the token itself. Full means empty: 20,000 callers at once are not expected, and nothing is lost.</remarks>
internal sealed class TokenMemory
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Print, (ClaimsPrincipal Who, DateTimeOffset Until)> good = new();

    public ClaimsPrincipal? Find(string token, DateTimeOffset now) =>
        good.TryGetValue(Print.Of(token), out var found) && now < found.Until ? found.Who : null;

    public void Keep(string token, ClaimsPrincipal who, DateTimeOffset until)
    {
        if (good.Count >= Most)
        {
            good.Clear();
        }

        good[Print.Of(token)] = (who, until);
    }

    private readonly record struct Print(UInt128 High, UInt128 Low)
    {
        public static Print Of(string token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
            return new(BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
        }
    }
}
