using WarningGrid.Access;

namespace WarningGrid.Demo;

internal sealed record DemoUnit(string Code, string Name, string Type, string? Parent);

internal sealed record DemoSection(string Code, string Name, string Unit);

/// <summary>A post; team posts carry the role that their holder has in the leadership team.</summary>
internal sealed record DemoPost(
    string Code, string Name, string Unit, string? Section, string? Superior, string? TeamRole, bool Key);

internal sealed record DemoOfficial(
    string Id, string IdNo, string StaffNo, string Name, DateOnly Born, string Authority, string Rank);

internal sealed record DemoKin(string Official, string Relation, string Kin, DateOnly DeclaredOn);

/// <summary>One entry of three years of personnel history, as <c>county.personnel.v1</c> would tell it.</summary>
/// <param name="Change">PostStart, PostEnd, TeamJoin or TeamLeave.</param>
/// <param name="Where">A post code for posts, a unit code for teams.</param>
internal sealed record DemoChange(DateOnly On, string Official, string Change, string Where, string? TeamRole);

internal sealed record DemoGrant(string Person, Role Role, Scope Scope, string? Unit = null, string? Authorities = null);
