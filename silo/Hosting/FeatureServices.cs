using Microsoft.Extensions.DependencyInjection.Extensions;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Calendar;
using WarningGrid.Officials;
using WarningGrid.Vault;

namespace WarningGrid.Engine;

/// <summary>What the features' grains ask for besides the engine: facts, packs and notices, the organisation, the vault.</summary>
internal static class FeatureServices
{
    /// <summary>Adds the services of all features to a silo's host, and turns away whoever bears no seal.</summary>
    public static WebApplicationBuilder AddFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatures(CallerSeal.KeyFrom(builder.Configuration["WARNINGGRID_CALLER_KEY"]));
        builder.Services.AddFieldVault(builder.Configuration, builder.Environment.IsDevelopment());
        return builder;
    }

    /// <param name="callerKey">The key fronts and silos share to seal callers, 32 bytes or more.</param>
    public static IServiceCollection AddFeatures(this IServiceCollection services, ReadOnlyMemory<byte> callerKey)
    {
        services.TryAddSingleton(new CallerSeal(callerKey));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIncomingGrainCallFilter, CallerFilter>());
        services.AddSingleton<SystemSeal>();
        services.AddRulesAndCalendar();
        services.AddSingleton<IFactsSource, CountyFacts>();
        services.AddSingleton<IOrganisationRegister, OrganisationRegister>();
        services.AddSingleton<IBench, CountyBench>();
        return services;
    }
}
