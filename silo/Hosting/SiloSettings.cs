using System.Net;

namespace WarningGrid.Engine;

/// <summary>What a silo must be told: where PostgreSQL is, which cluster it joins and where it listens.</summary>
/// <param name="CallerKey">The key that fronts and silos share to seal callers (<c>WARNINGGRID_CALLER_KEY</c>, Base64, 32 bytes or more).</param>
/// <param name="Postgres">Connection string of the county's database; pool, prepare and time-out settings are ours (design §6, D15).</param>
internal sealed record SiloSettings(string Postgres, ReadOnlyMemory<byte> CallerKey)
{
    public string ClusterId { get; init; } = "warninggrid";

    /// <summary>Names the grain state and the reminders; never changes in the life of a database.</summary>
    public string ServiceId { get; init; } = "warninggrid";

    public IPAddress Address { get; init; } = IPAddress.Loopback;

    public int SiloPort { get; init; } = 11111;

    public int GatewayPort { get; init; } = 30000;

    /// <summary>Writers of the log, each with its own connection and audit stream (four were fastest on two cores).</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>Whether Orleans' dashboard watches every call; it costs each of them, so it is there where somebody looks at it.</summary>
    public bool Dashboard { get; init; }

    /// <summary>From configuration: <c>ConnectionStrings:Postgres</c> or <c>WARNINGGRID_POSTGRES</c>, and section <c>Silo</c>.</summary>
    public static SiloSettings From(IConfiguration configuration)
    {
        var silo = configuration.GetSection("Silo");
        return new(
            configuration["WARNINGGRID_POSTGRES"] ?? configuration.GetConnectionString("Postgres")
            ?? throw new InvalidOperationException("no database: set WARNINGGRID_POSTGRES or ConnectionStrings:Postgres"),
            (configuration["WARNINGGRID_CALLER_KEY"] ?? silo["CallerKey"]) is { Length: >= 43 } key
                ? Convert.FromBase64String(key)
                : throw new InvalidOperationException("no key to open sealed callers with: set WARNINGGRID_CALLER_KEY"))
        {
            ClusterId = silo["ClusterId"] ?? "warninggrid",
            ServiceId = silo["ServiceId"] ?? "warninggrid",
            Address = IPAddress.Parse(silo["Address"] ?? "127.0.0.1"),
            SiloPort = silo.GetValue("SiloPort", 11111),
            GatewayPort = silo.GetValue("GatewayPort", 30000),
            Dashboard = silo.GetValue("Dashboard", false),
        };
    }
}
