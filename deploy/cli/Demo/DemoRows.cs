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

/// <summary>One entry of three years of personnel history; a seat in the team comes and goes with its post.</summary>
/// <param name="Change">PostStart, from that day on, or PostEnd, after it.</param>
/// <param name="Where">The post.</param>
internal sealed record DemoChange(DateOnly On, string Official, string Change, string Where);

internal sealed record DemoGrant(string Person, Role Role, Scope Scope, string? Unit = null, string? Authorities = null);
