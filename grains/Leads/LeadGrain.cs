using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <inheritdoc cref="ILeadGrain"/>
[GrainType("lead")]
internal sealed class LeadGrain(
    GrainTools tools, [PersistentState("lead-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot, LeadLookups lookups)
    : DecidingGrain<LeadFile, LeadView>(new LeadKind(), tools, snapshot), ILeadGrain
{
    public Task<Outcome<LeadView>> Accept(AcceptLead command, Submission submission) =>
        Submit(command, submission, LeadRules.Accept);

    public Task<Outcome<LeadView>> Transfer(TransferLead command, Submission submission) =>
        Knowing(command, submission, LeadRules.Transfer);

    public async Task<Outcome<LeadView>> Merge(MergeLead command, Submission submission)
    {
        var background = await Seen() is not null && command.Into != State.Number ? await lookups.Survivor(command.Into) : LeadBackground.None;
        return await Submit(command, submission, (file, sent, facts) => LeadRules.Merge(file, sent, background, facts));
    }

    public Task<Outcome<LeadView>> Unmerge(UnmergeLead command, Submission submission) =>
        Submit(command, submission, LeadRules.Unmerge);

    public Task<Outcome<LeadView>> Assign(AssignLead command, Submission submission) =>
        Knowing(command, submission, LeadRules.Assign, command.Handler);

    public Task<Outcome<LeadView>> Reassign(ReassignLead command, Submission submission) =>
        Knowing(command, submission, LeadRules.Reassign, command.Person);

    public Task<Outcome<LeadView>> AcceptTask(AcceptTask command, Submission submission) =>
        Submit(command, submission, LeadRules.AcceptTask);

    public Task<Outcome<LeadView>> DeclineTask(DeclineTask command, Submission submission) =>
        Submit(command, submission, LeadRules.DeclineTask);

    public Task<Outcome<LeadView>> DeclareConflict(DeclareConflict command, Submission submission) =>
        Submit(command, submission, LeadRules.DeclareConflict);

    public Task<Outcome<LeadView>> Propose(ProposeDisposition command, Submission submission) =>
        Knowing(command, submission, LeadRules.Propose, Team(command.Plan));

    public Task<Outcome<LeadView>> Approve(Approve command, Submission submission) =>
        Knowing(command, submission, LeadRules.Approve);

    public Task<Outcome<LeadView>> Reject(Reject command, Submission submission) =>
        Knowing(command, submission, LeadRules.Reject);

    public Task<Outcome<LeadView>> ReturnTo(ReturnTo command, Submission submission) =>
        Knowing(command, submission, LeadRules.ReturnTo);

    public Task<Outcome<LeadView>> Withdraw(Withdraw command, Submission submission) =>
        Knowing(command, submission, (file, _, background, facts) => LeadRules.Withdraw(file, background, facts));

    public Task<Outcome<LeadView>> ActOnTask(TaskAct act, Submission submission) =>
        Knowing(act, submission, LeadRules.ActOnTask, ApprovalRules.Named(act));

    public Task<Outcome<LeadView>> SubmitPlan(SubmitPlan command, Submission submission) =>
        Knowing(command, submission, LeadRules.SubmitPlan, Team(command.Plan));

    public Task<Outcome<LeadView>> SubmitReport(SubmitReport command, Submission submission) =>
        Knowing(command, submission, LeadRules.SubmitReport);

    public async Task<Outcome<OpenedCase>> OpenCase(OpenCase command, Submission submission)
    {
        var opening = await Seen() is { } seen ? await lookups.Opening(State, command, seen.Now) : null;
        var lead = await Submit(
            command, submission, (file, sent, facts) => LeadRules.OpenCase(file, sent, opening!, facts));
        return lead.Match<Outcome<OpenedCase>>(
            view => new OpenedCase(view.Content!.Cases[^1].Number, view), refused => refused);
    }

    public Task<Outcome<LeadView>> ReviewShelved(ReviewShelved command, Submission submission) =>
        Submit(command, submission, LeadRules.ReviewShelved);

    public Task<Outcome<LeadView>> Reactivate(ReactivateLead command, Submission submission) =>
        Submit(command, submission, LeadRules.Reactivate);

    public Task<Outcome<LeadView>> Reopen(ReopenLead command, Submission submission) =>
        Submit(command, submission, LeadRules.Reopen);

    public Task<Outcome<LeadView>> RecordProgress(RecordProgress command, Submission submission) =>
        Submit(command, submission, LeadRules.RecordProgress);

    public Task<Outcome<LeadView>> RecordFeedback(RecordFeedback command, Submission submission) =>
        Submit(command, submission, LeadRules.RecordFeedback);

    public Task<Outcome<LeadView>> AskExtension(AskExtension command, Submission submission) =>
        Submit(command, submission, LeadRules.AskExtension);

    public Task<Outcome<LeadView>> GrantExtension(GrantExtension command, Submission submission) =>
        Submit(command, submission, LeadRules.GrantExtension);

    public Task<Outcome<LeadView>> RefuseExtension(RefuseExtension command, Submission submission) =>
        Submit(command, submission, LeadRules.RefuseExtension);

    public Task<Outcome<LeadView>> PauseDeadline(PauseDeadline command, Submission submission) =>
        Submit(command, submission, LeadRules.PauseDeadline);

    public Task<Outcome<LeadView>> ResumeDeadline(ResumeDeadline command, Submission submission) =>
        Submit(command, submission, LeadRules.ResumeDeadline);

    public Task<Outcome<LeadView>> ApplyReview(ApplyReview command, Submission submission) =>
        Submit(command, submission, LeadRules.ApplyReview);

    public Task<Outcome<LeadView>> DecideReview(DecideReview command, Submission submission) =>
        Submit(command, submission, LeadRules.DecideReview);

    public Task<Outcome<LeadView>> Read() => ShowView("lead.read");

    protected override bool MaySee(LeadFile file, Facts facts) => LeadSights.Of(file, facts) is not LeadSight.None;

    protected override LeadView View(LeadFile file, Facts facts) => LeadViews.Of(file, facts);

    protected override ImmutableArray<OfficialId> Persons(LeadFile file) =>
        [.. file.Targets.Select(target => target.Official).OfType<OfficialId>()];

    protected override Ruling Receive(LeadFile file, IMessage message, Letter letter, Facts facts) =>
        LeadRules.Told(file, message, letter.OccurredAt, facts);

    protected override Ruling FireDue(LeadFile file, Facts facts) => Ruling.Of(DeadlineRules.FireDue(file.Clocks, facts));

    // Looked up before the rules are asked; the command alone is what a repeat is compared with.
    private async Task<Outcome<LeadView>> Knowing<TCommand>(
        TCommand command, Submission submission, Func<LeadFile, TCommand, LeadBackground, Facts, Ruling> decide,
        params ImmutableArray<OfficialId> named)
        where TCommand : class
    {
        var background = await Seen() is { } seen ? await lookups.Around(State, seen.Now, named) : LeadBackground.None;
        return await Submit(command, submission, (file, sent, facts) => decide(file, sent, background, facts));
    }

    // Nothing is looked up for those who do not see the lead: absent and recused answer alike, and alike fast (RCU-08).
    private async Task<Facts?> Seen()
    {
        var facts = await Tools.Facts.Gather(CallerContext.Current);
        return State.Exists && MaySee(State, facts) ? facts : null;
    }

    private static ImmutableArray<OfficialId> Team(VerificationPlan? plan) =>
        plan is null || plan.Team.IsDefault ? [] : plan.Team;
}
