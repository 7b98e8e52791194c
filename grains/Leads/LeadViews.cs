using System.Collections.Immutable;
using WarningGrid.Approvals;

namespace WarningGrid.Leads;

/// <summary>What a reader is shown of a lead, by how much he sees.</summary>
internal static class LeadViews
{
    public static LeadView Of(LeadFile file, Facts facts)
    {
        var sight = LeadSights.Of(file, facts);
        return new(
            file.Number, file.Revision, file.Stage, file.ReceivedOn,
            [.. file.Clocks.All.OrderBy(clock => !clock.IsOpen).ThenBy(clock => clock.Due).Select(clock => new LeadClock(
                clock.Id, clock.Status.ToString(), clock.Start, clock.Due, clock.Provisional))],
            sight is LeadSight.None ? [] : Moves(file, facts),
            sight is LeadSight.Full ? Content(file) : null);
    }

    private static ImmutableArray<LeadMoveView> Moves(LeadFile file, Facts facts)
    {
        var machine = LeadLifecycle.For(file, facts.Asker);
        return
        [
            .. from move in Enum.GetValues<LeadMove>()
               where LeadActors.May(move, file, facts.Asker)
               let objection = LeadLifecycle.Objections(machine, file, move, facts with { ExpectedRevision = null }).First()
               where objection is not { Kind: RefusalKind.WrongStage }
               select new LeadMoveView(
                   move.ToString(), objection is null,
                   objection is null ? [] : objection.Items.IsEmpty ? [new(objection.Code, objection.Text)] : objection.Items),
        ];
    }

    private static LeadContent Content(LeadFile file) => new(
        [.. file.Signals], file.Channel, file.Category, file.Named, file.AssignedFromAbove, file.Targets, file.Handler,
        file.TaskAccepted, file.Plan?.Team ?? [], file.Proposal, file.Decided, file.Approval?.View(), file.ReportSignedBy,
        [.. file.Cases.Select(one => new LeadCase(one.Number, one.Kind, one.Target, one.Outcome))], file.Progress,
        file.MergedInto,
        [
            .. file.Named ? [file.Number] : ImmutableArray<LeadNumber>.Empty,
            .. file.Absorbed.Where(other => other.Named).Select(other => other.From),
        ],
        file.ClarificationOwed,
        file.Extension is { } asked ? new(asked.Catalogue, asked.Count, asked.On, asked.By, asked.Reason) : null);
}
