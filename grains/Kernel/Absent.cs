using System.Collections.Immutable;

namespace WarningGrid;

/// <summary>A list member that was left out is an empty list: commands from outside may omit it.</summary>
internal static class Absent
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
