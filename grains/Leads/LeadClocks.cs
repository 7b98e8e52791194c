using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <summary>Which deadlines a lead's life starts, meets and ends (spec 01 §3, spec 03 §5, LED-04, LED-07).</summary>
internal static class LeadClocks
{
    public const string Progress = "LED-04";
    public const string Petition = "PETITION";

    // What is owed to reporter and source outlives the lead's own end.
    private static readonly string[] Owed = ["DL-02", "DL-07", "DL-08", "DL-57"];

    /// <summary>
    /// With the registration: DL-12, DL-51, for assigned leads DL-11, for forwarded ones DL-10, for petitions DL-01, DL-02,
    /// and where another organ sent it DL-03: a transfer before the acceptance is the objection to a mis-sent one.
    /// </summary>
    public static IEnumerable<IEvent> AtRegistration(LeadFile file, Facts facts) =>
        new[]
        {
            Start(file, "DL-12", file.ReceivedOn, facts),
            Start(file, "DL-51", file.RegisteredOn, facts),
            file.AssignedFromAbove ? Start(file, "DL-11", file.ReceivedOn, facts) : null,
            file.Channel is Petition ? Start(file, "DL-01", file.ReceivedOn, facts) : null,
            file.Channel is Petition ? Start(file, "DL-02", file.ReceivedOn, facts) : null,
            file.Channel is Petition && (file.Forwarded || file.AssignedFromAbove)
                ? Start(file, "DL-03", file.ReceivedOn, facts)
                : null,
            file.Forwarded ? Start(file, "DL-10", file.ReceivedOn, facts) : null,
        }.OfType<IEvent>();

    /// <summary>With the acceptance: the reporter's notice, a petition's own limit, the first progress note.</summary>
    public static IEnumerable<IEvent> AtAcceptance(LeadFile file, Facts facts) =>
        new[]
        {
            DeadlineRules.Cancel(file.Clocks, "DL-51", "accepted"), DeadlineRules.Cancel(file.Clocks, "DL-03", "accepted"),
            Meet(file, "DL-10", facts),
        }.SelectMany(events => events).Concat(
            new[]
            {
                file.Named ? Start(file, "DL-07", file.ReceivedOn, facts) : null,
                file.Channel is Petition ? Start(file, "DL-04", facts.Today, facts) : null,
                Start(file, Progress, facts.Today, facts),
            }.OfType<IEvent>());

    /// <summary>The task is given: it is to be accepted, and a petition is dispatched.</summary>
    public static IEnumerable<IEvent> AtAssignment(LeadFile file, OfficialId handler, Facts facts) =>
        Meet(file, "DL-01", facts).Append(DeadlineRules.Start(
            file.Clocks, "DL-61", facts.Today, file.Packs(facts), facts, handler, handler));

    /// <summary>The lead is at its end: results are met, other clocks stop, answers to reporter and source are owed.</summary>
    public static IEnumerable<IEvent> AtEnd(LeadFile file, DateOnly on, Facts facts)
    {
        var ended = file.Clocks.All
            .Where(clock => clock.IsOpen && !Owed.Contains(clock.Catalogue))
            .SelectMany(clock => clock.Catalogue is "DL-03" or "DL-04" or "DL-10" or "DL-11" or "DL-51"
                ? DeadlineRules.Meet(file.Clocks, clock.Catalogue, CountyTime.StartOf(on), proven: true, facts)
                : DeadlineRules.Cancel(file.Clocks, clock.Catalogue, "ended"));
        return ended.Concat(Answers(file, on, facts));
    }

    /// <summary>What the reporter and the source of a concluded lead are owed.</summary>
    public static IEnumerable<IEvent> Answers(LeadFile file, DateOnly on, Facts facts) =>
        new[]
        {
            file.Named ? Start(file, "DL-08", on, facts) : null,
            Start(file, "DL-57", on, facts),
        }.OfType<IEvent>();

    /// <summary>DL-12 counts from the earliest receipt of this lead and those merged into it, while nothing was proposed yet.</summary>
    public static IEnumerable<IEvent> FromEarliest(LeadFile file, Facts facts)
    {
        if (file.Clocks.Open("DL-12") is { } running && running.Start != file.EarliestReceipt)
        {
            yield return Start(file, "DL-12", file.EarliestReceipt, facts)!;
        }
    }

    public static IEnumerable<IEvent> Meet(LeadFile file, string catalogue, Facts facts) =>
        DeadlineRules.Meet(file.Clocks, catalogue, facts.Now, proven: true, facts);

    /// <summary>Starts a duty that the lead's packs know; older packs lack some (DL-07 came in 2020).</summary>
    public static IEvent? Start(LeadFile file, string catalogue, DateOnly on, Facts facts)
    {
        var packs = file.Packs(facts);
        return facts.Rules.At(packs).Has($"{catalogue}.limit")
            ? DeadlineRules.Start(file.Clocks, catalogue, on, packs, facts, file.Handler, file.Handler)
            : null;
    }

    /// <summary>The file with these deadline events remembered, so that what follows in one ruling sees them.</summary>
    public static LeadFile After(this LeadFile file, IEnumerable<IEvent> events) =>
        file with { Clocks = events.Aggregate(file.Clocks, (clocks, happened) => clocks.Evolve(happened)) };
}
