using WarningGrid.Access;

namespace WarningGrid.Leads;

/// <summary>Who handles the lead (ACL-05, RCU-06, RCU-07, DL-61).</summary>
internal static partial class LeadRules
{
    public static Ruling Assign(LeadFile file, AssignLead command, LeadBackground background, Facts facts)
    {
        var handler = background.Person(command.Handler);
        return LeadLifecycle.Objections(file, LeadMove.Assign, facts)
            .Add(Rank.Recused, Recused(file, handler))
            .When(command.Handler == facts.Asker.Id, Rank.SameHand, RefusalKind.SameHand, "DSP-03.custodian")
            .When(handler?.Roles.Contains(Role.Handler) is not true, Rank.InvalidRule, RefusalKind.Invalid, "ACL-05.role", "Handler")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(LeadClocks.AtAssignment(file, command.Handler, facts)
                .Prepend(new LeadAssigned(command.Handler, handler!.Unit)));
    }

    public static Ruling Reassign(LeadFile file, ReassignLead command, LeadBackground background, Facts facts)
    {
        var person = background.Person(command.Person);
        var role = file.Stage is LeadStage.Registered ? Role.WarningOfficer : Role.Handler;
        return LeadLifecycle.Objections(file, LeadMove.Reassign, facts)
            .Needs(command.Reason, "LED-01.reasons")
            .Add(Rank.Recused, Recused(file, person))
            .When(command.Person == facts.Asker.Id, Rank.SameHand, RefusalKind.SameHand, "DSP-03.custodian")
            .When(person?.Roles.Contains(role) is not true, Rank.InvalidRule, RefusalKind.Invalid, "ACL-05.role", role)
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new LeadReassigned(command.Person, person!.Unit, command.Reason),
                .. role is Role.Handler ? LeadClocks.AtAssignment(file, command.Person, facts) : [],
            ]);
    }

    public static Ruling AcceptTask(LeadFile file, AcceptTask command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.AcceptTask, facts).First() is { } refusal
            ? refusal
            : Ruling.Of(TakesTask(file, facts));

    public static Ruling DeclineTask(LeadFile file, DeclineTask command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.DeclineTask, facts).Needs(command.Reason, "LED-01.reasons").First() is { } refusal
            ? refusal
            : Ruling.Of([new LeadTaskDeclined(facts.Asker.Id, command.Reason), .. LeadClocks.Meet(file, "DL-61", facts)]);

    public static Ruling DeclareConflict(LeadFile file, DeclareConflict command, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.DeclareConflict, facts).First() is { } refusal
            ? refusal
            : Ruling.Of([new LeadPersonBarred(facts.Asker.Id), .. LeadClocks.Meet(file, "DL-61", facts)]);

    // Whoever acts on the task has taken it.
    private static IEnumerable<IEvent> TakesTask(LeadFile file, Facts facts) =>
        file.TaskAccepted ? [] : [new LeadTaskAccepted(), .. LeadClocks.Meet(file, "DL-61", facts)];

    // The rule id alone: never whose kin, never who reported (RCU-06, RCU-08).
    private static Refusal? Recused(LeadFile file, Candidate? person)
    {
        var rule = person is null ? null : file.Barred.Contains(person.Id) ? "RCU-06" : person.RecusedBy;
        return rule is null ? null : Refusal.Of(RefusalKind.Recused, "RCU-08.recused") with { RuleId = rule };
    }
}
