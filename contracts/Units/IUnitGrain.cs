using System.Collections.Immutable;
using Orleans.Concurrency;
using WarningGrid.Officials;

namespace WarningGrid.Units;

/// <summary>One unit (单位) with its sections (股室) and its own history; keyed <c>u-U-3401</c>.</summary>
[Alias("units.unit")]
public interface IUnitGrain : IFollower
{
    [Alias("read"), AlwaysInterleave]
    Task<Outcome<UnitView>> Read();

    /// <summary>As <see cref="IOfficialGrain.Record"/>; the counts of its officials by level stand beside its own state (RST-06).</summary>
    [Alias("record"), AlwaysInterleave]
    Task<Outcome<RecordAnswer>> Record(RecordQuestion question);

    /// <summary>What the unit was on a date, or null where it was not yet. Neither judged nor noted.</summary>
    [Alias("card-at"), AlwaysInterleave]
    Task<UnitCard?> CardAt(DateOnly date);

    /// <summary>Its head (一把手) on a date; of several, the one with the first post code. Neither judged nor noted.</summary>
    [Alias("head-at"), AlwaysInterleave]
    Task<OfficialId?> HeadAt(DateOnly date);
}

/// <summary>Township 镇 or county-level body 县直.</summary>
[GenerateSerializer, Alias("units.unit-kind")]
public enum UnitKind { Township, County }

/// <summary>The attributes of a unit from a date on: a document prints the name in force on its date (RP-08).</summary>
[GenerateSerializer, Immutable, Alias("units.unit-card")]
public sealed record UnitCard(
    [property: Id(0)] UnitCode Code, [property: Id(1)] string Name, [property: Id(2)] UnitKind Kind,
    [property: Id(3)] UnitCode? Parent);

/// <summary>A section inside the unit.</summary>
[GenerateSerializer, Immutable, Alias("units.section-card")]
public sealed record SectionCard([property: Id(0)] SectionCode Code, [property: Id(1)] string Name);

/// <summary>A unit as one asker may see it.</summary>
/// <param name="Levels">How many of its officials are at which level: beside its own state, no part of it (RST-04).</param>
[GenerateSerializer, Immutable, Alias("units.unit-view")]
public sealed record UnitView(
    [property: Id(0)] UnitCard Card, [property: Id(1)] ImmutableArray<SectionCard> Sections,
    [property: Id(2)] ImmutableArray<WarningView>? Warnings, [property: Id(3)] ImmutableArray<SignalEntryView>? Signals,
    [property: Id(4)] RiskView? Risk, [property: Id(5)] ImmutableArray<LevelCount>? Levels,
    [property: Id(6)] long Revision) : IRevised;

/// <summary>How many officials stand at a level.</summary>
[GenerateSerializer, Immutable, Alias("units.level-count")]
public sealed record LevelCount([property: Id(0)] RiskLevel Level, [property: Id(1)] int Officials);
