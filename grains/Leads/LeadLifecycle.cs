using Stateless;
using Stateless.Reflection;
using WarningGrid.Access;
using WarningGrid.Approvals;

namespace WarningGrid.Leads;

/// <summary>The moves a lead may make. Read from the top, it is the procedure of spec 03 §5.</summary>
/// <remarks>
/// Conditions that need the command's own content stand in <see cref="LeadRules"/>; who may act in <see cref="LeadActors"/>.
/// docs/lifecycles/lead.mmd is drawn from this table, and a test keeps the drawing current.
/// </remarks>
internal static class LeadLifecycle
{
    public static StateMachine<LeadStage, LeadMove> For(LeadFile file, Asker asker)
    {
        var moves = new StateMachine<LeadStage, LeadMove>(file.Stage);
        var back = file.Origin;
        var targetsSettled = Gate(
            () => file.Targets.Any() && file.Targets.All(target => target.Unknown || target.Official is not null || target.Unit is not null),
            "LED-01.target-open");
        var handled = Gate(() => file.Handler is not null, "RCU-07.no-handler");
        var fourEyes = Gate(() => file.Approval is not { } chain || !chain.HasHand(asker.Id), "DSP-03.same-hand");
        var asPutForward = Gate(() => file.Approval is not { } chain || chain.Binds(LeadApproval.Digest(file)), "DSP-04.stale");
        var casesEnded = Gate(
            () => file.Proposal?.Mode is not (LeadMode.Close or LeadMode.Shelve or LeadMode.Transfer) || file.Cases.All(one => one.Outcome is not null),
            "DSP-02.case-runs");
        var taskOpen = Gate(() => !file.TaskAccepted, "ACL-05.task-answered");
        var planBefore = Gate(() => file.PlanIsBeforeApprovers, "LED-06.no-plan-before-approvers");
        var caseMode = Gate(() => file.Decided is { } mode && mode.KindOfCase() is not null, "DSP-02.no-case-mode");
        var planApproved = Gate(() => file.PlanApproved, "LED-06.plan-not-approved");
        var extensionAsked = Gate(() => file.Extension is not null, "DSP-07.not-asked");
        var planIdle = Gate(() => !file.PlanApproved && !file.PlanIsBeforeApprovers, "LED-06.plan-under-way");

        moves.Configure(LeadStage.Registered)
            .PermitIf(LeadMove.Accept, LeadStage.Accepted, targetsSettled)
            .Permit(LeadMove.Transfer, LeadStage.Transferred)
            .Permit(LeadMove.Merge, LeadStage.Merged)
            .PermitReentry(LeadMove.Reassign);

        moves.Configure(LeadStage.Accepted)
            .Permit(LeadMove.Assign, LeadStage.Assigned)
            .PermitReentry(LeadMove.RecordFeedback);

        WhileHandled(moves.Configure(LeadStage.Assigned), taskOpen, extensionAsked)
            .PermitIf(LeadMove.Propose, LeadStage.Proposed, handled);

        OnTasks(WhileHandled(moves.Configure(LeadStage.Proposed), taskOpen, extensionAsked))
            .PermitDynamicIf(
                LeadMove.Approve, () => file.Approval is { IsLast: true } ? LeadStage.Decided : LeadStage.Proposed,
                To(LeadStage.Proposed, LeadStage.Decided), fourEyes, asPutForward, casesEnded)
            .PermitDynamicIf(LeadMove.Reject, () => back, To(LeadStage.Assigned, LeadStage.Verifying), fourEyes)
            .PermitDynamicIf(
                LeadMove.ReturnTo, () => back, To(LeadStage.Assigned, LeadStage.Verifying, LeadStage.Proposed), fourEyes)
            .PermitDynamicIf(
                LeadMove.Withdraw,
                () => file.Approval is { At: 0 } && !ApprovalRules.TakesBackTask(file.Approval, asker.Id) ? back : LeadStage.Proposed,
                To(LeadStage.Assigned, LeadStage.Verifying, LeadStage.Proposed));

        WhileHandled(moves.Configure(LeadStage.Decided), taskOpen, extensionAsked)
            .PermitDynamic(
                LeadMove.TakeEffect, () => Effect(file), null,
                To(LeadStage.Verifying, LeadStage.Shelved, LeadStage.Closed, LeadStage.Transferred))
            .PermitIf(LeadMove.OpenCase, LeadStage.InCase, caseMode);

        OnTasks(WhileHandled(moves.Configure(LeadStage.Verifying), taskOpen, extensionAsked), planBefore)
            .PermitReentryIf(LeadMove.SubmitPlan, planIdle)
            .PermitReentryIf(LeadMove.Approve, planBefore, fourEyes, asPutForward)
            .PermitReentryIf(LeadMove.Reject, planBefore, fourEyes)
            .PermitReentryIf(LeadMove.ReturnTo, planBefore, fourEyes)
            .PermitReentryIf(LeadMove.Withdraw)
            .PermitDynamicIf(
                LeadMove.SubmitReport, () => LastSignature(file, asker) ? LeadStage.Proposed : LeadStage.Verifying,
                To(LeadStage.Verifying, LeadStage.Proposed), planApproved);

        moves.Configure(LeadStage.Shelved)
            .Permit(LeadMove.Reactivate, LeadStage.Assigned)
            .PermitReentry(LeadMove.ReviewShelved)
            .PermitReentry(LeadMove.RecordFeedback);

        WhileHandled(moves.Configure(LeadStage.InCase), taskOpen, extensionAsked)
            .PermitReentryIf(LeadMove.OpenCase, caseMode)
            .PermitDynamic(
                LeadMove.EndCase, () => LeadCases.Leads(file), null,
                To(LeadStage.InCase, LeadStage.Verifying, LeadStage.Assigned, LeadStage.Closed))
            .PermitReentry(LeadMove.ReopenCase);

        moves.Configure(LeadStage.Closed)
            .Permit(LeadMove.Reopen, LeadStage.Assigned)
            .Permit(LeadMove.ReopenCase, LeadStage.InCase)
            .PermitReentry(LeadMove.ApplyReview)
            .PermitReentry(LeadMove.DecideReview)
            .PermitReentry(LeadMove.PauseDeadline)
            .PermitReentry(LeadMove.ResumeDeadline)
            .PermitReentry(LeadMove.RecordFeedback);

        moves.Configure(LeadStage.Transferred).PermitReentry(LeadMove.RecordFeedback);

        moves.Configure(LeadStage.Merged)
            .Permit(LeadMove.Unmerge, LeadStage.Registered)
            .PermitReentry(LeadMove.RecordFeedback);

        return moves;
    }

    /// <summary>Everything that speaks against this move by this person now: role, stage, conditions (README §4's order).</summary>
    public static Objections Objections(LeadFile file, LeadMove move, Facts facts) =>
        Objections(For(file, facts.Asker), file, move, facts);

    /// <summary>The same by a machine of this file and asker that was made before: making one costs more than asking it.</summary>
    public static Objections Objections(StateMachine<LeadStage, LeadMove> machine, LeadFile file, LeadMove move, Facts facts)
    {
        var objections = new Objections()
            .When(
                !LeadActors.May(move, file, facts.Asker), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale");
        if (machine.CanFire(move, out var unmet))
        {
            return objections;
        }

        // Stateless tells nothing, rather than an empty list, of a move that the stage does not know.
        foreach (var code in unmet ?? [])
        {
            _ = code switch
            {
                "DSP-03.same-hand" => objections.When(true, Rank.SameHand, RefusalKind.SameHand, code),
                "DSP-04.stale" => objections.When(true, Rank.StaleApproval, RefusalKind.Stale, code),
                "LED-06.no-plan-before-approvers" or "LED-06.plan-under-way" =>
                    objections.When(true, Rank.WrongStage, RefusalKind.WrongStage, code),
                _ => objections.Gate(false, code),
            };
        }

        return objections.When(unmet is null or { Count: 0 }, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage");
    }

    /// <summary>Where a decision that opens no case leads, at once.</summary>
    public static LeadStage Effect(LeadFile file) => file.Decided switch
    {
        LeadMode.Verification => LeadStage.Verifying,
        LeadMode.Shelve => LeadStage.Shelved,
        LeadMode.Close => LeadStage.Closed,
        LeadMode.Transfer => LeadStage.Transferred,
        _ => LeadStage.Decided,
    };

    /// <summary>Whether the asker's signature is the only one that is missing (all of the team sign).</summary>
    public static bool LastSignature(LeadFile file, Asker asker) =>
        file.Plan is { } plan && plan.Team.All(member => member == asker.Id || file.ReportSignedBy.Contains(member));

    // The moves of every stage in which somebody handles the lead.
    private static StateMachine<LeadStage, LeadMove>.StateConfiguration WhileHandled(
        StateMachine<LeadStage, LeadMove>.StateConfiguration stage, Tuple<Func<bool>, string> taskOpen,
        Tuple<Func<bool>, string> extensionAsked) =>
        stage
            .PermitReentry(LeadMove.AskExtension)
            .PermitReentryIf(LeadMove.GrantExtension, extensionAsked)
            .PermitReentryIf(LeadMove.RefuseExtension, extensionAsked)
            .PermitReentry(LeadMove.PauseDeadline)
            .PermitReentry(LeadMove.ResumeDeadline)
            .PermitReentryIf(LeadMove.AcceptTask, taskOpen)
            .PermitReentryIf(LeadMove.DeclineTask, taskOpen)
            .PermitReentry(LeadMove.DeclareConflict)
            .PermitReentry(LeadMove.Reassign)
            .PermitReentry(LeadMove.RecordProgress)
            .PermitReentry(LeadMove.RecordFeedback);

    // What whoever acts at a step of the approval may do with his task (spec 04 §2).
    private static StateMachine<LeadStage, LeadMove>.StateConfiguration OnTasks(
        StateMachine<LeadStage, LeadMove>.StateConfiguration stage, params Tuple<Func<bool>, string>[] gates) =>
        stage
            .PermitReentryIf(LeadMove.TransferTask, gates)
            .PermitReentryIf(LeadMove.Delegate, gates)
            .PermitReentryIf(LeadMove.AddSigner, gates)
            .PermitReentryIf(LeadMove.Cosign, gates)
            .PermitReentryIf(LeadMove.GiveOpinion, gates)
            .PermitReentryIf(LeadMove.UrgeTask, gates)
            .PermitReentryIf(LeadMove.Hold, gates)
            .PermitReentryIf(LeadMove.Activate, gates);

    private static Tuple<Func<bool>, string> Gate(Func<bool> met, string code) => new(met, code);

    private static DynamicStateInfos To(params ReadOnlySpan<LeadStage> stages)
    {
        var infos = new DynamicStateInfos();
        foreach (var stage in stages)
        {
            infos.Add(stage, "");
        }

        return infos;
    }
}
