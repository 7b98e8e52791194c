using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Cases;
using WarningGrid.Deadlines;

namespace WarningGrid.Leads;

/// <summary>How a lead's file remembers what happened. It never throws and never decides.</summary>
internal static class LeadEvolution
{
    /// <summary>A file as it begins.</summary>
    public static LeadFile Begin(LeadRegistered e, DateOnly registeredOn) => LeadFile.Blank with
    {
        Number = e.Number, Stage = LeadStage.Registered, Signal = e.Signal, Channel = e.Channel, Category = e.Category,
        Named = e.Named, AssignedFromAbove = e.AssignedFromAbove, Forwarded = e.Forwarded, ReceivedOn = e.ReceivedOn, RegisteredOn = registeredOn,
        Targets = e.Targets.IsDefault ? [] : e.Targets,
    };

    public static LeadFile Of(LeadFile before, Recorded recorded)
    {
        var after = Remembered(before, recorded);
        return ReferenceEquals(after.Approval, before.Approval) ? after : Tasked(before, after, recorded.OccurredAt);
    }

    // Whoever was handed the step, or is asked for his word, has a task as long as that lasts (ACL-03).
    private static LeadFile Tasked(LeadFile before, LeadFile after, DateTimeOffset at)
    {
        var (was, now) = (before.Approval?.Tasked.ToArray() ?? [], after.Approval?.Tasked.ToArray() ?? []);
        var ended = was.Except(now).Aggregate(after.Tasks, (tasks, person) => tasks.End(at, Capacity.Signer, person));
        return after with { Tasks = now.Except(was).Aggregate(ended, (tasks, person) => tasks.Give(person, Capacity.Signer, at)) };
    }

    private static LeadFile Remembered(LeadFile before, Recorded recorded)
    {
        var at = recorded.OccurredAt;
        var file = before with
        {
            Approval = ApprovalChain.Evolve(before.Approval, recorded),
            Clocks = before.Clocks.Evolve(recorded.Event, recorded),
        };
        return recorded.Event switch
        {
            LeadRegistered e => Triaged(
                Begin(e, CountyTime.DateOf(recorded.RecordedAt)), IsPerson(recorded) ? new(recorded.Actor) : null, at),
            LeadAccepted e => file with { Stage = LeadStage.Accepted, Targets = e.Targets },
            LeadTransferred => file with { Stage = LeadStage.Transferred },
            LeadMerged e => file with
            {
                Stage = LeadStage.Merged, MergedInto = e.Into, SetAside = file.Clocks, Clocks = DeadlineBook.Empty,
            },
            LeadUnmerged => Unmerged(file, at),
            FollowUpRefused e when file.MergedInto?.Key() == e.Target => Unmerged(file, at),
            LeadAbsorbed e => file with { Absorbed = file.Absorbed.Add(e) },
            LeadReleased e => file with { Absorbed = file.Absorbed.RemoveAll(other => other.From == e.From) },
            LeadTargetsChanged e => file with { Targets = e.Targets },
            LeadAssigned e => Handled(file with { Stage = LeadStage.Assigned }, e.Handler, e.Unit, at),
            LeadReassigned e when file.Stage is LeadStage.Registered => Triaged(file, e.Person, at),
            LeadReassigned e => Handled(file with { Plan = Succeeded(file, e.Person) }, e.Person, e.Unit, at),
            LeadTaskAccepted => file with { TaskAccepted = true },
            LeadTaskDeclined => file with { Handler = null, TaskAccepted = false, Tasks = file.Tasks.End(at, Capacity.Handler) },
            LeadPersonBarred e => Barred(file, e.Person, at),
            DispositionProposed e => file with
            {
                Stage = LeadStage.Proposed, Proposal = e.Proposal, Plan = e.Proposal.Plan ?? file.Plan, PlanApproved = false,
            },
            ApprovalGiven e => Heard(file, e, at),
            ApprovalRejected e => SentBack(file with { Hands = file.Hands.Note(e.By, Spoke(before), at) }, at),
            ApprovalReturned or ApprovalWithdrawn => SentBack(file, at),
            ApprovalWordGiven e => file with { Hands = file.Hands.Note(e.By, Capacity.Signer, at) },
            LeadDecided e => file with { Stage = LeadStage.Decided, Decided = e.Mode, Round = file.Round + 1 },
            LeadVerificationBegan e => Verified(file, e.Plan, at),
            VerificationPlanSubmitted e => file with { Plan = e.Plan },
            VerificationPlanApproved => Team(file with { PlanApproved = true }, at),
            VerificationReportSigned e => file with { Report = e.Report, ReportSignedBy = file.ReportSignedBy.Add(e.By) },
            VerificationReportWithdrawn => file with { Report = null, ReportSignedBy = [] },
            VerificationReported e => file with { Stage = LeadStage.Proposed, Proposal = e.Report },
            LeadShelved => file with { Stage = LeadStage.Shelved },
            LeadReactivated or LeadReopened or LeadReturnedToHandler => BackToHandler(file, at),
            LeadTakenUp e => file with
            {
                Stage = LeadStage.InCase, Cases = file.Cases.Add(new(e.Case, e.Kind, e.Target, file.Round, Outcome: null)),
            },
            LeadCaseVoided e => file.Ended(e.Case, CaseOutcomes.Overturned),
            LeadCaseEnded e => file.Ended(e.Case, e.Outcome),
            LeadCaseReopened e => file.Ended(e.Case, outcome: null) with
            {
                Stage = file.Stage is LeadStage.Closed ? LeadStage.InCase : file.Stage,
            },
            LeadClosed => file with { Stage = LeadStage.Closed },
            LeadClarificationOwed => file with { ClarificationOwed = true },
            LeadExtensionAsked e => file with { Extension = e },
            LeadExtensionAnswered => file with { Extension = null },
            LeadReviewDecided => file with { ReviewsDecided = file.ReviewsDecided + 1 },
            LeadProgressRecorded e => file with { Progress = file.Progress.Add(new(at, new(recorded.Actor), e.Note)) },
            _ => file,
        };
    }

    /// <summary>Ends the tasks that a stage no longer knows (ACL-03): need-to-know goes with the task.</summary>
    public static LeadFile Settle(LeadFile file, Recorded recorded)
    {
        var (at, tasks) = (recorded.OccurredAt, file.Tasks);
        if (file.Stage is not LeadStage.Registered)
        {
            tasks = tasks.End(at, Capacity.Triager);
        }

        if (file.Stage is not (LeadStage.Verifying or LeadStage.Proposed))
        {
            tasks = tasks.End(at, Capacity.TeamMember);
        }

        if (file.Approval is not { IsRunning: true })
        {
            tasks = tasks.End(at, Capacity.Reviewer);
        }

        // The handler still owes answers to reporter and source after the end; what the petitioner may yet ask is not his.
        var over = file.Stage is LeadStage.Shelved
            || (file.Stage is LeadStage.Closed or LeadStage.Transferred
                && file.Clocks.All.All(clock => !clock.IsOpen || clock.Catalogue is "DL-05" or "DL-06"));
        return file with
        {
            Tasks = over ? tasks.End(at, Capacity.Handler) : tasks,

            // A question about a deadline that is settled is no question any more.
            Extension = file.Extension is { } asked && file.Clocks.Open(asked.Catalogue) is not null ? asked : null,
        };
    }

    private static bool IsPerson(Recorded recorded) => !recorded.Actor.Contains(':', StringComparison.Ordinal);

    private static LeadFile Triaged(LeadFile file, OfficialId? officer, DateTimeOffset at) => file with
    {
        Triager = officer,
        Tasks = officer is { } one ? file.Tasks.End(at, Capacity.Triager).Give(one, Capacity.Triager, at) : file.Tasks,
        Hands = officer is { } hand ? file.Hands.Note(hand, Capacity.Triager, at) : file.Hands,
    };

    private static LeadFile Handled(LeadFile file, OfficialId handler, UnitCode? unit, DateTimeOffset at) => file with
    {
        Handler = handler, HandlerUnit = unit, TaskAccepted = false, Report = null, ReportSignedBy = [],
        Tasks = file.Tasks.End(at, Capacity.Handler).Give(handler, Capacity.Handler, at),
        Hands = file.Hands.Note(handler, Capacity.Handler, at),
    };

    // A new handler takes the old one's place in the team.
    private static VerificationPlan? Succeeded(LeadFile file, OfficialId person) =>
        file.Plan is { } plan
            ? plan with { Team = [.. plan.Team.Where(member => member != file.Handler).Append(person).Distinct()] }
            : null;

    private static LeadFile Barred(LeadFile file, OfficialId person, DateTimeOffset at) => file with
    {
        Barred = file.Barred.Add(person),
        Triager = file.Triager == person ? null : file.Triager,
        Handler = file.Handler == person ? null : file.Handler,
        TaskAccepted = file.Handler != person && file.TaskAccepted,
        Plan = file.Plan is { } plan ? plan with { Team = plan.Team.Remove(person) } : null,
        Report = null, ReportSignedBy = [],
        Tasks = file.Tasks.End(at, person: person),
    };

    private static LeadFile Unmerged(LeadFile file, DateTimeOffset at) => Triaged(
        file with
        {
            Stage = LeadStage.Registered, MergedInto = null, SetAside = null,
            Clocks = new([.. file.SetAside?.All ?? [], .. file.Clocks.All]),
        },
        file.Triager, at);

    // The reviewer may take his word back until the next person has acted: so long it is his task.
    private static LeadFile Heard(LeadFile file, ApprovalGiven given, DateTimeOffset at) => file with
    {
        Hands = file.Hands.Note(given.By, given.Next is null ? Capacity.Approver : Capacity.Reviewer, at),
        Tasks = given.Next is null ? file.Tasks : file.Tasks.Give(given.By, Capacity.Reviewer, at),
    };

    private static Capacity Spoke(LeadFile before) =>
        before.Approval is { IsLast: true } ? Capacity.Approver : Capacity.Reviewer;

    // Not agreed to: it is back where it was put forward, unless only a step back.
    private static LeadFile SentBack(LeadFile file, DateTimeOffset at)
    {
        var stepped = file with { Tasks = file.Tasks.End(at, Capacity.Reviewer) };
        return file.Stage is LeadStage.Proposed && file.Approval is { IsRunning: false }
            ? stepped with { Stage = file.Origin, Report = null, ReportSignedBy = [] }
            : stepped;
    }

    private static LeadFile Verified(LeadFile file, VerificationPlan? plan, DateTimeOffset at) => Team(
        file with
        {
            Stage = LeadStage.Verifying, Plan = plan, PlanApproved = plan is not null,
            Proposal = plan is null ? null : file.Proposal, Report = null, ReportSignedBy = [],
        },
        at);

    private static LeadFile Team(LeadFile file, DateTimeOffset at) => file with
    {
        Tasks = (file.Plan?.Team ?? []).Aggregate(file.Tasks, (tasks, member) => tasks.Give(member, Capacity.TeamMember, at)),
        Hands = (file.Plan?.Team ?? []).Aggregate(file.Hands, (hands, member) => hands.Note(member, Capacity.TeamMember, at)),
    };

    private static LeadFile BackToHandler(LeadFile file, DateTimeOffset at) => file with
    {
        Stage = LeadStage.Assigned, Decided = null, Proposal = null, Plan = null, PlanApproved = false, Report = null,
        ReportSignedBy = [], TaskAccepted = false,
        Tasks = file.Handler is { } handler ? file.Tasks.Give(handler, Capacity.Handler, at) : file.Tasks,
    };
}
