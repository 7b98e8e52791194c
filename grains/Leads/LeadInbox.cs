using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Inbox;

namespace WarningGrid.Leads;

/// <summary>What a lead waits for, and for whom (UIX-01).</summary>
internal static class LeadInbox
{
    /// <summary>Every open action, each once.</summary>
    public static IEnumerable<InboxTask> Of(LeadFile file) =>
        file.Exists ? [.. Officers(file), .. Approval(file), .. Handlers(file), .. Started(file)] : [];

    private static IEnumerable<InboxTask> Officers(LeadFile file)
    {
        if (file.Stage is LeadStage.Registered)
        {
            var accept = Task(file, "triage", nameof(LeadMove.Accept), "UIX-01.role") with { Deadline = Earliest(file)?.Id };
            yield return file.Triager is { } triager
                ? accept with { Person = triager, Why = "UIX-01.asked" }
                : accept with { Role = Role.WarningOfficer, Unit = Unit(file) };
        }
        else if (LeadSights.AwaitsCustodian(file))
        {
            yield return Task(
                file, "custody", file.Stage is LeadStage.Shelved ? nameof(LeadMove.ReviewShelved) : nameof(LeadMove.Assign), "UIX-01.role") with
            {
                Role = Role.LeadCustodian, Unit = Unit(file), Deadline = Earliest(file)?.Id,
            };
        }
    }

    private static IEnumerable<InboxTask> Approval(LeadFile file)
    {
        if (file.Approval is { IsRunning: true } chain)
        {
            var step = Task(file, "approval", nameof(LeadMove.Approve), "UIX-01.role") with
            {
                Tab = chain.Task.HeldFor is null ? InboxTab.Todo : InboxTab.Held, Note = chain.Task.HeldFor,
                Deadline = file.Clocks.Open($"DL-13.{chain.Acting}")?.Id,
            };
            yield return chain.Task.Holder is { } holder
                ? step with { Person = holder, Why = "UIX-01.asked" }
                : step with { Role = chain.Acting, NotBy = [.. chain.Hands] };
            foreach (var word in chain.Awaited)
            {
                yield return Task(file, $"word:{word.Node}:{word.Person}", nameof(LeadMove.GiveOpinion), "UIX-01.asked") with { Person = word.Person };
            }
        }

        if (file.Extension is { } extension)
        {
            yield return Task(file, "extension", nameof(LeadMove.GrantExtension), "UIX-01.role") with
            {
                Role = extension.Approver, NotBy = [extension.By], Deadline = file.Clocks.Open(extension.Catalogue)?.Id,
            };
        }
    }

    private static IEnumerable<InboxTask> Handlers(LeadFile file)
    {
        if (file.Handler is { } handler && file.Approval is not { IsRunning: true } && Next(file) is { } act)
        {
            var clock = file.TaskAccepted ? Earliest(file) : file.Clocks.Open("DL-61") ?? Earliest(file);
            yield return Task(file, "handle", act, "UIX-01.handler") with
            {
                Person = handler, Deadline = clock?.Id,
                Tab = clock?.Status is DeadlineStatus.Paused ? InboxTab.Held : InboxTab.Todo,
                Note = clock?.Status is DeadlineStatus.Paused ? clock.Steps.LastOrDefault(step => step.Kind is StepKind.Paused).Reason : null,
            };
        }
    }

    private static string? Next(LeadFile file) => file.Stage switch
    {
        _ when !LeadSights.IsHandled(file.Stage) => null,
        _ when !file.TaskAccepted => nameof(LeadMove.AcceptTask),
        LeadStage.Assigned => nameof(LeadMove.Propose),
        LeadStage.Decided => nameof(LeadMove.OpenCase),
        LeadStage.Verifying => file.PlanApproved ? nameof(LeadMove.SubmitReport) : nameof(LeadMove.SubmitPlan),
        _ => null,
    };

    private static IEnumerable<InboxTask> Started(LeadFile file) =>
        from proposer in file.Approval?.Proposers ?? []
        select Task(file, "started:" + proposer.Value, file.Approval!.Act, "UIX-01.proposer") with
        {
            Tab = InboxTab.Started, Person = proposer, Note = file.Approval.Standing.ToString(),
        };

    private static InboxTask Task(LeadFile file, string item, string act, string why) =>
        new(item, InboxTab.Todo, act, why, file.StageName);

    // A lead of several targets is any officer's whose reach begins at the first.
    private static UnitCode? Unit(LeadFile file) => file.Targets.Select(target => target.Unit).FirstOrDefault();

    private static Deadline? Earliest(LeadFile file) => file.Clocks.All.Where(clock => clock.IsOpen).MinBy(clock => clock.Due);
}
