using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Deadlines;
using CaseOpening = WarningGrid.Cases.CaseOpening;
using CaseKinds = WarningGrid.Cases.CaseKinds;

namespace WarningGrid.Leads;

/// <summary>A disposition is put forward, approved, and takes effect (spec 03 §5, LED-01, LED-02; spec 04 §2, §3).</summary>
internal static partial class LeadRules
{
    public static Ruling Propose(LeadFile file, ProposeDisposition command, LeadBackground background, Facts facts)
    {
        var proposal = new LeadProposal(
            command.Mode, command.Reasons, command.Minutes, command.CloseType, command.Destination, command.Plan, Report: null);
        return LeadLifecycle.Objections(file, LeadMove.Propose, facts)
            .Judge(file, proposal, background, facts)
            .Add(Rank.Shape, NoDigest(command.Minutes))
            .Gate(command.Minutes is not null, "LED-01.minutes")
            .First() is { } refusal
            ? refusal
            : PutForward(
                file with { Proposal = proposal, Plan = command.Plan ?? file.Plan },
                [.. TakesTask(file, facts), new DispositionProposed(proposal), .. LeadClocks.Meet(file, "DL-12", facts)],
                [facts.Asker.Id], background, facts);
    }

    public static Ruling Approve(LeadFile file, Approve command, LeadBackground background, Facts facts)
    {
        if (LeadLifecycle.Objections(file, LeadMove.Approve, facts).First() is { } refusal)
        {
            return refusal;
        }

        var ruling = ApprovalRules.Approve(
            LeadApproval.Desk(file, background, facts), command, file.Revision, LeadApproval.Digest(file), facts);
        return ruling.Refused is not null || !file.Approval!.IsLast ? ruling
            : file.PlanIsBeforeApprovers ? ruling.And([new VerificationPlanApproved()])
            : ruling.And(Decide(file.After(ruling.Events()), facts));
    }

    public static Ruling Reject(LeadFile file, Reject command, LeadBackground background, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.Reject, facts).First() is { } refusal
            ? refusal
            : ApprovalRules.Reject(LeadApproval.Desk(file, background, facts), command, facts);

    public static Ruling ReturnTo(LeadFile file, ReturnTo command, LeadBackground background, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.ReturnTo, facts).First() is { } refusal
            ? refusal
            : ApprovalRules.ReturnTo(LeadApproval.Desk(file, background, facts), command, facts);

    /// <summary>Takes back a proposal, a pass, or one's signature under a report that others have not signed yet.</summary>
    public static Ruling Withdraw(LeadFile file, LeadBackground background, Facts facts) =>
        LeadLifecycle.Objections(file, LeadMove.Withdraw, facts).First() is { } refusal ? refusal
        : file.Stage is LeadStage.Verifying && file.ReportSignedBy is [var first, ..]
            ? first == facts.Asker.Id
                ? Ruling.Of(new VerificationReportWithdrawn(first))
                : Refusal.Of(RefusalKind.WrongStage, "DSP-01.wrong-stage")
        : ApprovalRules.Withdraw(LeadApproval.Desk(file, background, facts), facts);

    /// <summary>A task of the approval is handed over, delegated, cosigned, urged, put aside; or a word that was asked for is given.</summary>
    public static Ruling ActOnTask(LeadFile file, TaskAct act, LeadBackground background, Facts facts) =>
        LeadLifecycle.Objections(file, MoveOf(act), facts)
            .When(
                act is AddSigner { Place: SignerPlace.After } && file.Approval is { IsRunning: true, IsLast: true }, Rank.InvalidRule,
                RefusalKind.Invalid, "APV.no-step-behind")
            .First() is { } refusal
            ? refusal
            : ApprovalRules.Act(LeadApproval.Desk(file, background, facts), act, facts);

    private static LeadMove MoveOf(TaskAct act) => act switch
    {
        Approvals.Transfer => LeadMove.TransferTask,
        Approvals.Delegate => LeadMove.Delegate,
        AddSigner => LeadMove.AddSigner,
        Cosign => LeadMove.Cosign,
        GiveOpinion => LeadMove.GiveOpinion,
        UrgeTask => LeadMove.UrgeTask,
        Hold => LeadMove.Hold,
        Activate => LeadMove.Activate,
        _ => throw new System.Diagnostics.UnreachableException(act.GetType().Name),
    };

    // What any proposal must be, from a screening or from a report.
    private static Objections Judge(
        this Objections objections, LeadFile file, LeadProposal proposal, LeadBackground background, Facts facts)
    {
        var rules = facts.Rules.At(file.Packs(facts));
        var kind = proposal.Mode.KindOfCase();
        return objections
            .Needs(proposal.Reasons, "LED-01.reasons")
            .When(!Enum.IsDefined(proposal.Mode), Rank.Shape, RefusalKind.Invalid, "LED-01.mode", proposal.Mode)
            .When(!proposal.Mode.IsOpenTo(proposal.Report is not null, rules), Rank.InvalidRule, RefusalKind.Invalid, "LED-01.mode", proposal.Mode)
            .Add(Rank.InvalidRule, kind is { } wanted && CaseKinds.Of(wanted) is null ? CaseOpening.NotBuilt(wanted) : null)
            .When(
                (proposal.Mode is LeadMode.Close) != proposal.CloseType is not null, Rank.InvalidRule, RefusalKind.Invalid,
                "LED-02.close-type")
            .Add(Rank.InvalidRule, proposal.Mode is LeadMode.Transfer || proposal.Destination is not null ? Nowhere(proposal.Destination) : null)
            .Add(Rank.Forbidden, ToAccused(proposal.Destination, background))
            .When(
                (proposal.Mode is LeadMode.Verification) != proposal.Plan is not null, Rank.InvalidRule, RefusalKind.Invalid,
                "LED-06.plan-missing")
            .JudgePlan(file, proposal.Plan, background, facts);
    }

    private static Ruling PutForward(
        LeadFile file, ImmutableArray<IEvent> first, ImmutableArray<OfficialId> proposers, LeadBackground background, Facts facts)
    {
        var known = file.After(first);
        var desk = LeadApproval.Desk(known, background, facts);
        var mode = file.Proposal!.Mode;
        var begun = ApprovalRules.Begin(
            desk, mode.Act(background.TargetsChief, desk.Rules), proposers, LeadApproval.Binding(file), facts);

        // Nobody in the county may approve: then it may still go to the superior organ, and nowhere else (RCU-09).
        return begun.Refused is null ? Ruling.Of([.. first, .. begun.Events()])
            : mode is LeadMode.Transfer ? Ruling.Of([.. first, .. Decide(known, facts)])
            : begun;
    }

    // Approved: at once where no case is to be opened.
    private static IEnumerable<IEvent> Decide(LeadFile file, Facts facts)
    {
        var proposal = file.Proposal!;
        var decided = new LeadDecided(proposal.Mode);
        return proposal.Mode switch
        {
            LeadMode.Verification =>
                [decided, new LeadVerificationBegan(proposal.Plan), .. Began(file, "DL-23", facts)],
            LeadMode.Shelve =>
            [
                decided, new LeadShelved(), .. Began(file, "DL-52", facts),
                .. DeadlineRules.Cancel(file.Clocks, LeadClocks.Progress, "shelved"),
            ],
            LeadMode.Close =>
            [
                decided, new LeadClosed(proposal.CloseType!.Value), .. LeadClocks.AtEnd(file, facts.Today, facts),
                .. proposal.CloseType is LeadCloseType.CheckedUntrue
                    ? new IEvent[] { new LeadClarificationOwed(file.Targets) }
                    : [],
            ],
            LeadMode.Transfer =>
            [
                decided, new LeadTransferred(proposal.Destination!, proposal.Reasons),
                .. LeadClocks.AtEnd(file, facts.Today, facts),
            ],
            _ => [decided],
        };
    }

    private static IEnumerable<IEvent> Began(LeadFile file, string catalogue, Facts facts) =>
        LeadClocks.Start(file, catalogue, facts.Today, facts) is { } started ? [started] : [];

    private static Ruling And(this Ruling ruling, IEnumerable<IEvent> more) =>
        Ruling.Of([.. ruling.Happened, .. Ruling.Of(more).Happened]).Bearing(ruling.Births);

    private static IEnumerable<IEvent> Events(this Ruling ruling) => ruling.Happened.Select(happening => happening.Event);
}
