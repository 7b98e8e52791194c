namespace WarningGrid.Officials;

/// <summary>How effects end by themselves: the sweep looks on the last day that each measure has alone, and again where others added to it.</summary>
internal static class EffectEnds
{
    /// <summary>When the sweep is to look, for every effect whose end was not noted.</summary>
    public static IEnumerable<Alarm> Alarms(History history) =>
        Waiting(history).Select(effect => new Alarm(effect.Source, CountyTime.EndOf(effect.Look)));

    /// <summary>What is over by now, each at the instant at which it ended; what runs on is looked at again (EFF-01, EFF-04).</summary>
    public static Ruling Due(History history, Facts facts)
    {
        var due = Waiting(history).Where(effect => CountyTime.EndOf(effect.Look) <= facts.Now).ToArray();
        if (due.Length == 0)
        {
            return Ruling.Nothing;
        }

        var ends = EffectPeriods.Of(history, facts.Rules.On(facts.Today)).ToDictionary(effect => effect.Source, effect => effect.To, StringComparer.Ordinal);
        return Ruling.Of(due.Select(effect => (effect.Source, End: ends[effect.Source]))
            .Select(effect => CountyTime.EndOf(effect.End) <= facts.Now
                ? new Happening(new EffectEnded(effect.Source, effect.End), CountyTime.EndOf(effect.End))
                : new Happening(new EffectRunsOn(effect.Source, effect.End))));
    }

    // What was found when the sweep last looked holds until a further note is taken: that may move every end.
    private static IEnumerable<(string Source, DateOnly Look)> Waiting(History history)
    {
        var notes = history.Of<WarningNoted>().ToArray();
        if (notes.Length == 0)
        {
            yield break;
        }

        var latest = notes[^1].Version;
        var (ended, found) = (history.Of<EffectEnded>().ToArray(), history.Of<EffectRunsOn>().Where(entry => entry.Version > latest).ToArray());
        foreach (var note in notes.GroupBy(entry => entry.Event.Source, StringComparer.Ordinal).Select(same => same.Last().Event))
        {
            if (note is { Status: not WarningStatus.Void, Adverse: true, From: not null, To: { } own }
                && !ended.Any(entry => entry.Event.Source == note.Source && entry.Event.On >= own))
            {
                var until = found.LastOrDefault(entry => entry.Event.Source == note.Source)?.Event.Until ?? own;
                yield return (note.Source, until);
            }
        }
    }
}
