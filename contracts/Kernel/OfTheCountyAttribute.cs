using Microsoft.Extensions.DependencyInjection;

namespace WarningGrid;

/// <summary>Asks the container for the county's clock (design D17): <c>[OfTheCounty] TimeProvider clock</c>.</summary>
/// <remarks>
/// The container's own <see cref="TimeProvider"/> stays the machine's: Orleans judges by it which silos are alive, and
/// one whose time leaps while it starts takes itself for dead. The county's clock may leap: forward, when the demo moves
/// it, and either way, when the machine's own was wrong.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OfTheCountyAttribute() : FromKeyedServicesAttribute(County)
{
    /// <summary>Under what key the clock is registered.</summary>
    public const string County = "county";
}
