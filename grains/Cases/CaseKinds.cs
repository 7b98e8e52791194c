using System.Collections.Frozen;

namespace WarningGrid.Cases;

/// <summary>The kinds of case that are built. A new one is a folder with its own <see cref="ICaseKind"/>; it is found here by itself.</summary>
internal static class CaseKinds
{
    private static readonly FrozenDictionary<CaseKind, ICaseKind> Built = typeof(CaseKinds).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(ICaseKind).IsAssignableFrom(type))
        .Select(type => (ICaseKind)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(kind => kind.Kind);

    public static IEnumerable<ICaseKind> All => Built.Values;

    /// <summary>The kind, or null where it is not built yet.</summary>
    public static ICaseKind? Of(CaseKind kind) => Built.GetValueOrDefault(kind);
}
