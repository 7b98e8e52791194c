using System.Globalization;
using WarningGrid.Calendar;

namespace WarningGrid.Rules;

/// <summary>What is wrong with a pack, given everything loaded: its place in its line and what an overlay may not touch (RP-02, RP-03).</summary>
internal static class PackReview
{
    /// <summary>Everything wrong with it; each item's member points into the pack's text.</summary>
    public static IEnumerable<RefusalItem> Faults(RulePack pack, RuleBook book) =>
        Place(pack, book).Concat(pack.IsOverlay ? Overlay(pack, book) : []).Concat(Sorts(pack, book));

    private static IEnumerable<RefusalItem> Place(RulePack pack, RuleBook book)
    {
        var line = book.Packs.Where(other => other.Line == pack.Line).ToArray();
        var before = pack.Inherits is { } inherits ? line.FirstOrDefault(other => other.Id == inherits) : null;
        if (pack.Inherits is not null && before is null)
        {
            yield return RefusalItem.At("/inherits", "RP-02.inherits", pack.Inherits);
        }

        if (pack.Inherits is null && line.Length > 0)
        {
            yield return RefusalItem.At("/inherits", "RP-02.inherits-missing");
        }

        if (pack.IsOverlay != pack.Order > 0 || line.Any(other => other.Order != pack.Order))
        {
            yield return RefusalItem.At("/order", "RP-02.order");
        }

        foreach (var dropped in pack.Drops.Where(dropped => before is null || !Sets(before, dropped, book)))
        {
            yield return RefusalItem.At("/drops", "RP-02.drops", dropped);
        }
    }

    private static bool Sets(RulePack pack, string group, RuleBook book) =>
        pack.Rules.Any(rule => rule.Name == group)
        || (pack.Inherits is { } before && book.Find(before) is { } older && !pack.Drops.Contains(group) && Sets(older, group, book));

    // Against every base version that is in force at some time while this overlay is.
    private static IEnumerable<RefusalItem> Overlay(RulePack pack, RuleBook book)
    {
        var fixedByBase = BasesFrom(pack.From, book)
            .SelectMany(version => book.At(new([version])).Groups)
            .ToLookup(group => group.Name, StringComparer.Ordinal);
        foreach (var rule in pack.Rules)
        {
            var below = fixedByBase[rule.Name].ToArray();
            if (below.Any(group => group.Kind is RuleKind.N && !group.Overridable))
            {
                yield return RefusalItem.At("/rules/" + rule.Name, "RP-03.fixed", rule.Name);
            }
            else if (below.Any(group => rule.Overridable || group.Kind != rule.Kind || group.AppliesToRunning != rule.AppliesToRunning))
            {
                yield return RefusalItem.At("/rules/" + rule.Name, "RP-03.marks", rule.Name);
            }
            else if (below.Length == 0 && rule.Kind is RuleKind.N)
            {
                yield return RefusalItem.At("/rules/" + rule.Name, "RP-03.new-fixed", rule.Name);
            }
        }
    }

    private static IEnumerable<string> BasesFrom(DateOnly from, RuleBook book)
    {
        var bases = book.Packs.Where(pack => !pack.IsOverlay).ToArray();
        var first = bases.LastOrDefault(pack => pack.From <= from);
        return bases.Where(pack => pack.From > from).Prepend(first).OfType<RulePack>().Select(pack => pack.Id);
    }

    // A limit stays a limit and a list a list: whoever reads the key expects it.
    private static IEnumerable<RefusalItem> Sorts(RulePack pack, RuleBook book)
    {
        var known = new Dictionary<string, RuleValue>(StringComparer.Ordinal);
        foreach (var rule in book.Packs.SelectMany(other => other.Rules))
        {
            foreach (var value in rule.Values)
            {
                known[$"{rule.Name}.{value.Key}"] = value.Value;
            }
        }

        return
            from rule in pack.Rules
            from value in rule.Values
            let key = $"{rule.Name}.{value.Key}"
            where known.TryGetValue(key, out var old) && SortOf(old) != SortOf(value.Value)
            select RefusalItem.At("/rules/" + rule.Name, "RP-03.sort", key);
    }

    private static string SortOf(RuleValue value) =>
        value.Text is not { } text ? "list"
        : Limit.TryParse(text, out _) ? "limit"
        : bool.TryParse(text, out _) ? "switch"
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? "number"
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "time"
        : "text";
}
