using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.TestingHost;
using WarningGrid.Engine;

namespace WarningGrid.Testing;

/// <summary>A cluster of silos in this process on a database of its own: the engine as it runs, with TestingHost around it.</summary>
/// <remarks>Start one per test class (a class fixture); give every test its own keys.</remarks>
internal sealed class TestCounty : IAsyncDisposable
{
    private TestCounty(TestDatabase database, InProcessTestCluster cluster) => (Database, Cluster) = (database, cluster);

    public TestDatabase Database { get; }

    public InProcessTestCluster Cluster { get; }

    /// <summary>The services of the first silo: <see cref="IEventLog"/>, NpgsqlDataSource, the clock.</summary>
    public IServiceProvider Services => Cluster.GetSiloServiceProvider(Cluster.Silos[0].SiloAddress);

    /// <summary>Starts silos.</summary>
    /// <param name="services">Replaces or adds services of every silo, after the product's own.</param>
    public static async Task<TestCounty> Start(
        short silos = 1, Action<IServiceCollection>? services = null, TestDatabase? database = null)
    {
        database ??= await TestDatabase.Create();
        var settings = new SiloSettings(database.Connection, TestCaller.Key);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Environment.EnvironmentName = "Development";
            host.Services.AddEngine(settings);
        });
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseEngine(settings);
            silo.Services.TryAddSingleton<IFactsSource, PlainFacts>();
            services?.Invoke(silo.Services);
        });
        var clock = new Func<DateTimeOffset>[] { () => DateTimeOffset.UtcNow };
        builder.ConfigureClient(client => client
            .AddMemoryStreams(LiveUpdate.Channel)
            .AddOutgoingGrainCallFilter(call => TestCaller.Speak(call, clock[0]())));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var county = new TestCounty(database, cluster);
        clock[0] = () => county.Services.GetRequiredService<CountyClock>().GetUtcNow();
        return county;
    }

    /// <summary>What the county's clock says.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<CountyClock>().GetUtcNow();

    public TGrain Grain<TGrain>(string key)
        where TGrain : IGrainWithStringKey => Cluster.Client.GetGrain<TGrain>(key);

    /// <summary>Moves the county's clock ahead, on every silo at once.</summary>
    public async Task Advance(TimeSpan by)
    {
        await Services.GetRequiredService<CountyClock>().Advance(by);
        foreach (var silo in Cluster.Silos)
        {
            await Cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<CountyClock>().Refresh();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Database.DisposeAsync();
    }
}
