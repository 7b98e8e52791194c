using WarningGrid.Calendar;
using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <summary>What other aggregates tell a lead. Any order of sources is taken.</summary>
internal static partial class LeadRules
{
    public static Ruling Told(LeadFile file, IMessage message, DateTimeOffset at, Facts facts) => message switch
    {
        CaseClosedForLead told => CaseClosed(file, told, at, facts),
        CaseVoidedForLead told => CaseVoided(file, told, at, facts),
        CaseOpenedForLead told => CaseOpened(file, told, at),
        CaseReopenedForLead told => CaseReopened(file, told, at),
        TargetsForLead told => file.Targets.AsSpan().SequenceEqual(told.Targets.AsSpan())
            ? Ruling.Nothing
            : Ruling.At(at, new LeadTargetsChanged(told.Targets)),
        BarForLead told => file.Barred.Contains(told.Person) ? Ruling.Nothing : Ruling.At(at, new LeadPersonBarred(told.Person)),
        LeadMergedInto told => Absorb(file, told, facts),
        LeadUnmergedFrom told => Release(file, told, facts),
        LeadConcludedForMerged told => file.Stage is LeadStage.Merged && file.MergedInto == told.Survivor
            ? Ruling.Of(LeadClocks.Answers(file, facts.Today, facts).Prepend(new LeadSurvivorConcluded(told.Survivor)))
            : Ruling.Nothing,
        CalendarChanged told => Ruling.Of(DeadlineRules.CalendarChanged(file.Clocks, facts, told.Notice)),
        _ => Ruling.Nothing,
    };

    // Refused where the survivor has ended meanwhile: the other lead is then registered again, as it was.
    private static Ruling Absorb(LeadFile file, LeadMergedInto told, Facts facts)
    {
        if (!IsOpen(file.Stage))
        {
            return Refusal.Of(RefusalKind.GateNotMet, "LED-03.survivor-ended");
        }

        var absorbed = new LeadAbsorbed(told.From, told.ReceivedOn, told.Named, told.Signals);
        return Ruling.Of(LeadClocks.FromEarliest(file with { Absorbed = file.Absorbed.Add(absorbed) }, facts).Prepend(absorbed));
    }

    private static Ruling Release(LeadFile file, LeadUnmergedFrom told, Facts facts)
    {
        var rest = file.Absorbed.RemoveAll(other => other.From == told.From);
        return rest.Length == file.Absorbed.Length
            ? Ruling.Nothing
            : Ruling.Of(LeadClocks.FromEarliest(file with { Absorbed = rest }, facts).Prepend(new LeadReleased(told.From)));
    }
}
