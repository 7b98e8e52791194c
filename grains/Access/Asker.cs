using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WarningGrid.Access;

/// <summary>The caller as the rules see him: identity plus what is granted to him today (ACL-06).</summary>
internal sealed record Asker(Caller Caller, ImmutableArray<Grant> Grants)
{
    public string Actor => Caller.Actor;

    /// <summary>The official asking; meaningless for feeds and the machinery, for whom it names nobody.</summary>
    public OfficialId Id => new(Caller.Kind is CallerKind.Person ? Caller.Id : "");

    public bool IsSystem => Caller.Kind is CallerKind.System;

    public bool Holds(Role role) => Grants.Any(grant => grant.Role == role);

    public bool HoldsAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Holds(role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a grant of this role reaches the unit (ACL-02).</summary>
    public bool Reaches(Role role, UnitCode unit) =>
        Grants.Any(grant => grant.Role == role && grant.Reaches(unit));

    public static Asker System(string machinery) => new(Caller.System(machinery), []);
}

/// <summary>One role with its data scope, in force today.</summary>
/// <param name="Units">The units reached, subordinate ones already included; null means the whole county (全部).</param>
/// <param name="Authorities">The cadre authorities reached (County, City, Province); null means every one.</param>
internal sealed record Grant(Role Role, FrozenSet<UnitCode>? Units, FrozenSet<string>? Authorities = null)
{
    public bool Reaches(UnitCode unit) => Units is null || Units.Contains(unit);
}
