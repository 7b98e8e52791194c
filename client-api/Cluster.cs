using Npgsql;
using Orleans.Configuration;

namespace WarningGrid;

/// <summary>A front of its own as an Orleans client: finds the silos in PostgreSQL and gives up on a dead one quickly (D15).</summary>
internal static class Cluster
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public static WebApplicationBuilder AddWarningGridCluster(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var postgres = configuration["WARNINGGRID_POSTGRES"] ?? configuration.GetConnectionString("Postgres")
            ?? throw new InvalidOperationException("no database: set WARNINGGRID_POSTGRES or ConnectionStrings:Postgres");
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(clustering =>
            {
                // The membership table lies in a schema of its own.
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = new NpgsqlConnectionStringBuilder(postgres) { SearchPath = "orleans" }.ConnectionString;
            });
            client.Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = configuration["Silo:ClusterId"] ?? "warninggrid";
                cluster.ServiceId = configuration["Silo:ServiceId"] ?? "warninggrid";
            });
            client.Configure<ClientMessagingOptions>(messages => messages.ResponseTimeout = TimeSpan.FromSeconds(4));
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
            client.Configure<ConnectionOptions>(connections =>
            {
                connections.OpenConnectionTimeout = Between;
                connections.ConnectionRetryDelay = Between;
            });

            client.AddActivityPropagation();

            // A front may start before the first silo: it waits, and is not ready until then.
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(Between, cancellation);
                return true;
            });
        });
        return builder;
    }
}
