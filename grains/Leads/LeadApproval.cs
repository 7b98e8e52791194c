using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;

namespace WarningGrid.Leads;

/// <summary>What the approval of a lead binds (DSP-04): the matter itself, and nothing that merely happens around it.</summary>
internal static class LeadApproval
{
    public static ApprovalBinding Binding(LeadFile file) => new(file.Revision, Digest(file));

    public static string Digest(LeadFile file) =>
        ApprovalBinding.Digest(new Matter(
            file.Number, [.. file.Targets], file.Proposal, file.Proposal?.Report is null ? file.Plan : null));

    /// <summary>The desk for the lead's own approval.</summary>
    public static ApprovalDesk Desk(LeadFile file, LeadBackground background, Facts facts)
    {
        var packs = file.Packs(facts);
        return new(
            file.Approval, file.Clocks, packs, facts.Rules.At(packs), background.Bench.Without(file.Barred))
        {
            Named = background.Persons.ToImmutableDictionary(
                person => person.Id, person => new AskedPerson(person.RecusedBy is not null || file.Barred.Contains(person.Id), person.Roles)),
            Handlers = [.. file.Tasks.Where(task => task.To is null && task.Capacity is Capacity.Handler or Capacity.TeamMember).Select(task => task.Person)],
        };
    }

    private sealed record Matter(LeadNumber Lead, LeadTarget[] Targets, LeadProposal? Proposal, VerificationPlan? Plan);
}
