using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarningGrid.Officials;

namespace WarningGrid.Units;

/// <summary>What is known of one unit and its sections; all of it follows from its history.</summary>
internal sealed record UnitFile : AggregateState
{
    public History History { get; init; } = History.Empty;

    /// <summary>As last described.</summary>
    [JsonIgnore]
    public UnitCard? Card => CardOn(DateOnly.MaxValue);

    /// <summary>Its sections by code, each as last described.</summary>
    [JsonIgnore]
    public ImmutableArray<SectionCard> Sections =>
    [
        .. History.Of<SectionDescribed>().Select(entry => entry.Event.Section)
            .GroupBy(section => section.Code).Select(section => section.Last())
            .OrderBy(section => section.Code.Value, StringComparer.Ordinal),
    ];

    /// <summary>As it was on a date; null where it was not yet (RP-08).</summary>
    public UnitCard? CardOn(DateOnly date) =>
        History.Of<UnitDescribed>().Where(entry => entry.Event.From <= date)
            .OrderBy(entry => entry.Event.From).ThenBy(entry => entry.Version)
            .LastOrDefault()?.Event.Card;
}

/// <summary>How a unit's history is folded, and the rows that follow from it.</summary>
/// <remarks>Not called UnitKind: that is the domain's word for township or county body.</remarks>
internal sealed class UnitAggregate : Aggregate<UnitFile>
{
    public override string Prefix => "u-";

    public override UnitFile Blank => Unknown;

    private static readonly UnitFile Unknown = new();

    public override IEnumerable<ReadTable> Tables =>
        [UnitTables.Unit, UnitTables.Section, HistoryTables.Warning, HistoryTables.Contribution];

    public override UnitFile Evolve(UnitFile state, Recorded recorded) =>
        state with { History = state.History.Remember(recorded) };

    public override IEnumerable<RowChange> Rows(UnitFile before, UnitFile after, Recorded recorded) => recorded.Event switch
    {
        IHistoryNote => HistoryRows.Of(recorded, after.History),
        UnitDescribed when after.Card is { } card =>
        [
            UnitTables.Unit.Row(
                recorded.Stream, card.Code.Value, card.Name, card.Kind.ToString(), card.Parent?.Value,
                after.History.Of<UnitDescribed>().Min(entry => entry.Event.From)),
        ],
        SectionDescribed described =>
        [
            UnitTables.Section.Row(
                recorded.Stream, described.Section.Code.Value, described.Section.Name, GrainKeys.Bare(recorded.Stream)),
        ],
        _ => [],
    };
}
