using System.Reflection;

namespace WarningGrid;

/// <summary>Marks a further assembly that holds aggregates, events and messages.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class HoldsAggregatesAttribute : Attribute;

/// <summary>Where the kernel's registers look for kinds and stored types: this assembly and those marked like it.</summary>
internal static class KernelAssemblies
{
    /// <summary>All concrete types, found once; a marked assembly must be loaded before the first question.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly == typeof(KernelAssemblies).Assembly || assembly.IsDefined(typeof(HoldsAggregatesAttribute)))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract),
    ];
}
