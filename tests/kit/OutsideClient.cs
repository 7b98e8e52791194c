using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace WarningGrid.Testing;

/// <summary>A client outside the cluster, finding gateways through PostgreSQL as a front does.</summary>
internal sealed class OutsideClient : IAsyncDisposable
{
    private readonly IHost host;

    private OutsideClient(IHost host) => this.host = host;

    public IClusterClient Grains => host.Services.GetRequiredService<IClusterClient>();

    public static async Task<OutsideClient> Connect(string postgres)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("warninggrid", "warninggrid"))
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(4))
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
            .Configure<ConnectionOptions>(connections =>
                connections.OpenConnectionTimeout = connections.ConnectionRetryDelay = TimeSpan.FromSeconds(1))
            .UseConnectionRetryFilter(async (_, stop) =>
            {
                await Task.Delay(100, stop);
                return true;
            })
            .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) =
                ("Npgsql", new NpgsqlConnectionStringBuilder(postgres) { SearchPath = "orleans" }.ConnectionString))
            .AddOutgoingGrainCallFilter(call => TestCaller.Speak(call, DateTimeOffset.UtcNow)));
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
