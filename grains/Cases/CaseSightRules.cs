using WarningGrid.Access;

namespace WarningGrid.Cases;

/// <summary>Who may see a case, and how much of it: role and scope, live task, service, never the recused (ACL-01…03, RCU-08).</summary>
internal static class CaseSightRules
{
    /// <summary>How much the asker sees; null for nothing at all.</summary>
    public static CaseSight? Of(CaseFile file, Facts facts)
    {
        var asker = facts.Asker;
        if (asker.Caller.Kind is not CallerKind.Person)
        {
            return null;
        }

        if (file.IsSubject(asker.Id))
        {
            return file.SubjectServed ? CaseSight.Served : null;
        }

        var recused = file.Recuses(facts);
        return !recused && SeesAll(file, asker) ? CaseSight.Full
            : file.UnitServed && IsOfUnit(file, asker) ? CaseSight.Served
            : !recused && SeesStatus(file, asker) ? CaseSight.Status
            : !recused && file.Copies.Any(copy => copy.Person == asker.Id) ? CaseSight.Copied
            : null;
    }

    private static bool SeesAll(CaseFile file, Asker asker) =>
        asker.Id == file.Handler
            || file.Chain?.IsTaskOf(asker) is true
            || file.Ways.IsTaskOf(file, asker)
            || ByTask(file.Appeal.WaitsFor).Any(asker.Holds)
            || (file.EndApprover is { } ends && asker.Holds(ends))
            || (file.WasSubmitted && (Reaches(file, asker, Role.DeputyLeader) || Reaches(file, asker, Role.DisciplineSecretary)))
            || CaseHandRules.Covers(asker, Role.SectionChief, file.Office, null)
            || (file.Subject.HeadsUnit && file.ReportedToSecretary && asker.Holds(Role.PartySecretary))
            || (file.SecondHand is { } second && asker.Holds(second));

    /// <summary>Of roles that something waits for, those whose holders see the case by that alone: leaders see what is in their scope, and nothing else.</summary>
    public static IEnumerable<Role> ByTask(IEnumerable<Role> roles) => roles.Except([Role.DeputyLeader, Role.DisciplineSecretary]);

    // A head countersigns though he sits in one team with the subject (RCU-11).
    private static bool IsOfUnit(CaseFile file, Asker asker) =>
        file.ServingUnit is { } unit
        && (asker.Reaches(Role.UnitHead, unit) || asker.Reaches(Role.UnitDisciplineHead, unit) || asker.Reaches(Role.UnitContact, unit));

    private static bool SeesStatus(CaseFile file, Asker asker) =>
        Reaches(file, asker, Role.LeadCustodian) || Reaches(file, asker, Role.WarningOfficer);

    private static bool Reaches(CaseFile file, Asker asker, Role role) =>
        CaseHandRules.Covers(asker, role, file.Subject.Unit, file.Subject.Authority);
}
