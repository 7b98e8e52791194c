using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>A town of 3,000 officials on a PostgreSQL that waits for the disk, with silo and front in this process as <c>deploy/local</c> puts them together.</summary>
internal sealed class BenchCounty : IAsyncDisposable
{
    public const int Officials = 3000;
    public const int Leads = 24_000;

    private readonly string vault = Directory.CreateTempSubdirectory("wg-vault-").FullName;
    private readonly PrivateServer server;
    private readonly TestDatabase database;
    private WebApplication app;

    private BenchCounty(PrivateServer server, TestDatabase database, WebApplication app) =>
        (this.server, this.database, this.app) = (server, database, app);

    public string Postgres => database.Connection;

    /// <summary>The server alone, for whoever makes a database of his own.</summary>
    public string Server => server.Connection;

    public TestDatabase Database => database;

    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    /// <summary>What the log is told, to be looked at on the way.</summary>
    public StatementTape Tape { get; private set; } = new();

    public Uri Url => new(app.Urls.First());

    /// <summary>The next lead nobody has opened a case on.</summary>
    public int NextLead() => Interlocked.Increment(ref opened) - 1;

    private int opened;

    public static async Task<BenchCounty> Found()
    {
        var server = await TestServer.StartPrivate(durable: true);
        var database = await TestDatabase.Create(server.Connection);
        await using (var db = Engine.Postgres.Open(database.Connection))
        {
            await InquiryTown.Settle(db, DateTimeOffset.UtcNow, Officials, Leads);
        }

        var county = new BenchCounty(server, database, null!);
        await county.Start();
        return county;
    }

    /// <summary>An empty database of the same tables on the same server.</summary>
    public Task<TestDatabase> Beside() => TestDatabase.Create(server.Connection);

    /// <summary>Stops silo and front and starts them anew: nothing is awake.</summary>
    public async Task Restart()
    {
        await app.DisposeAsync();
        await Start();
    }

    private async Task Start()
    {
        Tape = new();
        app = Build();
        await app.StartAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["WARNINGGRID_POSTGRES"] = database.Connection,
            ["WARNINGGRID_CALLER_KEY"] = Convert.ToBase64String(TestCaller.Key),
            ["Vault:Folder"] = vault,
            ["Silo:SiloPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Silo:GatewayPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Front:RequestsPerSecond"] = "1000000",
        });
        builder.Logging.ClearProviders();
        builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration)).AddFeatures();
        builder.AddWarningGridFront(FrontSettings.From(builder.Configuration));

        // Calls of this process bear the caller that the bench names; grains among themselves bear their own.
        builder.UseOrleans(silo => silo.AddOutgoingGrainCallFilter(call => call.SourceId is not { } source || source.IsClient()
            ? TestCaller.Speak(call, DateTimeOffset.UtcNow)
            : call.Invoke()));
        builder.Services.AddSingleton<IEventLog>(services => Tape.Before(services.GetRequiredService<SiloEventLog>()));
        return builder.Build().MapWarningGridFront();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(vault, recursive: true);
    }
}
