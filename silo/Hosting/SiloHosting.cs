using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Storage;
using WarningGrid.Access;

namespace WarningGrid.Engine;

/// <summary>Plugs a silo together.</summary>
internal static class SiloHosting
{
    /// <summary>A whole silo in this host: the engine, Orleans on PostgreSQL, and what keeps it within its failure times.</summary>
    public static TBuilder AddWarningGridSilo<TBuilder>(this TBuilder builder, SiloSettings settings)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddHostedService<SchemaCheck>();
        builder.Services.AddEngine(settings);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Leaving.StopTime);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.ClusterId, settings.ServiceId))
                .ConfigureEndpoints(settings.Address, settings.SiloPort, settings.GatewayPort)
                .UseAdoNetClustering(clustering => clustering.Configure<IServiceProvider>((options, services) =>
                    (options.Invariant, options.DataSource) = ("Npgsql", Orleans(services))))
                .UseEngine(settings);
            if (settings.Dashboard)
            {
                silo.AddDashboard(dashboard => dashboard.HideTrace = true);
            }
        });
        return builder;
    }

    /// <summary>All of a silo but its cluster membership, which a test cluster brings itself.</summary>
    public static ISiloBuilder UseEngine(this ISiloBuilder silo, SiloSettings settings)
    {
        silo.AddAdoNetGrainStorage("snapshot-store", storage => storage.Configure<IServiceProvider>(Store))
            .AddAdoNetGrainStorage("PubSubStore", storage => storage.Configure<IServiceProvider>(Store))
            .UseAdoNetReminderService(reminders => reminders.Configure<IServiceProvider>((options, services) =>
                (options.Invariant, options.DataSource) = ("Npgsql", Orleans(services))))
            .AddMemoryStreams(LiveUpdate.Channel, LiveUpdates.Carry)
            .AddIncomingGrainCallFilter<StorageFaultFilter>()
            .AddIncomingGrainCallFilter<CallerFilter>()
            .AddActivityPropagation()
            .ConfigureLogging(QuietInAnOutage)
            .Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = messaging.SystemResponseTimeout = TimeSpan.FromSeconds(4);

                // A silo that leaves tells its clients to go elsewhere, and once its grains are gone tells the others.
                // What was sent before they had heard it still comes through: Orleans itself waits for neither.
                messaging.ClientGatewayShutdownNotificationTimeout = TimeSpan.FromMilliseconds(500);
                messaging.WaitForMessageToBeQueuedForOutboundTime = TimeSpan.FromMilliseconds(500);
            })
            .Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(2);

                // Nobody is given up who has said anything within three times this. Four probe time-outs, Orleans'
                // own value, made that 24 s: a silo that froze with its connections open was believed in so long.
                membership.MaxProbeTimeout = TimeSpan.FromSeconds(2.5);

                // One that stood still hears of its death from nobody: until it reads the table its grains live twice.
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            });
        silo.Services.AddKeyedSingleton<IGrainStorage>("snapshots", (services, _) =>
            new GuardedStorage(services.GetRequiredKeyedService<IGrainStorage>("snapshot-store")));
        silo.Services.AddSingleton<LiveUpdates>();
        silo.Services.AddSingleton<ILiveUpdates>(services => services.GetRequiredService<LiveUpdates>());
        silo.Services.AddHostedService(services => services.GetRequiredService<LiveUpdates>());
        silo.Services.AddSingleton<OutboxStore>();
        silo.Services.AddSingleton<DeadLetterStore>();
        silo.Services.AddSingleton<Postman>();
        silo.Services.AddSingleton<Checkpoints>();
        silo.Services.AddSingleton<Nudger>();
        silo.Services.AddSingleton<RelayMeters>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Machinery>();
        return silo;
    }

    // While the store is away every call wakes a grain in vain, and each of these tells it with its stack: 11 kB a call.
    // The caller hears so, clock, relays and pumps say once what is the matter, and a grain tells itself of other reasons.
    private static void QuietInAnOutage(ILoggingBuilder log) =>
        log.AddFilter("Orleans.Grain", LogLevel.Critical)
            .AddFilter("Orleans.Storage.AdoNetGrainStorage", LogLevel.Critical)
            .AddFilter(typeof(GuardedStorage).FullName, LogLevel.Critical);

    private static void Store(AdoNetGrainStorageOptions options, IServiceProvider services) =>
        (options.Invariant, options.DataSource) = ("Npgsql", Orleans(services));

    private static NpgsqlDataSource Orleans(IServiceProvider services) =>
        services.GetRequiredKeyedService<NpgsqlDataSource>(EngineServices.OrleansDataSource);
}
