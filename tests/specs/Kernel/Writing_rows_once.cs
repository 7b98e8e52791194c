using WarningGrid.Access;
using WarningGrid.Engine;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>A statement writes each row of a read model once, as it last came to stand.</summary>
public sealed class Writing_rows_once
{
    private static readonly DateTimeOffset At = new(2026, 9, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_several_changes_to_one_row_the_last_stands()
    {
        var (gone, standing) = Written(Task(At), Task(At, ended: At.AddDays(1)));
        Assert.Empty(gone);
        Assert.Equal(At.AddDays(1), Assert.Single(standing).Values[^1]);
    }

    [Fact]
    public void Rows_a_microsecond_apart_are_two_rows()
    {
        var (_, standing) = Written(Task(At, ended: At), Task(At.AddMicroseconds(1)));
        Assert.Equal([At, At.AddMicroseconds(1)], standing.Select(row => row.Values[4]));
    }

    private static (List<RowChange> Gone, List<RowChange> Standing) Written(params RowChange[] changes)
    {
        var rows = new LastRows();
        rows.Add(changes);
        var (_, gone, standing) = Assert.Single(rows.ByTable());
        return (gone, standing);
    }

    private static RowChange Task(DateTimeOffset from, DateTimeOffset? ended = null) =>
        AssignmentRows.Assignments.Row("c-TI-2026-0001", "TI-2026-0001", "G00000001", nameof(Capacity.Handler), from, ended);
}
