using System.Collections.Concurrent;
using System.Reflection;

namespace WarningGrid;

/// <summary>What types are called on the wire and in the log, looked up once: attributes are slow to read.</summary>
internal static class Aliases
{
    private static readonly ConcurrentDictionary<Type, string?> Known = new();

    /// <summary>The type's own alias, or null.</summary>
    public static string? Of(Type type) =>
        Known.GetOrAdd(type, static asked => asked.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias);
}
