using WarningGrid.Access;
using WarningGrid.Approvals;

namespace WarningGrid.Leads;

/// <summary>Whose act each move is (spec 03 §5, column Actor; spec 04 §3): role and live task, whatever the stage.</summary>
internal static class LeadActors
{
    public static bool May(LeadMove move, LeadFile file, Asker asker) => move switch
    {
        LeadMove.Accept or LeadMove.Transfer or LeadMove.Merge =>
            asker.Holds(Role.WarningOfficer) && (file.Triager is null || file.Tasks.Has(asker.Id, Capacity.Triager)),
        LeadMove.Unmerge => asker.Holds(Role.WarningOfficer),
        LeadMove.Assign or LeadMove.ReviewShelved => asker.Holds(Role.LeadCustodian),
        LeadMove.Reassign => asker.Holds(Role.LeadCustodian) || IsChiefOf(file, asker),
        LeadMove.AcceptTask or LeadMove.DeclineTask or LeadMove.DeclareConflict or LeadMove.Propose or LeadMove.SubmitPlan
            or LeadMove.OpenCase or LeadMove.AskExtension => IsHandler(file, asker),
        LeadMove.GrantExtension or LeadMove.RefuseExtension =>
            asker.Holds(file.Extension is { } asked ? asked.Approver : Role.DeputyLeader),
        LeadMove.PauseDeadline or LeadMove.ResumeDeadline => asker.Holds(Role.LeadCustodian),
        LeadMove.ApplyReview or LeadMove.DecideReview => asker.HoldsAny(Role.WarningOfficer, Role.LeadCustodian),
        LeadMove.SubmitReport => IsHandler(file, asker) || file.Tasks.Has(asker.Id, Capacity.TeamMember),
        LeadMove.Approve or LeadMove.Reject or LeadMove.ReturnTo => file.Approval is { IsRunning: true } running
            ? running.ActsBy(asker)
            : asker.HoldsAny(Approving),
        LeadMove.TransferTask or LeadMove.Delegate or LeadMove.AddSigner or LeadMove.Cosign or LeadMove.Hold or LeadMove.Activate =>
            file.Approval is { IsRunning: true } step ? step.ActsBy(asker) : asker.HoldsAny(Approving),
        LeadMove.GiveOpinion => file.Approval is { IsRunning: true } asked ? asked.Awaits(asker.Id) : asker.HoldsAny(Approving),
        LeadMove.UrgeTask => file.Approval is { IsRunning: true } urged
            ? urged.Senders.Contains(asker.Id) || urged.Proposers.Contains(asker.Id)
            : IsHandler(file, asker),
        LeadMove.Withdraw => file.Approval?.HasHand(asker.Id) is true || ApprovalRules.TakesBackTask(file.Approval, asker.Id) || file.ReportSignedBy.Contains(asker.Id) || IsHandler(file, asker),
        LeadMove.Reactivate => asker.Holds(NeedsSecretary(file) ? Role.DisciplineSecretary : Role.LeadCustodian),
        LeadMove.Reopen => asker.Holds(Role.DisciplineSecretary),
        LeadMove.RecordProgress => IsHandler(file, asker) || file.Tasks.Has(asker.Id, Capacity.TeamMember),
        LeadMove.RecordFeedback =>
            IsHandler(file, asker) || asker.HoldsAny(Role.WarningOfficer, Role.LeadCustodian),
        LeadMove.TakeEffect or LeadMove.EndCase or LeadMove.ReopenCase => asker.IsSystem,
    };

    private static readonly Role[] Approving =
        [Role.SectionChief, Role.DeputyLeader, Role.DisciplineSecretary, Role.PartySecretary];

    /// <summary>Whether the asker is the one handler with a live task, and still of the role.</summary>
    public static bool IsHandler(LeadFile file, Asker asker) =>
        asker.Holds(Role.Handler) && file.Handler == asker.Id && file.Tasks.Has(asker.Id, Capacity.Handler);

    /// <summary>Whether the handler's office is the asker's (本科室).</summary>
    public static bool IsChiefOf(LeadFile file, Asker asker) =>
        file.HandlerUnit is { } unit && asker.Reaches(Role.SectionChief, unit);

    /// <summary>Named leads and those assigned from above are taken up again by the discipline secretary alone.</summary>
    public static bool NeedsSecretary(LeadFile file) => file.Named || file.AssignedFromAbove;
}
