using Stateless;

namespace WarningGrid.Cases;

/// <summary>One row of a lifecycle as a machine that is kept: making one costs more than asking it, and a reader is shown every move.</summary>
/// <remarks>Each thread has its own. The file whose gates are asked stands before it for the time of a question only.</remarks>
internal sealed class RowMachine
{
    [ThreadStatic]
    private static Dictionary<CaseStep, RowMachine>? made;

    private readonly StateMachine<CaseStage, string> machine;
    private readonly string move;
    private (CaseFile File, Facts Facts) question;

    private RowMachine(CaseStep row) =>
        (machine, move) = (CaseLifecycle.Alone(row, () => question.File, () => question.Facts), row.Move);

    /// <summary>Whether the row's move may be made now; otherwise the codes of the gates that are closed.</summary>
    /// <param name="row">A row that its stage lists for this file.</param>
    public static bool Permits(CaseStep row, CaseFile file, Facts facts, out ICollection<string> unmet)
    {
        made ??= new(ReferenceEqualityComparer.Instance);
        if (!made.TryGetValue(row, out var machine))
        {
            made.Add(row, machine = new(row));
        }

        return machine.Permits(file, facts, out unmet);
    }

    private bool Permits(CaseFile file, Facts facts, out ICollection<string> unmet)
    {
        question = (file, facts);
        try
        {
            return machine.CanFire(move, out unmet);
        }
        finally
        {
            question = default;
        }
    }
}
