using System.Collections.Immutable;

namespace WarningGrid.Access;

/// <summary>What one person is granted, and what has been proposed for him.</summary>
[GenerateSerializer, Immutable, Alias("access.view")]
public sealed record AccessView(
    [property: Id(0)] OfficialId Person, [property: Id(1)] long Revision, [property: Id(2)] ImmutableArray<GrantView> Grants,
    [property: Id(3)] ImmutableArray<string> Proposed) : IRevised;

[GenerateSerializer, Immutable, Alias("access.grant-view")]
public sealed record GrantView(
    [property: Id(0)] long GrantNo, [property: Id(1)] Role Role, [property: Id(2)] Scope Scope,
    [property: Id(3)] ImmutableArray<UnitCode> Units, [property: Id(4)] ImmutableArray<string> Authorities,
    [property: Id(5)] DateOnly From, [property: Id(6)] DateOnly? To);

/// <summary>A person of the demo county and the roles granted to him.</summary>
[GenerateSerializer, Immutable, Alias("access.person-by-role")]
public sealed record PersonByRole([property: Id(0)] OfficialId Person, [property: Id(1)] string Name, [property: Id(2)] Role Role);
