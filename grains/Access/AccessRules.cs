namespace WarningGrid.Access;

/// <summary>Who is granted what, by two of the three admins, and never an admin role beside any other (SEP-01, SEP-02).</summary>
internal static class AccessRules
{
    private static readonly Role[] Admins = [Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin];

    public static Ruling Grant(AccessFile file, GrantRole command, Facts facts) =>
        Objection(file, facts)
            .When(command.To < command.From, Rank.InvalidRule, RefusalKind.Invalid, "ACL-06.dates")
            .When(
                command.Scope is Scope.Units && command.Units.IsDefaultOrEmpty, Rank.InvalidRule, RefusalKind.Invalid,
                "ACL-02.units-missing")
            .When(MixesAdmins(file, command), Rank.Forbidden, RefusalKind.Forbidden, "SEP-01.one-admin-role")
            .First() is { } refusal
                ? refusal
                : TwoPersonAct.Decide(file.Pending, "SEP-02", $"Grant {command.Role}", command, facts, () => Ruling.Of(
                    new RoleGranted(
                        file.Grants.Count + 1, command.Role, command.Scope, command.Units.OrEmpty(), command.Authorities.OrEmpty(),
                        command.From, command.To)));

    public static Ruling Revoke(AccessFile file, RevokeRole command, Facts facts) =>
        Objection(file, facts)
            .When(
                !file.Grants.Exists(grant => grant.GrantNo == command.GrantNo), Rank.InvalidRule, RefusalKind.Invalid,
                "ACL-06.grant-unknown", command.GrantNo)
            .First() is { } refusal
                ? refusal
                : TwoPersonAct.Decide(file.Pending, "SEP-02", $"Revoke {command.GrantNo}", command, facts, () =>
                    Ruling.Of(new RoleRevoked(command.GrantNo, command.LastDay, command.Reason)));

    /// <summary>Whether the asker may look at anybody's grants at all.</summary>
    public static bool MaySee(Facts facts) => facts.Asker.IsSystem || facts.Asker.HoldsAny(Admins);

    private static Objections Objection(AccessFile file, Facts facts) =>
        new Objections()
            .When(!facts.Asker.HoldsAny(Admins), Rank.Forbidden, RefusalKind.Forbidden, "SEP-02.admins-only")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale");

    private static bool MixesAdmins(AccessFile file, GrantRole command)
    {
        var meeting = file.Grants.Where(grant =>
            grant.Role != command.Role
            && (grant.To is null || grant.To >= command.From) && (command.To is null || grant.From <= command.To));
        return Admins.Contains(command.Role) ? meeting.Any() : meeting.Any(grant => Admins.Contains(grant.Role));
    }
}
