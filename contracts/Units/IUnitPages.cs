using System.Collections.Immutable;
using Orleans.Concurrency;
using WarningGrid.Cases;
using WarningGrid.Posts;

namespace WarningGrid.Units;

/// <summary>A unit on one page: its record as the asker may see it, its team, its posts and their holders (spec 05 §4).</summary>
/// <remarks>Any activation serves everybody; its key means nothing.</remarks>
[Alias("units.pages")]
public interface IUnitPages : IGrainWithStringKey
{
    [Alias("page"), AlwaysInterleave]
    Task<Outcome<UnitPage>> Page(UnitCode unit);
}

/// <param name="Team">The leadership team (领导班子) of today.</param>
/// <param name="Posts">Its posts with who holds them today.</param>
/// <param name="OpenCases">Cases against the unit or somebody in it that are not closed, by kind; null for whoever does not carry cases.</param>
[GenerateSerializer, Immutable, Alias("units.page")]
public sealed record UnitPage(
    [property: Id(0)] UnitView Record, [property: Id(1)] ImmutableArray<TeamMember> Team, [property: Id(2)] ImmutableArray<UnitPost> Posts,
    [property: Id(3)] ImmutableArray<CaseCount>? OpenCases);

/// <summary>A member of the leadership team.</summary>
[GenerateSerializer, Immutable, Alias("units.team-member")]
public sealed record TeamMember(
    [property: Id(0)] OfficialId Official, [property: Id(1)] string Name, [property: Id(2)] string TeamRole, [property: Id(3)] DateOnly From);

/// <param name="Key">Whether it is a key post (特殊重要岗位).</param>
/// <param name="Holder">Null where nobody holds it, or the asker is recused from whoever does (RCU-08).</param>
[GenerateSerializer, Immutable, Alias("units.post")]
public sealed record UnitPost(
    [property: Id(0)] PostCode Post, [property: Id(1)] string Name, [property: Id(2)] bool Key, [property: Id(3)] PostHolder? Holder);

/// <summary>How many cases of a kind.</summary>
[GenerateSerializer, Immutable, Alias("units.case-count")]
public sealed record CaseCount([property: Id(0)] CaseKind Kind, [property: Id(1)] long Cases);
