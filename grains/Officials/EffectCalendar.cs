namespace WarningGrid.Officials;

/// <summary>The effect calendar of an official (EFC-01), computed from the measures that stand.</summary>
internal static class EffectCalendar
{
    public static Outcome<EffectsAnswer> Of(OfficialId id, OfficialFile file, DateOnly day, Facts facts)
    {
        if (Sight.Of(file, facts) is not { } sight || !(sight.Warnings || sight.Served))
        {
            return Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing");
        }

        if (day.Year is < 1990 or > 2100)
        {
            return Refusal.Of(RefusalKind.Invalid, "HIS-02.date");
        }

        var rules = facts.Rules.On(facts.Today);
        var calendar = Measures.Calendar(file.History, day, rules, servedOnly: !sight.Warnings);
        return new EffectsAnswer(
            id, day, calendar,
            [.. from source in calendar.FrozenBy from act in rules.List("FIL-02.bars") select new BarView(act, source)],
            sight.Duties
                ? [.. HistoryBlocks.Duties(file.History).Where(duty => duty.Standing is not DutyStanding.Settled)]
                : null);
    }
}
