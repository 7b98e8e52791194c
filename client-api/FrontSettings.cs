namespace WarningGrid;

/// <summary>What a front must be told; from the configuration section <c>Front</c> unless the host says otherwise.</summary>
/// <param name="CallerKey">The key that fronts and silos share to seal callers, 32 bytes or more (Base64: <c>WARNINGGRID_CALLER_KEY</c> or <c>Front:CallerKey</c>).</param>
public sealed record FrontSettings(ReadOnlyMemory<byte> CallerKey)
{
    /// <summary>Requests a second that one caller may make, over a burst of twice as many (<c>Front:RequestsPerSecond</c>).</summary>
    public int RequestsPerSecond { get; init; } = 500;

    /// <summary>Who says who is asking (<c>Front:Identity</c>).</summary>
    public IdentitySettings Identity { get; init; } = new();

    /// <summary>Reads the section <c>Front</c>.</summary>
    public static FrontSettings From(IConfiguration configuration)
    {
        var front = configuration.GetSection("Front");
        var key = Convert.FromBase64String(
            configuration["WARNINGGRID_CALLER_KEY"] ?? front["CallerKey"]
            ?? throw new InvalidOperationException("no key to seal callers with: set WARNINGGRID_CALLER_KEY or Front:CallerKey"));
        return key.Length < 32
            ? throw new InvalidOperationException("the key to seal callers with is shorter than 32 bytes")
            : new(key)
            {
                RequestsPerSecond = front.GetValue("RequestsPerSecond", 500),
                Identity = front.GetSection("Identity").Get<IdentitySettings>() ?? new(),
            };
    }
}

/// <summary>An external OpenID provider in production; without one, the embedded one, in Development on loopback only (D13).</summary>
public sealed record IdentitySettings
{
    /// <summary>Address of the OpenID provider; null means the embedded one.</summary>
    public string? Authority { get; init; }

    /// <summary>What tokens must be meant for.</summary>
    public string Audience { get; init; } = "warninggrid";

    /// <summary>The claim that holds the official's id, or a feed's client id.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>The claim with the client's id: where it equals the subject, the caller is a feed (RFC 9068).</summary>
    public string ClientClaim { get; init; } = "client_id";

    /// <summary>How long the embedded identity's tokens live.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(8);
}
