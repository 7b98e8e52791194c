using System.Collections.Immutable;

namespace WarningGrid.Access;

/// <summary>A role was granted; in force from its first day whatever the day it was recorded.</summary>
[Alias("access.role-granted")]
internal sealed record RoleGranted(
    long GrantNo, Role Role, Scope Scope, ImmutableArray<UnitCode> Units, ImmutableArray<string> Authorities, DateOnly From,
    DateOnly? To) : IEvent;

/// <summary>A grant was ended after its last day.</summary>
[Alias("access.role-revoked")]
internal sealed record RoleRevoked(long GrantNo, DateOnly LastDay, string Reason) : IEvent;
