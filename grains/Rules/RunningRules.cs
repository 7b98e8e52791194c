using System.Collections.Immutable;

namespace WarningGrid.Rules;

/// <summary>Rules that reach what is already running: somebody must first say which text governs (RP-05).</summary>
internal static class RunningRules
{
    /// <summary>The changed keys on which nobody has said yet which text governs.</summary>
    public static ImmutableArray<string> Unchosen(
        RuleBook book, PackVersions pinned, DateOnly today, IEnumerable<ChosenText> choices)
    {
        var chosen = choices.Select(choice => choice.Key).ToHashSet(StringComparer.Ordinal);
        return [.. book.ChangedForRunning(pinned, today).Where(key => !chosen.Contains(key))];
    }

    /// <summary>Adds a gate for each such key.</summary>
    public static Objections GoverningTextChosen(this Objections objections, IEnumerable<string> unchosen) =>
        unchosen.Aggregate(objections, (all, key) => all.Gate(met: false, "RP-05.governing-text", key));
}

/// <summary>Which text governs a key, as an aggregate remembers it.</summary>
/// <param name="On">The day of the choice: the later text is the one in force then.</param>
internal sealed record ChosenText(string Key, GoverningText Choice, DateOnly On);
