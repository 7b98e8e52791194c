using Microsoft.Extensions.DependencyInjection;

namespace WarningGrid.Signals;

/// <summary>What the signals' grains ask the database with; needs an NpgsqlDataSource, <see cref="IFieldVault"/> and <see cref="INumbers"/>.</summary>
internal static class SignalServices
{
    public static IServiceCollection AddSignals(this IServiceCollection services) =>
        services.AddSingleton<IntakeLookups>().AddSingleton<PersonLookup>();
}
