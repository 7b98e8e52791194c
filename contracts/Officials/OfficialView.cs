using System.Collections.Immutable;

namespace WarningGrid.Officials;

/// <summary>An official as one asker may see him. A block he may not see is null, never empty (VIE-01).</summary>
[GenerateSerializer, Immutable, Alias("officials.official-view")]
public sealed record OfficialView(
    [property: Id(0)] OfficialId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] CadreAuthority Authority,
    [property: Id(3)] string? Grade,
    [property: Id(4)] ImmutableArray<PostingView> Posts,
    [property: Id(5)] ImmutableArray<TeamSeatView> Teams,
    [property: Id(6)] ImmutableArray<KinView>? Kin,
    [property: Id(7)] ImmutableArray<WarningView>? Warnings,
    [property: Id(8)] EffectCalendarView? Effects,
    [property: Id(9)] ImmutableArray<DutyView>? Duties,
    [property: Id(10)] ImmutableArray<SignalEntryView>? Signals,
    [property: Id(11)] ImmutableArray<LeadEntryView>? Leads,
    [property: Id(12)] ImmutableArray<ArchiveEntryView>? Archive,
    [property: Id(13)] RiskView? Risk,
    [property: Id(14)] long Revision) : IRevised;

/// <summary>A post held.</summary>
/// <param name="To">The last day; null while it lasts.</param>
[GenerateSerializer, Immutable, Alias("officials.posting-view")]
public sealed record PostingView(
    [property: Id(0)] PostCode Post, [property: Id(1)] UnitCode Unit, [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To, [property: Id(4)] bool HeadsUnit);

/// <summary>A seat in a leadership team (领导班子).</summary>
[GenerateSerializer, Immutable, Alias("officials.team-seat-view")]
public sealed record TeamSeatView(
    [property: Id(0)] UnitCode Unit, [property: Id(1)] string TeamRole, [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To);

[GenerateSerializer, Immutable, Alias("officials.kin-view")]
public sealed record KinView(
    [property: Id(0)] OfficialId Kin, [property: Id(1)] KinRelation Relation, [property: Id(2)] DateOnly DeclaredOn);
