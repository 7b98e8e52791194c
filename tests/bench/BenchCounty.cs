using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>A town on a PostgreSQL that waits for the disk, with silo and front in this process as <c>deploy/local</c> puts them together.</summary>
internal sealed class BenchCounty : IAsyncDisposable
{
    public const int Officials = 3000;
    public const int Leads = 24_000;

    /// <summary>Archived inquiries that every official of the usual town has behind him.</summary>
    public const int Behind = 3;

    private readonly string vault = Directory.CreateTempSubdirectory("wg-vault-").FullName;
    private WebApplication app = null!;

    private BenchCounty(string server, BenchTown town) => (Server, Town) = (server, town);

    /// <summary>The server alone, for whoever makes a database of his own.</summary>
    public string Server { get; }

    public BenchTown Town { get; }

    public TestDatabase Database => Town.Database;

    public string Postgres => Database.Connection;

    /// <summary>The keys under which its officials' numbers are found.</summary>
    public IFieldVault Vault => app.Services.GetRequiredService<IFieldVault>();

    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    /// <summary>What open pages listen to.</summary>
    public IStreamProvider Streams => app.Services.GetRequiredService<IClusterClient>().GetStreamProvider(LiveUpdate.Channel);

    /// <summary>What the log is told, to be looked at on the way.</summary>
    public StatementTape Tape { get; private set; } = new();

    /// <summary>When letters leave and arrive.</summary>
    public LetterWatch Letters { get; private set; } = new();

    public Uri Url => new(app.Urls.First());

    /// <summary>The usual town, on a server of its own.</summary>
    public static async Task<BenchCounty> Found() =>
        await Found((await TestServer.StartPrivate(durable: true)).Connection, Officials, Leads, Behind * OfficialPast.OfInquiry);

    /// <summary>Another town on a server that is there.</summary>
    public static async Task<BenchCounty> Found(string server, int officials, int leads, int notes = 0)
    {
        var county = new BenchCounty(server, await BenchTown.Found(server, officials, leads, notes));
        await county.Start();

        // The day's checkpoint is taken with the first start, over all streams: nothing is measured beside it.
        await Until.Holds(async () => await county.Database.Ask<long>("SELECT count(*) FROM checkpoint") > 0, TimeSpan.FromMinutes(10));
        return county;
    }

    /// <summary>An empty database of the same tables on the same server.</summary>
    public Task<TestDatabase> Beside() => TestDatabase.Create(Server);

    /// <summary>Stops silo and front and starts them anew: nothing is awake.</summary>
    public async Task Restart()
    {
        await app.DisposeAsync();
        await Start();
    }

    /// <summary>Moves the county's clock ahead; calls from outside bear an old seal from then on.</summary>
    public Task Advance(TimeSpan by) => app.Services.GetRequiredService<CountyClock>().Advance(by);

    private async Task Start()
    {
        (Tape, Letters) = (new(), new());
        app = Build();
        await app.StartAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["WARNINGGRID_POSTGRES"] = Postgres,
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
        builder.Services.AddSingleton<IEventLog>(services =>
            Letters.Before(Tape.Before(services.GetRequiredService<SiloEventLog>())));
        return builder.Build().MapWarningGridFront();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Town.DisposeAsync();
        Directory.Delete(vault, recursive: true);
    }
}
