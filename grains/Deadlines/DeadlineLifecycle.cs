using System.Collections.Frozen;
using Stateless;

namespace WarningGrid.Deadlines;

/// <summary>What can happen to a deadline.</summary>
internal enum DeadlineMove
{
    Extend,
    Pause,
    Resume,

    /// <summary>The act was done in time.</summary>
    Meet,

    /// <summary>The act was done late and is accepted.</summary>
    MeetLate,

    /// <summary>An act with an earlier occurred-at is recorded with its proof.</summary>
    Prove,

    /// <summary>24:00 of the due date passes.</summary>
    Lapse,

    /// <summary>A notice moves the due date ahead.</summary>
    MoveAhead,
    Cancel,
}

/// <summary>The state table of a deadline (spec 01 §4); drawn in docs/lifecycles/deadline.mmd.</summary>
internal static class DeadlineLifecycle
{
    public static StateMachine<DeadlineStatus, DeadlineMove> Table(DeadlineStatus status)
    {
        var table = new StateMachine<DeadlineStatus, DeadlineMove>(status);
        table.Configure(DeadlineStatus.Running)
            .PermitReentry(DeadlineMove.Extend)
            .Permit(DeadlineMove.Pause, DeadlineStatus.Paused)
            .Permit(DeadlineMove.Meet, DeadlineStatus.Met)
            .Permit(DeadlineMove.Lapse, DeadlineStatus.Overdue)
            .Permit(DeadlineMove.Cancel, DeadlineStatus.Cancelled);
        table.Configure(DeadlineStatus.Paused)
            .Permit(DeadlineMove.Resume, DeadlineStatus.Running)
            .Permit(DeadlineMove.Meet, DeadlineStatus.Met)
            .Permit(DeadlineMove.Cancel, DeadlineStatus.Cancelled);
        table.Configure(DeadlineStatus.Overdue)
            .Permit(DeadlineMove.MeetLate, DeadlineStatus.MetLate)
            .Permit(DeadlineMove.Prove, DeadlineStatus.Met)
            .Permit(DeadlineMove.MoveAhead, DeadlineStatus.Running)
            .Permit(DeadlineMove.Cancel, DeadlineStatus.Cancelled);
        return table;
    }

    // The table has no guards: asked once, it is known, and a sweep over 100,000 deadlines builds nothing.
    private static readonly FrozenSet<(DeadlineStatus, DeadlineMove)> Open = Enum.GetValues<DeadlineStatus>()
        .SelectMany(status => Enum.GetValues<DeadlineMove>().Where(Table(status).CanFire).Select(move => (status, move)))
        .ToFrozenSet();

    public static bool Allows(DeadlineStatus status, DeadlineMove move) => Open.Contains((status, move));
}
