using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;
using Attribute = System.Attribute;
using Type = System.Type;

namespace WarningGrid.House;

/// <summary>The assemblies of the product, as reflection sees them and as ArchUnitNET reads their code.</summary>
internal static class Houses
{
    public static readonly Assembly Contracts = typeof(OfficialId).Assembly;
    public static readonly Assembly Grains = typeof(EventCodec).Assembly;
    public static readonly Assembly ClientApi = Assembly.Load("WarningGrid.ClientApi");
    public static readonly Assembly Silo = Assembly.Load("WarningGrid.Silo");

    private static readonly Lazy<Architecture> Read = new(() => new ArchLoader().LoadAssemblies(Contracts, Grains).Build());

    /// <summary>The types of the grains as their code uses each other; what the compiler made belongs to its maker.</summary>
    public static IEnumerable<IType> GrainCode =>
        Read.Value.Types.Where(type => type.Assembly.Name.StartsWith(Grains.GetName().Name!, StringComparison.Ordinal)
            && type.Namespace.FullName.StartsWith("WarningGrid", StringComparison.Ordinal));

    /// <summary>The house assemblies that an assembly refers to.</summary>
    public static IEnumerable<string> Neighbours(this Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(other => other.Name!)
            .Where(name => name.StartsWith("WarningGrid.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The types that people wrote: no closures, no generated codecs.</summary>
    public static IEnumerable<Type> Written(this Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace?.StartsWith("WarningGrid", StringComparison.Ordinal) is true
            && !type.Name.Contains('<', StringComparison.Ordinal));

    public static bool Has<TAttribute>(this MemberInfo member)
        where TAttribute : Attribute => member.IsDefined(typeof(TAttribute), inherit: false);
}
