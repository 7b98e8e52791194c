using System.Collections.Immutable;
using WarningGrid.Rules;

namespace WarningGrid.Officials;

/// <summary>Warnings as they stand on a day, and what they bar a person from (HIS-04, EFC-01). Never depends on a score.</summary>
internal static class Measures
{
    /// <summary>Case warnings by source, in the order in which they began.</summary>
    public static ImmutableArray<WarningView> Warnings(History history, DateOnly day, RuleSet rules, bool servedOnly = false)
    {
        var ends = EffectPeriods.Of(history, rules).ToDictionary(effect => effect.Source, effect => effect.To, StringComparer.Ordinal);
        return
        [
            .. history.Of<WarningNoted>()
            .GroupBy(entry => entry.Event.Source, StringComparer.Ordinal)
            .Where(notes => !servedOnly || ShownToSubject(notes))
            .OrderBy(notes => notes.First().Version)
            .Select(notes => View([.. notes], day, ends.TryGetValue(notes.Key, out var end) ? end : notes.Last().Event.To)),
        ];
    }

    public static EffectCalendarView Calendar(History history, DateOnly day, RuleSet rules, bool servedOnly = false)
    {
        var standing = history.Of<WarningNoted>()
            .GroupBy(entry => entry.Event.Source, StringComparer.Ordinal)
            .Where(notes => !servedOnly || ShownToSubject(notes))
            .Select(notes => notes.Last().Event)
            .Where(warning => warning.Status is not WarningStatus.Void)
            .ToArray();
        var effects = EffectPeriods.Of(history, rules)
            .Where(effect => effect.To >= day && standing.Any(warning => warning.Source == effect.Source))
            .ToImmutableArray();
        return new(
            effects.IsEmpty ? null : effects.Max(effect => effect.To),
            effects,
            [
                .. standing.Where(warning => warning.Kind == Admonition && warning.From?.Year >= day.Year)
                    .Select(warning => new BarredYear(warning.From!.Value.Year, warning.Source)),
            ],
            [.. standing.Where(warning => warning is { Kind: Filing, Status: WarningStatus.Open, Stage: not ("Draft" or "Review" or "Approval") })
                .Select(warning => warning.Source)]);
    }

    /// <summary>Every effect and freeze that stands, whenever it runs: what EFC-02 compares.</summary>
    public static IEnumerable<(string Source, DateOnly? From, DateOnly? To)> Effects(History history) =>
        history.Of<WarningNoted>()
            .GroupBy(entry => entry.Event.Source, StringComparer.Ordinal)
            .Select(notes => notes.Last().Event)
            .Where(warning => warning.Status is not WarningStatus.Void)
            .Where(warning => warning is { Adverse: true, From: not null, To: not null } or { Kind: Filing, Status: WarningStatus.Open })
            .Select(warning => (warning.Source, warning.From, warning.To));

    /// <summary>Whether a warning's effect runs on a day, its last day included (CAL-07), with what others added to it (EFF-01).</summary>
    public static bool RunsOn(WarningNoted warning, DateOnly day, Lazy<ImmutableArray<EffectView>> effects) =>
        warning.Status is WarningStatus.InEffect && warning.From <= day
        && effects.Value.Any(effect => effect.Source == warning.Source && effect.To >= day);

    // Once told, always told: a later note of the same case need not repeat it. A void entry is out of every adverse view.
    private static bool ShownToSubject(IEnumerable<Entry<WarningNoted>> notes) =>
        notes.Any(note => note.Event.Served) && notes.Last().Event.Status is not WarningStatus.Void;

    private static WarningView View(ImmutableArray<Entry<WarningNoted>> notes, DateOnly day, DateOnly? end)
    {
        var last = notes[^1].Event;
        var status = last.Status is WarningStatus.InEffect && end < day ? WarningStatus.Ended : last.Status;
        var stages = ImmutableArray.CreateBuilder<StageMark>();
        foreach (var note in notes)
        {
            if (stages.Count == 0 || stages[^1].Stage != note.Event.Stage)
            {
                stages.Add(new(note.Event.Stage, note.On));
            }
        }

        return new(last.Source, last.Kind, last.Form, status, last.Outcome, last.From, end, last.Adverse, stages.ToImmutable());
    }

    private const string Admonition = nameof(Admonition);
    private const string Filing = nameof(Filing);
}
