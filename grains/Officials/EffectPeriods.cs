using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Officials;

/// <summary>Until when effects last that overlap: of one regime they add, different regimes run side by side (EFF-01…04).</summary>
/// <remarks>Computed from the measures that stand, never stored: a void one moves the end of those behind it (APL-06).</remarks>
internal static class EffectPeriods
{
    /// <summary>Every effect that stands, in the order in which they began, each with its end as all together have it.</summary>
    public static ImmutableArray<EffectView> Of(History history, RuleSet rules)
    {
        var ends = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var effects = ImmutableArray.CreateBuilder<EffectView>();
        foreach (var warning in Standing(history))
        {
            var (from, to) = (warning.From!.Value, warning.To!.Value);
            var regime = Regime(warning, rules);
            var end = regime is not null && ends.TryGetValue(regime, out var earlier) && from <= earlier
                ? Capped(regime, from, Longer(earlier, from, to), rules)
                : to;
            if (regime is not null)
            {
                ends[regime] = ends.TryGetValue(regime, out var before) && before > end ? before : end;
            }

            effects.Add(new(warning.Source, warning.Kind, from, end));
        }

        return effects.DrainToImmutable();
    }

    private static IEnumerable<WarningNoted> Standing(History history) =>
        history.Of<WarningNoted>()
            .GroupBy(entry => entry.Event.Source, StringComparer.Ordinal)
            .Select(notes => notes.Last().Event)
            .Where(warning => warning is { Status: not WarningStatus.Void, Adverse: true, From: not null, To: not null })
            .OrderBy(warning => warning.From);

    // Whose measures add to one another. An admonition's do where the county says so (ADM-02).
    private static string? Regime(WarningNoted warning, RuleSet rules) =>
        warning.Kind is "Admonition" ? rules.Switch("ADM.consecutive") ? warning.Kind : null
        : warning.Form is not { } measure ? null
        : rules.Has($"EFF.Organisational.{measure}") ? "Organisational"
        : rules.List("EFF.Regime.Party").Contains(measure) ? "Party"
        : rules.Has($"EFF.{measure}") ? Administrative
        : null;

    // The new effect's own length behind the old end: in months where it is whole months, as all of ours are.
    private static DateOnly Longer(DateOnly earlier, DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) == to ? earlier.AddMonths(months)
            : from.AddMonths(months + 1) == to ? earlier.AddMonths(months + 1)
            : earlier.AddDays(to.DayNumber - from.DayNumber);
    }

    private static DateOnly Capped(string regime, DateOnly from, DateOnly end, RuleSet rules)
    {
        if (regime is not Administrative || rules.Limit("EFF.administrative-cap") is not { Unit: LimitUnit.Months } cap)
        {
            return end;
        }

        var latest = from.AddMonths(cap.Count);
        return end < latest ? end : latest;
    }

    private const string Administrative = nameof(Administrative);
}
