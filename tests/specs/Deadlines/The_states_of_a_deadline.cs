using WarningGrid.Kernel;
using Xunit;

namespace WarningGrid.Deadlines;

/// <summary>The state table of spec 01 §4, cell by cell.</summary>
public sealed class The_states_of_a_deadline
{
    private static readonly Dictionary<(string, string), string> Open = new()
    {
        [("Running", "Extend")] = "Running",
        [("Running", "Pause")] = "Paused",
        [("Running", "Meet")] = "Met",
        [("Running", "Lapse")] = "Overdue",
        [("Running", "Cancel")] = "Cancelled",
        [("Paused", "Resume")] = "Running",
        [("Paused", "Meet")] = "Met",
        [("Paused", "Cancel")] = "Cancelled",
        [("Overdue", "MeetLate")] = "MetLate",
        [("Overdue", "Prove")] = "Met",
        [("Overdue", "MoveAhead")] = "Running",
        [("Overdue", "Cancel")] = "Cancelled",
    };

    public static TheoryData<string, string> EveryCell() => Drawings.EveryCell<DeadlineStatus, DeadlineMove>();

    [Theory, MemberData(nameof(EveryCell))]
    public void DLB_every_state_takes_exactly_the_moves_of_the_spec(string state, string move)
    {
        var table = DeadlineLifecycle.Table(Enum.Parse<DeadlineStatus>(state));
        var trigger = Enum.Parse<DeadlineMove>(move);

        Assert.Equal(Open.ContainsKey((state, move)), table.CanFire(trigger));
        Assert.Equal(table.CanFire(trigger), DeadlineLifecycle.Allows(Enum.Parse<DeadlineStatus>(state), trigger));
        if (table.CanFire(trigger))
        {
            table.Fire(trigger);
            Assert.Equal(Open[(state, move)], table.State.ToString());
        }
    }

    [Fact]
    public void The_drawing_in_docs_is_current() =>
        Drawings.Check("deadline", DeadlineLifecycle.Table(DeadlineStatus.Running));
}
