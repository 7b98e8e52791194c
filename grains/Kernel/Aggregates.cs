using System.Collections.Frozen;

namespace WarningGrid;

/// <summary>Every kind of aggregate, found by the prefix of its streams.</summary>
internal static class Aggregates
{
    private static readonly FrozenDictionary<string, IAggregate> ByPrefix =
        KernelAssemblies.Types
            .Where(typeof(IAggregate).IsAssignableFrom)
            .Select(type => (IAggregate)Activator.CreateInstance(type)!)
            .ToFrozenDictionary(kind => kind.Prefix, StringComparer.Ordinal);

    public static IEnumerable<IAggregate> All => ByPrefix.Values;

    /// <summary>The kind of a stream, or null for one that is no aggregate (audit streams).</summary>
    public static IAggregate? Of(string stream) =>
        ByPrefix.GetValueOrDefault(stream[..(stream.IndexOf('-', StringComparison.Ordinal) + 1)]);
}
