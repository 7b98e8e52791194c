using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Calendar;
using WarningGrid.Cases;
using WarningGrid.Clearances;
using WarningGrid.Leads;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Signals;
using WarningGrid.Vault;

namespace WarningGrid.Engine;

/// <summary>What the features' grains ask for besides the engine: facts, packs and notices, the organisation, the vault.</summary>
internal static class FeatureServices
{
    /// <summary>Adds the services of all features to a silo's host.</summary>
    public static WebApplicationBuilder AddFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatures();
        builder.Services.AddFieldVault(builder.Configuration, builder.Environment.IsDevelopment());
        return builder;
    }

    /// <summary>All of them but the vault, whose keys the host brings.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddRulesAndCalendar();
        services.AddSingleton<IFactsSource, CountyFacts>();
        services.AddSingleton<IOrganisationRegister, OrganisationRegister>();
        services.AddSingleton<IBench, CountyBench>();
        services.AddSignals();
        services.AddSingleton<IRecusalCause, RecusalCause>();
        services.AddSingleton<LeadLookups>();
        services.AddSingleton<IDocumentFiles, DocumentFiles>();
        services.AddSingleton<ICaseSiblings, CountyCaseSiblings>();
        services.AddSingleton<IClearanceRecords, CountyClearanceRecords>();
        return services;
    }
}
