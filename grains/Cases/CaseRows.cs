using System.Collections.Immutable;
using static WarningGrid.Cases.CaseStep;

namespace WarningGrid.Cases;

/// <summary>Rows that several kinds have in stages of their own, written once.</summary>
internal static class CaseRows
{
    /// <summary>Whatever the stage, an overdue duty is urged, then ordered; then a deputy leader may go on without it (DSP-09).</summary>
    public static IEnumerable<CaseStep> Overdue(CaseStage stage, CaseStage then, params ImmutableArray<Gate> gates) =>
    [
        Stays(stage, nameof(Urge), Hands.Handler),
        Stays(stage, nameof(OrderDuty), Hands.Handler),
        Goes(stage, nameof(ProceedWithoutReply), then, Hands.DeputyLeader, [CaseGates.Urged, CaseGates.Ordered, .. gates]).OnApproval(),
    ];

    /// <summary>The stage's duty can be given more time (DSP-07).</summary>
    public static IEnumerable<CaseStep> Extendable(CaseStage stage) =>
    [
        Stays(stage, nameof(AskExtension), Hands.Handler | Hands.Subject),
        Stays(stage, nameof(GrantExtension), Hands.Extender),
        Stays(stage, nameof(RefuseExtension), Hands.Extender),
    ];

    /// <summary>What the approval binds can be changed after it; that closes the next gate until it is approved again (DSP-04).</summary>
    public static CaseStep Editable(CaseStage stage, string move) => Stays(stage, move, Hands.Handler, CaseGates.NothingWaits);

    /// <summary>The first of two hands takes its word back, while the second is waited for (spec 04 §2).</summary>
    public static CaseStep TakenBack(CaseStage stage, Hands by) =>
        Stays(stage, nameof(WithdrawProposal), by) with { Only = file => !file.Pending.Waiting.IsEmpty };

    /// <summary>A two-person act: the first hand leaves the stage, the second leads on (spec 04 §2).</summary>
    public static CaseStep ByTwo(CaseStage stage, string move, CaseStage then, Hands by, params ImmutableArray<Gate> gates) =>
        new CaseStep(stage, move, by, file => file.Pending.Find(move) is null ? stage : then, [stage, then], gates).OnApproval();
}
