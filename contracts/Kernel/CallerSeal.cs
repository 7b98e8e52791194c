using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WarningGrid;

/// <summary>The caller as it rides in Orleans' RequestContext: signed by the front, verified in the silo (design D11).</summary>
/// <remarks>
/// <c>kind|id|expires|hmac</c>, HMAC-SHA256 under a key that only fronts and silos hold. RequestContext is data the
/// caller controls; without this seal anyone who reaches the gateway could name himself anybody.
/// </remarks>
public sealed class CallerSeal(ReadOnlyMemory<byte> key)
{
    /// <summary>The RequestContext entry that carries the seal.</summary>
    public const string ContextKey = "wg-caller";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    /// <summary>The key that fronts and silos share, from the Base64 text that both are told; 32 bytes or more.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is too short: the process must not start.</exception>
    public static ReadOnlyMemory<byte> KeyFrom(string? base64) =>
        Convert.FromBase64String(base64 ?? "") is { Length: >= 32 } key
            ? key
            : throw new InvalidOperationException("no key to seal callers with: set WARNINGGRID_CALLER_KEY to 32 random bytes in Base64");

    /// <summary>Seals a caller for two minutes from <paramref name="now"/>.</summary>
    public string Seal(Caller caller, DateTimeOffset now)
    {
        var claim = string.Create(
            CultureInfo.InvariantCulture, $"{caller.Kind}|{caller.Id}|{(now + Life).ToUnixTimeSeconds()}");
        return claim + "|" + Sign(claim);
    }

    /// <summary>The caller behind a seal, or null where it is forged, altered or expired.</summary>
    public Caller? Open(string? sealedCaller, DateTimeOffset now)
    {
        if (sealedCaller?.LastIndexOf('|') is not (> 0 and var cut))
        {
            return null;
        }

        var claim = sealedCaller[..cut];
        return CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(Sign(claim)), Encoding.UTF8.GetBytes(sealedCaller[(cut + 1)..]))
            && claim.Split('|') is [var kind, var id, var expires]
            && long.Parse(expires, CultureInfo.InvariantCulture) >= now.ToUnixTimeSeconds()
                ? new Caller(Enum.Parse<CallerKind>(kind), id)
                : null;
    }

    private string Sign(string claim) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(claim)));
}
