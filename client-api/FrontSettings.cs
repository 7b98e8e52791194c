namespace WarningGrid;

/// <summary>What a front must be told; from the configuration section <c>Front</c> unless the host says otherwise.</summary>
/// <param name="CallerKey">The key that fronts and silos share to seal callers, 32 bytes or more (<c>WARNINGGRID_CALLER_KEY</c>, Base64).</param>
public sealed record FrontSettings(ReadOnlyMemory<byte> CallerKey)
{
    /// <summary>Requests a second that one caller may make, over a burst of twice as many (<c>Front:RequestsPerSecond</c>).</summary>
    public int RequestsPerSecond { get; init; } = 500;

    /// <summary>The LibreOffice that makes PDF copies of papers; where there is none there are no copies (<c>Front:Office</c>).</summary>
    public string Office { get; init; } = "soffice";

    /// <summary>Who says who is asking (<c>Front:Identity</c>).</summary>
    public IdentitySettings Identity { get; init; } = new();

    /// <summary>Reads the section <c>Front</c>.</summary>
    public static FrontSettings From(IConfiguration configuration)
    {
        var front = configuration.GetSection("Front");
        return new(CallerSeal.KeyFrom(configuration["WARNINGGRID_CALLER_KEY"] ?? front["CallerKey"]))
        {
            RequestsPerSecond = front.GetValue("RequestsPerSecond", 500),
            Office = front["Office"] ?? "soffice",
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
