using System.Collections.Immutable;
using Stateless;
using static WarningGrid.Cases.AppealStage;

namespace WarningGrid.Cases;

/// <summary>The machine of APL-01, beside the stages of a case: read from the top, it is the procedure.</summary>
/// <remarks>docs/lifecycles/appeal.mmd is drawn from this table. Who may do what, and the conditions of each, stand in <see cref="AppealRules"/>.</remarks>
internal static class AppealLifecycle
{
    public static readonly ImmutableArray<AppealStep> Rows =
    [
        new(None, nameof(FileAppeal), [Filed]),
        new(None, nameof(AdmitAppeal), [Filed]),
        new(Filed, nameof(TakeAppeal), [UnderReview]),
        new(Filed, nameof(WithdrawAppeal), [None]),
        new(UnderReview, nameof(DecideAppeal), [Upheld, Varied, Overturned]),
        new(Upheld, nameof(ServeAppealDecision), [Upheld]),
        new(Varied, nameof(ServeAppealDecision), [Varied]),
        new(Upheld, nameof(ApplyReReview), [ReReview]),
        new(Varied, nameof(ApplyReReview), [ReReview]),
        new(ReReview, nameof(DecideAppeal), [Upheld, Varied, Overturned]),
        new(ReReview, nameof(WithdrawAppeal), [Upheld, Varied]),
        new(Overturned, nameof(IssueClarification), [Overturned]),
    ];

    /// <summary>The table as a machine that stands in a stage.</summary>
    public static StateMachine<AppealStage, string> For(AppealStage stage)
    {
        var machine = new StateMachine<AppealStage, string>(stage);
        foreach (var row in Rows)
        {
            var from = machine.Configure(row.From);
            _ = row.Ends switch
            {
                [var end] when end == row.From => from.PermitReentry(row.Move),
                [var end] => from.Permit(row.Move, end),
                _ => from.PermitDynamic(
                    row.Move, () => row.Ends[0], row.Move,
                    [.. row.Ends.Select(end => new Stateless.Reflection.DynamicStateInfo(end.ToString(), ""))]),
            };
        }

        return machine;
    }

    /// <summary>Whether the stage lists the move.</summary>
    public static bool Lists(AppealStage stage, string move) => For(stage).CanFire(move);
}

/// <summary>One row: in this stage the move leads to one of those.</summary>
internal sealed record AppealStep(AppealStage From, string Move, ImmutableArray<AppealStage> Ends);
