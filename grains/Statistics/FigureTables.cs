using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Statistics;

/// <summary>One thing by which rows are counted.</summary>
/// <param name="Name">As the contract calls it, e.g. <c>Kind</c>.</param>
/// <param name="Column">Where it stands in the rows; a constant of ours, never somebody's word.</param>
/// <param name="Asked">The parameter of the list that narrows to one of its values; its value is what rows without one are asked by.</param>
/// <param name="Label">What a person reads for a value; the whole row of keys is given, because some words hang on the kind.</param>
internal sealed record Dimension(
    string Name, string Column, string Asked, Func<string, Func<string, string?>, string> Label);

/// <summary>Puts counted groups into the table that is answered. Pure.</summary>
internal static class FigureTables
{
    /// <param name="list">The list that shows the rows, e.g. <c>cases</c>.</param>
    /// <param name="common">What narrows it for all of them, e.g. <c>openedFrom</c>.</param>
    /// <param name="least">Under how many persons a figure is small; null where its reader could open the rows (STA-03).</param>
    public static FigureTable Of(
        string definition, DateTimeOffset known, ImmutableArray<Dimension> by, IReadOnlyCollection<Group> groups, string list,
        IEnumerable<(string Name, string? Value)> common, int? least)
    {
        var small = least is { } few ? Suppression.Small(groups, few) : [];
        var hidden = least is { } fewer ? Suppression.Hidden(groups, by.Length, fewer) : [];
        var total = groups.Single(group => group.Over == (1 << by.Length) - 1);
        return new(
            least is null ? Sentences.Of(definition) : Sentences.Of(definition) + Sentences.Of("STA-04.numbers", least),
            known, [.. by.Select(dimension => dimension.Name)],
            by.IsEmpty
                ? []
                :
                [
                    .. groups.Where(group => group.Over == 0)
                        .OrderBy(group => string.Join('|', group.Keys), StringComparer.Ordinal).Select(Shown),
                ],
            Shown(total), least is not null);

        Figure Shown(Group group)
        {
            var labels = group.Over == 0 && !by.IsEmpty
                ? by.Select((dimension, at) => group.Keys[at] is { } key ? dimension.Label(key, Key) : Sentences.Of("STA-04.none"))
                : [Sentences.Of("STA-04.undivided")];
            return hidden.Contains(group)
                ? new(group.Keys, [.. labels], null, small.Contains(group) ? string.Create(CultureInfo.InvariantCulture, $"<{least}") : "—", null)
                : new(
                    group.Keys, [.. labels], group.Count, group.Count.ToString(CultureInfo.InvariantCulture),
                    least is null ? Rows(group) : null);

            string? Key(string name) => by.Select((dimension, at) => dimension.Name == name ? group.Keys[at] : null).FirstOrDefault(key => key is not null);
        }

        // A cell without a key has no question that finds just its rows. What a cell is of goes before what all have in common.
        string? Rows(Group group)
        {
            if (group.Over == 0 && group.Keys.Any(key => key is null))
            {
                return null;
            }

            var own = by.Select((dimension, at) => (Name: dimension.Asked, Value: group.Keys[at])).Where(one => one.Value is not null).ToArray();
            return Asking(list, common.Where(one => !own.Any(mine => mine.Name == one.Name)).Concat(own));
        }
    }

    // What is null does not narrow.
    private static string Asking(string list, IEnumerable<(string Name, string? Value)> narrowed) =>
        string.Join('&', narrowed.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"))
            is { Length: > 0 } query
            ? $"{list}?{query}"
            : list;

    /// <summary>A day as a list is asked for it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
