using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Inbox;

namespace WarningGrid.Cases;

/// <summary>What a case waits for, and for whom (UIX-01).</summary>
internal static class CaseInbox
{
    /// <summary>Every open action, each once.</summary>
    public static IEnumerable<InboxTask> Of(CaseFile file) =>
        (!file.Exists ? [] : file.Stage == CaseStage.Archived ? Appeal(file) : All(file))
            .Select(task => task with { Subject = file.Subject.Official });

    private static IEnumerable<InboxTask> All(CaseFile file) =>
    [
        .. Approval(file), .. Words(file), .. Appeal(file), .. SecondHands(file), .. Asked(file), .. Handlers(file), .. Ends(file), .. Duties(file), .. Started(file),
    ];

    // Whoever had a hand in it, and the handler, does not act at its step (DSP-03).
    private static IEnumerable<InboxTask> Approval(CaseFile file)
    {
        if (file.Chain is { IsRunning: true } chain)
        {
            var step = Task(file, "approval", chain.IsLast ? nameof(Approve) : nameof(Pass), "UIX-01.role") with
            {
                Tab = chain.Task.HeldFor is null ? InboxTab.Todo : InboxTab.Held, Note = chain.Task.HeldFor,
                Deadline = file.Clocks.Open($"DL-13.{chain.Acting}")?.Id,
            };
            yield return chain.Task.Holder is { } holder
                ? step with { Person = holder, Why = "UIX-01.asked" }
                : step with { Role = chain.Acting, NotBy = [.. chain.Hands.Append(file.Handler).Distinct()] };
        }
        else if (file.Ways.WaitsFor(file) is { } role)
        {
            yield return Task(file, "step", file.Stage.Value, "UIX-01.role") with { Role = role, Deadline = Earliest(file)?.Id };
        }
    }

    // Delegates, added signers and cosigners, as long as their word is waited for.
    private static IEnumerable<InboxTask> Words(CaseFile file) =>
        from word in file.Chain?.Awaited ?? []
        select Task(file, $"word:{word.Node}:{word.Person}", nameof(GiveOpinion), "UIX-01.asked") with { Person = word.Person };

    // An appeal waits for whoever takes it on, then for him; a re-review for the guidance group (APL-01).
    private static IEnumerable<InboxTask> Appeal(CaseFile file)
    {
        var duty = file.Clocks.All.LastOrDefault(clock => clock.IsOpen && AppealRules.IsOwn(clock.Catalogue) && !AppealRules.IsRight(clock.Catalogue));
        switch (file.Appeal.Stage)
        {
            case AppealStage.Filed:
                foreach (var waits in ForDeciders(file, nameof(TakeAppeal), duty?.Id))
                {
                    yield return waits;
                }

                break;
            case AppealStage.UnderReview:
                yield return Task(file, "appeal", nameof(DecideAppeal), "UIX-01.asked") with { Person = file.Appeal.Decider, Deadline = duty?.Id };
                break;
            case AppealStage.ReReview:
                foreach (var waits in ForDeciders(file, nameof(DecideAppeal), duty?.Id))
                {
                    yield return waits;
                }

                break;
            case AppealStage.Overturned when !file.Appeal.Clarified:
                yield return Mine(file, "appeal", nameof(IssueClarification));
                break;
            default:
                break;
        }
    }

    // One row for each role that may: none of the hands so far is asked (APL-03).
    private static IEnumerable<InboxTask> ForDeciders(CaseFile file, string act, string? duty) =>
        from role in file.Appeal.WaitsFor
        select Task(file, "appeal:" + role, act, "UIX-01.role") with { Role = role, NotBy = AppealRules.InvolvedIn(file), Deadline = duty };

    private static IEnumerable<InboxTask> SecondHands(CaseFile file) =>
        from act in file.Pending.Waiting
        where file.SecondHand is not null
        select Task(file, "confirm:" + act.Act, act.Act, "UIX-01.second-hand") with
        {
            Role = file.SecondHand, NotBy = [new(act.By)], Deadline = Earliest(file)?.Id,
        };

    private static IEnumerable<InboxTask> Asked(CaseFile file)
    {
        if (file.EndApprover is { } approver)
        {
            yield return Task(file, "termination", nameof(ApproveTermination), "UIX-01.role") with { Role = approver, NotBy = [file.Handler] };
        }

        // More time is the deputy leader's to give (DSP-07).
        if (file.Extension is { } extension)
        {
            yield return Task(file, "extension", nameof(GrantExtension), "UIX-01.role") with
            {
                Role = Role.DeputyLeader, NotBy = [extension.By], Deadline = file.Clocks.Open(extension.Catalogue)?.Id,
            };
        }
    }

    // While somebody else is to act it is not the handler's turn; what the subject owes is his to urge once it is late.
    private static IEnumerable<InboxTask> Handlers(CaseFile file)
    {
        if (file.Stage == CaseStage.Frozen)
        {
            yield return Mine(file, "frozen", file.FrozenIn?.Value ?? "") with { Tab = InboxTab.Held, Note = file.FrozenBy?.Value };
        }
        else if (file.Stage != CaseStage.Closed && file.Stage != CaseStage.Void && file.Chain is not { IsRunning: true }
            && file.Pending.Waiting.IsEmpty && file.Termination is null && file.Done.ProposedBy is null)
        {
            var owed = Owed(file);
            yield return owed is null
                ? Mine(file, "handle", file.Stage.Value) with { Deadline = Earliest(file)?.Id }
                : Mine(file, "handle", nameof(Urge)) with { Deadline = owed.Id, From = owed.Due.AddDays(1) };
        }
    }

    private static IEnumerable<InboxTask> Ends(CaseFile file)
    {
        if (file.Stage == CaseStage.Closing && file.Done.ProposedBy is not null)
        {
            // Who reviewed its plan closes it; where it never came so far the chain's own reviewer does (DSP-17, RCU-09).
            var close = Task(file, "close", nameof(Close), "UIX-01.role") with { NotBy = [file.Handler], Deadline = Earliest(file)?.Id };
            yield return file.Outcome is CaseOutcomes.Transferred ? close with { Role = Role.LeadCustodian }
                : file.Chain is { } chain ? close with { Role = chain.Nodes[0].Role }
                : close with { Person = file.Approved?.Reviewer, Why = "UIX-01.asked" };
        }
        else if (file.Stage == CaseStage.Closed || file.Stage == CaseStage.Void)
        {
            yield return Task(file, "archive", nameof(Archive), "UIX-01.role") with { Role = Role.LeadCustodian };
        }
    }

    private static IEnumerable<InboxTask> Duties(CaseFile file)
    {
        // The clocks of an approval's steps are the approval's.
        // What the subject may do is no duty of his, and what an appeal's decider owes is the appeal's (APL-02).
        foreach (var clock in file.StageClocks.All.Where(clock => clock.IsOpen && !clock.Catalogue.StartsWith("DL-13.", StringComparison.Ordinal)))
        {
            var (tab, note) = clock.Status is DeadlineStatus.Paused ? (InboxTab.Held, Reason(clock)) : (InboxTab.Todo, null);
            if (clock.Holder is { } holder && holder != file.Handler && (file.SubjectServed || !file.IsSubject(holder)))
            {
                yield return Task(file, "duty:" + clock.Id, clock.Catalogue, "UIX-01.duty") with
                {
                    Tab = tab, Note = note, Person = holder, Deadline = clock.Id,
                };
            }
            else if (file.Subject.Official is null && (file.UnitServed || file.SubjectServed) && clock.Catalogue == file.Ways.DutyOf(file))
            {
                yield return Task(file, "duty:" + clock.Id, clock.Catalogue, "UIX-01.unit") with
                {
                    Tab = tab, Note = note, Role = Role.UnitHead, Unit = file.ServingUnit, Deadline = clock.Id,
                };
            }
            else if (tab is InboxTab.Held)
            {
                yield return Mine(file, "duty:" + clock.Id, clock.Catalogue) with { Tab = tab, Note = note, Deadline = clock.Id };
            }
        }
    }

    private static IEnumerable<InboxTask> Started(CaseFile file) =>
        from proposer in file.Chain?.Proposers ?? []
        select Task(file, "started:" + proposer.Value, file.Chain!.Act, "UIX-01.proposer") with
        {
            Tab = InboxTab.Started, Person = proposer, Note = file.Chain.Standing.ToString(),
            Deadline = file.Chain.IsRunning ? file.Clocks.Open($"DL-13.{file.Chain.Acting}")?.Id : null,
        };

    private static InboxTask Task(CaseFile file, string item, string act, string why) => new(item, InboxTab.Todo, act, why, file.Stage.Value);

    private static InboxTask Mine(CaseFile file, string item, string act) =>
        Task(file, item, act, "UIX-01.handler") with { Person = file.Handler };

    // What the stage waits for from the subject or his unit, and not from the handler.
    private static Deadline? Owed(CaseFile file) =>
        file.Ways.DutyOf(file) is { } duty && file.Clocks.Open(duty) is { } clock && clock.Holder != file.Handler ? clock : null;

    private static Deadline? Earliest(CaseFile file) =>
        file.StageClocks.All.Where(clock => clock.IsOpen && (clock.Holder is null || clock.Holder == file.Handler)).MinBy(clock => clock.Due);

    private static string? Reason(Deadline clock) => clock.Steps.LastOrDefault(step => step.Kind is StepKind.Paused).Reason;
}
