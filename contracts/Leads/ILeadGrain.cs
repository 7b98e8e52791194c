using Orleans.Concurrency;
using WarningGrid.Approvals;

namespace WarningGrid.Leads;

/// <summary>One lead (问题线索), from its registration to its end.</summary>
/// <remarks>
/// Keyed <c>l-L-2026-0001</c> (<see cref="GrainKeys"/>). It comes to life with the signal that is registered as a lead.
/// Every command is safe to repeat under its key.
/// </remarks>
[Alias("lead")]
public interface ILeadGrain : IFollower
{
    [Alias("accept")] Task<Outcome<LeadView>> Accept(AcceptLead command, Submission submission);
    [Alias("transfer")] Task<Outcome<LeadView>> Transfer(TransferLead command, Submission submission);
    [Alias("merge")] Task<Outcome<LeadView>> Merge(MergeLead command, Submission submission);
    [Alias("unmerge")] Task<Outcome<LeadView>> Unmerge(UnmergeLead command, Submission submission);
    [Alias("assign")] Task<Outcome<LeadView>> Assign(AssignLead command, Submission submission);
    [Alias("reassign")] Task<Outcome<LeadView>> Reassign(ReassignLead command, Submission submission);
    [Alias("accept-task")] Task<Outcome<LeadView>> AcceptTask(AcceptTask command, Submission submission);
    [Alias("decline-task")] Task<Outcome<LeadView>> DeclineTask(DeclineTask command, Submission submission);
    [Alias("declare-conflict")] Task<Outcome<LeadView>> DeclareConflict(DeclareConflict command, Submission submission);
    [Alias("propose")] Task<Outcome<LeadView>> Propose(ProposeDisposition command, Submission submission);
    [Alias("approve")] Task<Outcome<LeadView>> Approve(Approve command, Submission submission);
    [Alias("reject")] Task<Outcome<LeadView>> Reject(Reject command, Submission submission);
    [Alias("return-to")] Task<Outcome<LeadView>> ReturnTo(ReturnTo command, Submission submission);
    [Alias("withdraw")] Task<Outcome<LeadView>> Withdraw(Withdraw command, Submission submission);

    /// <summary>What whoever acts at a step of its approval does with his task, or answers when his word was asked for.</summary>
    [Alias("act-on-task")] Task<Outcome<LeadView>> ActOnTask(TaskAct act, Submission submission);
    [Alias("submit-plan")] Task<Outcome<LeadView>> SubmitPlan(SubmitPlan command, Submission submission);
    [Alias("submit-report")] Task<Outcome<LeadView>> SubmitReport(SubmitReport command, Submission submission);
    [Alias("open-case")] Task<Outcome<OpenedCase>> OpenCase(OpenCase command, Submission submission);
    [Alias("review-shelved")] Task<Outcome<LeadView>> ReviewShelved(ReviewShelved command, Submission submission);
    [Alias("reactivate")] Task<Outcome<LeadView>> Reactivate(ReactivateLead command, Submission submission);
    [Alias("reopen")] Task<Outcome<LeadView>> Reopen(ReopenLead command, Submission submission);
    [Alias("record-progress")] Task<Outcome<LeadView>> RecordProgress(RecordProgress command, Submission submission);
    [Alias("record-feedback")] Task<Outcome<LeadView>> RecordFeedback(RecordFeedback command, Submission submission);
    [Alias("ask-extension")] Task<Outcome<LeadView>> AskExtension(AskExtension command, Submission submission);
    [Alias("grant-extension")] Task<Outcome<LeadView>> GrantExtension(GrantExtension command, Submission submission);
    [Alias("refuse-extension")] Task<Outcome<LeadView>> RefuseExtension(RefuseExtension command, Submission submission);
    [Alias("pause-deadline")] Task<Outcome<LeadView>> PauseDeadline(PauseDeadline command, Submission submission);
    [Alias("resume-deadline")] Task<Outcome<LeadView>> ResumeDeadline(ResumeDeadline command, Submission submission);
    [Alias("apply-review")] Task<Outcome<LeadView>> ApplyReview(ApplyReview command, Submission submission);
    [Alias("decide-review")] Task<Outcome<LeadView>> DecideReview(DecideReview command, Submission submission);

    /// <summary>The lead as the caller may see it.</summary>
    [Alias("read"), AlwaysInterleave] Task<Outcome<LeadView>> Read();
}
