using System.Collections.Immutable;
using WarningGrid.Officials;
using WarningGrid.Rules;

namespace WarningGrid.Units;

/// <summary>The clerk of one unit's history; the counts of its officials by level are asked of theirs (RST-06).</summary>
[GrainType("unit")]
internal sealed class UnitGrain(
    GrainTools tools, IOrganisationRegister register,
    [PersistentState("unit-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<UnitFile, UnitView>(new UnitAggregate(), tools, snapshot), IUnitGrain
{
    private UnitCode Code => UnitCode.Of(GrainKeys.Bare(Stream));

    public Task<Outcome<UnitView>> Read() =>
        Show<UnitView>("unit.read", async (unit, facts) =>
        {
            var view = View(unit, facts);
            return view.Risk is null
                ? view
                : view with { Levels = await Levels(new(facts.Now, facts.Now), facts.Rules.On(facts.Today)) };
        });

    public Task<Outcome<RecordAnswer>> Record(RecordQuestion question) =>
        Show("unit.record", (unit, facts) => RecordReading.Answer(
            question, facts, Tools.Log,
            async asOf => asOf is null ? unit : await asOf.Fold(new UnitAggregate(), Tools.Log, Stream),
            async (asked, asOf, rules) =>
            {
                var sight = Sight.Of(Code, facts)!;
                var card = asked.CardOn(asOf.Day);
                return RecordShape.Answer(question, asOf, unit: new(
                    Code, card?.Kind, card?.Parent, [.. asked.Sections.Select(section => section.Code)],
                    sight.Warnings ? Measures.Warnings(asked.History, asOf.Day, rules) : null,
                    sight.Work ? HistoryBlocks.Signals(asked.History) : null,
                    sight.Work ? RiskLevels.OfUnit(asked.History, asOf.Day, rules) : null,
                    sight.Work ? await Levels(asOf, rules) : null));
            }));

    public Task<UnitCard?> CardAt(DateOnly date) => Task.FromResult(State.CardOn(date));

    public Task<OfficialId?> HeadAt(DateOnly date) => register.HeadOf(Code, date);

    protected override bool MaySee(UnitFile state, Facts facts) => state.Card is not null && Sight.Of(Code, facts) is not null;

    protected override UnitView View(UnitFile state, Facts facts)
    {
        var sight = Sight.Of(Code, facts);
        return new(
            state.Card!, state.Sections,
            sight is { Warnings: true } ? Measures.Warnings(state.History, facts.Today, facts.Rules.On(facts.Today)) : null,
            sight is { Work: true } ? HistoryBlocks.Signals(state.History) : null,
            sight is { Work: true } ? RiskLevels.OfUnit(state.History, facts.Today, facts.Rules.On(facts.Today)) : null,
            Levels: null,
            state.Revision);
    }

    protected override Ruling Receive(UnitFile state, IMessage message, Letter letter, Facts facts) =>
        UnitRules.Receive(state, message, letter, facts);

    private async Task<ImmutableArray<LevelCount>> Levels(Vantage asOf, RuleSet rules) =>
        Members.Levels(
            await Members.Fold(await register.EverIn(Code), asOf, Tools.Log), Code, asOf.Day, rules);
}
