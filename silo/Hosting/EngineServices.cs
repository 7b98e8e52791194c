using WarningGrid.Access;

namespace WarningGrid.Engine;

/// <summary>The engine's services: the same in a silo process, in a co-hosted front and in a test cluster.</summary>
internal static class EngineServices
{
    public const string OrleansDataSource = "orleans";

    public const string RelayDataSource = "relay";

    public static IServiceCollection AddEngine(this IServiceCollection services, SiloSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(_ => Postgres.Open(settings.Postgres));
        services.AddKeyedSingleton(OrleansDataSource, (_, _) => Postgres.OpenForOrleans(settings.Postgres));
        services.AddKeyedSingleton(RelayDataSource, (_, _) => Postgres.OpenForRelays(settings.Postgres));

        services.AddSingleton<CountyClock>();
        services.AddKeyedSingleton<TimeProvider>(
            OfTheCountyAttribute.County, (provider, _) => provider.GetRequiredService<CountyClock>());
        services.AddHostedService<CountyClockKeeper>();
        services.AddHostedService<SpareThreads>();

        services.AddMetrics();
        services.AddSingleton<LogMeters>();
        services.AddSingleton<SiloEventLog>();
        services.AddSingleton<IEventLog>(provider => provider.GetRequiredService<SiloEventLog>());
        services.AddSingleton<IAuditTrail>(provider => provider.GetRequiredService<SiloEventLog>());
        services.AddSingleton<INumbers, NumberSeries>();
        services.AddSingleton<GrainTools>();
        services.AddSingleton(new CallerSeal(settings.CallerKey));
        services.AddSingleton<SystemSeal>();
        services.AddSingleton<IGrainInterfaceTypeProvider, InterfaceNames>();
        return services;
    }
}
