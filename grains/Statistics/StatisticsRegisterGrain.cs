using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Cases;
using WarningGrid.Leads;
using WarningGrid.Signals;

namespace WarningGrid.Statistics;

/// <inheritdoc cref="IStatisticsRegister"/>
[StatelessWorker, GrainType("statistics-register")]
internal sealed class StatisticsRegisterGrain(GrainTools tools, NpgsqlDataSource db) : Grain, IStatisticsRegister
{
    private const int MostRows = 200;

    private readonly FigureCount figures = new(db);

    public async Task<Outcome<FigureTable>> Cases(CaseFigures asked)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        return await Answered(
            "statistics.cases", asked, facts,
            FigureSight.Objection(asked.Numbers, facts) ?? Twice(asked.By) ?? CaseScope.Refusal(asked.Among with { Limit = 1 }, facts),
            asked.Among.Units, () => figures.Of(asked, facts));
    }

    public async Task<Outcome<FigureTable>> Leads(LeadFigures asked)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        return await Answered(
            "statistics.leads", asked, facts,
            FigureSight.Objection(asked.Numbers, facts) ?? Twice(asked.By) ?? LeadScope.Refusal(asked.Among with { Limit = 1, Cursor = null }, facts),
            asked.Among.Units, () => figures.Of(asked, facts));
    }

    public async Task<Outcome<DurationTable>> Durations(DurationFigures asked)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        return await Answered(
            "statistics.durations", asked, facts,
            FigureSight.Objection(asked.Numbers, facts) ?? CaseScope.Refusal(asked.Among with { Limit = 1 }, facts), asked.Among.Units,
            () => figures.Of(asked, facts));
    }

    public async Task<Outcome<FigureTable>> Timeliness(ClockFigures asked)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        return await Answered(
            "statistics.timeliness", asked, facts, FigureSight.Objection(asked.Numbers, facts) ?? NotPast(asked.AsOf, facts), asked.Units,
            () => figures.Of(asked, facts));
    }

    public async Task<Outcome<ClockPage>> Clocks(ClockQuery query)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var refusal =
            query.Among.Numbers || FigureSight.IsNumbers(asked: false, facts) ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
            : query.Limit is < 1 or > MostRows ? Refusal.Of(RefusalKind.Invalid, "DSP-01.limit")
            : query.Clock is { Length: > 64 } || (query.Cursor is not null && ClockCursor.Read(query.Cursor) is null)
                ? Refusal.Of(RefusalKind.Invalid, "DSP-01.cursor")
            : NotPast(query.Among.AsOf, facts);
        return await Answered("statistics.clocks", query, facts, refusal, query.Among.Units, () => figures.Rows(query, facts));
    }

    public async Task<Outcome<QuarterReturn>> Quarter(QuarterAsked asked)
    {
        var facts = await tools.Facts.Gather(CallerContext.Current);
        var quarter = Statistics.Quarter.Of(asked.Quarter);
        var refusal = FigureSight.Objection(asked.Numbers, facts)
            ?? (quarter is null || quarter.Value.To >= facts.Today ? Refusal.Of(RefusalKind.Invalid, "QRT-01.quarter") : null);
        return await Answered(
            "statistics.quarter", asked, facts, refusal, Units(asked), () => Return(quarter!.Value, asked, facts));
    }

    private async Task<QuarterReturn> Return(Quarter quarter, QuarterAsked asked, Facts facts)
    {
        var (from, to, units) = (quarter.From, quarter.To, Units(asked));
        var cases = new CaseQuery(Units: units, AsOf: to);
        var leads = new LeadQuery(Units: units, ReceivedFrom: from, ReceivedTo: to, AsOf: to);
        var tables = ImmutableArray.CreateBuilder<ReturnTable>();
        if (FigureSight.IsNumbers(asked.Numbers, facts) || facts.Asker.HoldsAny(SignalSight.County))
        {
            Add("Signals", "QRT-01.signals", await figures.Signals(from, to, asked, facts));
        }

        Add("Leads", "QRT-01.leads", await figures.Of(new LeadFigures([LeadDimension.Mode], leads, asked.Numbers), facts));
        Add("LeadStages", "QRT-01.lead-stages", await figures.Of(new LeadFigures([LeadDimension.Stage], leads, asked.Numbers), facts));
        Add(
            "CasesOpened", "QRT-01.cases-opened",
            await figures.Of(new CaseFigures([CaseDimension.Kind], cases with { OpenedFrom = from, OpenedTo = to }, asked.Numbers), facts));
        Add(
            "CasesEnded", "QRT-01.cases-ended",
            await figures.Of(
                new CaseFigures([CaseDimension.Kind, CaseDimension.Result], cases with { EndedFrom = from, EndedTo = to }, asked.Numbers),
                facts));
        Add(
            "CaseStages", "QRT-01.case-stages",
            await figures.Of(new CaseFigures([CaseDimension.Kind, CaseDimension.Stage], cases, asked.Numbers), facts));
        Add(
            "Rectification", "QRT-01.rectification",
            await figures.Of(
                new CaseFigures([CaseDimension.Stage, CaseDimension.Result], cases with { Kind = CaseKind.CorrectionOrder }, asked.Numbers),
                facts));
        Add(
            "Talks", "QRT-01.talks",
            await figures.Of(new CaseFigures([CaseDimension.Stage], cases with { Kind = CaseKind.PreventiveTalk }, asked.Numbers), facts));
        Add("Timeliness", "QRT-01.clocks", await figures.Of(new ClockFigures(from, to, to, units, asked.Numbers), facts));
        var rules = facts.Rules.On(to);
        return new(
            quarter.ToString(), from, to, asked.Unit, CountyTime.EndOf(to),
            facts.Calendar.Due(to, rules.Limit("DL-36.limit"), rules.Switch("DL-36.roll")).Date, tables.DrainToImmutable());

        void Add(string code, string title, FigureTable table) => tables.Add(new(code, Sentences.Of(title), table));
    }

    private static ImmutableArray<UnitCode> Units(QuarterAsked asked) => asked.Unit is { } unit ? [unit] : [];

    private static Refusal? NotPast(DateOnly? asOf, Facts facts) =>
        asOf >= facts.Today ? Refusal.Of(RefusalKind.Invalid, "ASF-04.not-past") : null;

    private static Refusal? Twice<T>(ImmutableArray<T> by) =>
        by.OrEmpty().Distinct().Count() < by.OrEmpty().Length ? Refusal.Of(RefusalKind.Invalid, "STA-02.dimension") : null;

    // A unit beyond his reach is refused before anything is counted; what was asked and answered is noted before it leaves (AUD-03).
    private async Task<Outcome<T>> Answered<T>(
        string act, object asked, Facts facts, Refusal? refusal, ImmutableArray<UnitCode> units, Func<Task<T>> answer)
        where T : class
    {
        try
        {
            var no = refusal ?? (await CaseScope.Outside(db, units, facts) ? Refusal.Of(RefusalKind.Forbidden, "ACL-02.outside") : null);
            var given = no is null ? await answer() : null;
            await tools.Audit.Record(new(
                facts.Asker.Actor, act, "statistics", facts.Now,
                [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], [], no is null ? null : $"{no.Kind} {no.Code}",
                EventJson.Canonical(new Counted(
                    EventJson.Canonical(asked),
                    given is null ? null : Convert.ToHexStringLower(EntryChain.Sm3(EventJson.Canonical(given)))))));
            return no is not null ? no : given!;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("figures cannot be counted: " + e.GetType().Name);
        }
    }

    /// <summary>What was asked, and the SM3 of what was answered.</summary>
    private sealed record Counted(string Filter, string? Sm3);
}
