using System.Collections.Immutable;

namespace WarningGrid.Access;

/// <summary>How far a role reaches (ACL-02): 全部、自定义、本部门、本部门及以下、仅本人.</summary>
[GenerateSerializer, Alias("access.scope")]
public enum Scope { All, Units, OwnUnit, OwnUnitAndBelow, Self }

/// <summary>Grants a role with its data scope; two of the three admins are needed (SEP-02).</summary>
/// <param name="Role">A person holds at most one of the three admin roles and then no other (SEP-01).</param>
/// <param name="Units">Required for the scope <see cref="Scope.Units"/>; empty otherwise.</param>
/// <param name="Authorities">Cadre authorities reached (County, City, Province); empty means every one.</param>
/// <param name="From">First day of the grant.</param>
/// <param name="To">Last day of the grant; null where it is open.</param>
[GenerateSerializer, Immutable, Alias("access.grant-role")]
public sealed record GrantRole(
    [property: Id(0)] Role Role, [property: Id(1)] Scope Scope, [property: Id(2)] ImmutableArray<UnitCode> Units,
    [property: Id(3)] ImmutableArray<string> Authorities, [property: Id(4)] DateOnly From, [property: Id(5)] DateOnly? To)
{
    public bool Equals(GrantRole? other) =>
        other is not null && (Role, Scope, From, To) == (other.Role, other.Scope, other.From, other.To)
        && Units.AsSpan().SequenceEqual(other.Units.AsSpan())
        && Authorities.AsSpan().SequenceEqual(other.Authorities.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Role, Scope, From, To, Units.Length, Authorities.Length);
}

/// <summary>Ends a grant after a day; two of the three admins are needed (SEP-02).</summary>
[GenerateSerializer, Immutable, Alias("access.revoke-role")]
public sealed record RevokeRole([property: Id(0)] long GrantNo, [property: Id(1)] DateOnly LastDay, [property: Id(2)] string Reason);
