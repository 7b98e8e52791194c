using WarningGrid.Rules;

namespace WarningGrid.Officials;

/// <summary>Answers a record question: live from memory, or for ever from the log (ASF-01…07).</summary>
internal static class RecordReading
{
    /// <param name="state">The state asked about: null asks for the one in memory.</param>
    /// <param name="answer">Writes the answer with the packs as they were loaded at K (ASF-02).</param>
    public static async Task<Outcome<RecordAnswer>> Answer<TState>(
        RecordQuestion question, Facts facts, IEventLog log, Func<Vantage?, Task<TState>> state,
        Func<TState, Vantage, RuleSet, Task<RecordAnswer>> answer)
    {
        if (Vantage.Objection(question, facts.Now) is { } objection)
        {
            return objection;
        }

        var known = CountyTime.ToMicroseconds(question.KnownAsOf ?? facts.Now);
        var asOf = new Vantage(known, CountyTime.ToMicroseconds(question.OccurredAsOf ?? known));
        if (question is { KnownAsOf: null, OccurredAsOf: null })
        {
            return await Written(await state(null), facts.Rules);
        }

        if (question.KnownAsOf is not null)
        {
            await log.Settle(known);
        }

        return await Written(await state(asOf), facts.Rules.AsKnown(known));

        async Task<Outcome<RecordAnswer>> Written(TState asked, RuleBook packs)
        {
            try
            {
                return await answer(asked, asOf, packs.On(asOf.Day));
            }
            catch (RuleMissing missing)
            {
                return Refusal.Of(RefusalKind.RuleMissing, "RP-01.missing", missing.Key);
            }
        }
    }
}
