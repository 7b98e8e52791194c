using System.Collections.Immutable;

namespace WarningGrid.Statistics;

/// <summary>One group of a cube: rows that agree in some dimensions, whatever they are in the others.</summary>
/// <param name="Over">A bit for each dimension it runs over, the first the highest: 0 is a cell, all of them the total.</param>
/// <param name="Keys">One for each dimension; null where it runs over it, or where the rows have none.</param>
/// <param name="Persons">How many persons or units stand behind the rows.</param>
internal sealed record Group(int Over, ImmutableArray<string?> Keys, long Count, long Persons);

/// <summary>Which figures somebody who is given numbers alone is not given (STA-03). Pure.</summary>
/// <remarks>
/// Small ones, and as many of the others as it takes that no small one is the difference of what is shown: of a group and the
/// groups it is the sum of, never exactly one is hidden. It guards one cube; whoever asks for the same rows of ever other
/// days may still learn from the differences, and is in the audit log with each question.
/// </remarks>
internal static class Suppression
{
    /// <summary>The groups that are small.</summary>
    public static ImmutableHashSet<Group> Small(IEnumerable<Group> groups, int least) =>
        [.. groups.Where(group => group.Count > 0 && group.Persons < least)];

    /// <summary>All that must be hidden: the small ones and those that would betray one.</summary>
    /// <param name="dimensions">How many.</param>
    public static ImmutableHashSet<Group> Hidden(IReadOnlyCollection<Group> groups, int dimensions, int least)
    {
        var hidden = Small(groups, least).ToBuilder();
        var sums = Sums(groups, dimensions);
        for (var grown = !hidden.IsEmpty(); grown;)
        {
            grown = false;
            foreach (var (sum, parts) in sums)
            {
                var open = parts.Where(part => !hidden.Contains(part)).ToArray();
                var unseen = parts.Length - open.Length + (hidden.Contains(sum) ? 1 : 0);
                if (unseen == 1)
                {
                    hidden.Add(open.Length > 0 ? open.MinBy(part => part.Count)! : sum);
                    grown = true;
                }
            }
        }

        return hidden.ToImmutable();
    }

    // Every group that runs over a dimension is the sum of those that agree with it in all the others.
    private static (Group Sum, Group[] Parts)[] Sums(IReadOnlyCollection<Group> groups, int dimensions)
    {
        var byKey = groups.ToDictionary(Key);
        return
        [
            .. from at in Enumerable.Range(0, dimensions)
               let bit = 1 << (dimensions - 1 - at)
               from part in groups
               where (part.Over & bit) == 0
               group part by (At: at, Sum: Key(part with { Over = part.Over | bit, Keys = part.Keys.SetItem(at, null) })) into parts
               where byKey.ContainsKey(parts.Key.Sum)
               select (byKey[parts.Key.Sum], parts.ToArray()),
        ];
    }

    private static string Key(Group group) => $"{group.Over}|{string.Join('|', group.Keys.Select(key => key is null ? "" : "=" + key))}";

    private static bool IsEmpty(this ImmutableHashSet<Group>.Builder groups) => groups.Count == 0;
}
