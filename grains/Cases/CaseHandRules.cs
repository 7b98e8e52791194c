using WarningGrid.Access;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>Which hands a person has on a case: by assignment, by role and scope, by being its subject.</summary>
internal static class CaseHandRules
{
    public static Hands Of(CaseFile file, Facts facts)
    {
        var asker = facts.Asker;
        if (asker.Caller.Kind is not CallerKind.Person)
        {
            return Hands.None;
        }

        if (file.IsSubject(asker.Id))
        {
            return Hands.Subject;
        }

        var rules = facts.Rules.At(file.Packs);
        return (asker.Id == file.Handler ? Hands.Handler : Hands.None)
            | Held(Reviewer(file, rules), Hands.Reviewer)
            | Held(Approver(file, rules), Hands.Approver)
            | StandingIn(file, asker)
            | Held(Role.DeputyLeader, Hands.DeputyLeader)
            | Held(Role.DisciplineSecretary, Hands.DisciplineSecretary)
            | Held(Role.LeadCustodian, Hands.LeadCustodian)
            | Held(Role.WarningOfficer, Hands.WarningOfficer)
            | file.Ways.HandsOf(file, facts)
            | (rules.List("DLB-02.approver").Any(role => asker.Holds(Enum.Parse<Role>(role))) ? Hands.Extender : Hands.None)
            | (Covers(asker, Role.SectionChief, file.Office, null) ? Hands.SectionChief : Hands.None)
            | AtUnit(Role.UnitHead, Hands.UnitHead)
            | (file.Subject.Official is null ? AtUnit(Role.UnitHead, Hands.Subject) : Hands.None)
            | AtUnit(Role.UnitDisciplineHead, Hands.UnitDisciplineHead)
            | AtUnit(Role.UnitContact, Hands.UnitContact);

        Hands Held(Role role, Hands hand) => asker.Holds(role) ? hand : Hands.None;
        Hands AtUnit(Role role, Hands hand) =>
            file.ServingUnit is { } unit && asker.Reaches(role, unit) ? hand : Hands.None;
    }

    /// <summary>The role that reviews acts of this case, as the pack's approval matrix has it (spec 04 §3).</summary>
    public static Role Reviewer(CaseFile file, RuleSet rules) => Step(file, rules, "review");

    /// <summary>The role that approves them.</summary>
    public static Role Approver(CaseFile file, RuleSet rules) => Step(file, rules, "approve");

    /// <summary>Whether a grant of a role reaches a unit and a cadre authority; what is unknown is reached by any grant of the role.</summary>
    public static bool Covers(Asker asker, Role role, UnitCode? unit, string? authority) =>
        asker.Grants.Any(grant =>
            grant.Role == role
            && (unit is not { } code || grant.Reaches(code))
            && (grant.Authorities is null || authority is null || grant.Authorities.Contains(authority)));

    // Who stands in for a recused one, or was handed the task, acts at the step that runs, and only there (RCU-09).
    private static Hands StandingIn(CaseFile file, Asker asker) =>
        (file.Chain is { IsRunning: true } chain && (asker.Holds(chain.Acting) || chain.Task.Holder == asker.Id)
            ? chain.IsLast ? Hands.Approver : Hands.Reviewer
            : Hands.None)
        | (file.Chain?.Awaits(asker.Id) is true ? Hands.Signer : Hands.None);

    private static Role Step(CaseFile file, RuleSet rules, string step) =>
        Enum.Parse<Role>(rules.List($"MATRIX.{file.Ways.Act(file)}.{step}")[0]);
}
