using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orleans.Metadata;
using Orleans.Serialization.TypeSystem;

namespace WarningGrid.Engine;

/// <summary>Remembers the name of each grain interface: Orleans reads attributes and formats type names again for every reference it makes.</summary>
/// <remarks>Providers are asked in the order of their registration, so this one stands before <c>UseOrleans</c>.</remarks>
internal sealed class InterfaceNames(IServiceProvider services, TypeConverter names) : IGrainInterfaceTypeProvider
{
    private readonly GrainInterfaceTypeResolver orleans = new([new AttributeGrainInterfaceTypeProvider(services)], names);
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> known = new();

    public bool TryGetGrainInterfaceType(Type type, [NotNullWhen(true)] out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = known.GetOrAdd(type, orleans.GetGrainInterfaceType);
        return true;
    }
}
