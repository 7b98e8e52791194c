using System.Collections.Frozen;
using System.Reflection;

namespace WarningGrid;

/// <summary>Finds the grain behind a key: its prefix tells the aggregate, the aggregate's state tells the grain class.</summary>
internal static class Followers
{
    private static readonly FrozenDictionary<string, GrainType> ByPrefix = Pairs().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The grain that answers to a key, or null where no kind has its prefix.</summary>
    public static GrainId? IdOf(string key) =>
        ByPrefix.TryGetValue(key[..(key.IndexOf('-', StringComparison.Ordinal) + 1)], out var type)
            ? GrainId.Create(type, key)
            : null;

    private static IEnumerable<KeyValuePair<string, GrainType>> Pairs() =>
        from grain in KernelAssemblies.Types
        let state = StateOf(grain, typeof(DecidingGrain<,>))
        where state is not null
        from kind in Aggregates.All
        where StateOf(kind.GetType(), typeof(Aggregate<>)) == state
        select KeyValuePair.Create(kind.Prefix, TypeOf(grain));

    private static Type? StateOf(Type type, Type generic)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == generic)
            {
                return at.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private static GrainType TypeOf(Type grain) =>
        grain.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, grain)
        ?? throw new InvalidOperationException($"{grain} has no [GrainType]");
}
