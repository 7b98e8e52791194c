using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>One row of a lifecycle: in this stage this move leads there, by these hands, if these gates are met.</summary>
/// <param name="Move">Name of the move's record.</param>
/// <param name="To">Where it leads for this file; one of <paramref name="Ends"/>.</param>
/// <param name="NeedsApproval">Whether it is a gate of DSP-04: closed while the approval is stale.</param>
internal sealed record CaseStep(
    CaseStage From, string Move, Hands By, Func<CaseFile, CaseStage> To, ImmutableArray<CaseStage> Ends,
    ImmutableArray<Gate> Gates, bool NeedsApproval = false)
{
    /// <summary>Whether the stage lists the move for this file: the table says "Approved (Talk)". Null: always.</summary>
    public Func<CaseFile, bool>? Only { get; init; }

    /// <summary>Whose act it is for this file instead of <see cref="By"/>; null for nobody else's.</summary>
    public Func<CaseFile, Hands?>? Instead { get; init; }

    public bool IsActOf(CaseFile file, Hands hands) => ((Instead?.Invoke(file) ?? By) & hands) != 0;

    /// <summary>Leads onward: backwards and out of the case nobody is held up.</summary>
    public bool IsGate => Ends.Any(end => end != From) && From != CaseStage.Draft && !Back.Contains(Move)
        && From != CaseStage.Closing && From != CaseStage.Closed && From != CaseStage.Void;

    private static readonly FrozenSet<string> Back = FrozenSet.ToFrozenSet(
    [
        nameof(Withdraw), nameof(Reject), nameof(ReturnTo), nameof(ApproveTermination), nameof(TransferToSuperior),
    ]);

    public bool Lists(CaseFile file) => From == file.Stage && Only?.Invoke(file) is not false;

    /// <summary>The move leads to one stage.</summary>
    public static CaseStep Goes(CaseStage from, string move, CaseStage to, Hands by, params ImmutableArray<Gate> gates) =>
        new(from, move, by, _ => to, [to], gates);

    /// <summary>The move leaves the stage as it is.</summary>
    public static CaseStep Stays(CaseStage stage, string move, Hands by, params ImmutableArray<Gate> gates) =>
        Goes(stage, move, stage, by, gates);

    /// <summary>The same row, closed while the approval is stale (DSP-04).</summary>
    public CaseStep OnApproval() => this with { NeedsApproval = true };
}

/// <summary>A condition that the file itself meets or not. Its code has a sentence that the reader is shown.</summary>
internal sealed record Gate(string Code, Func<CaseFile, Facts, bool> Met);
