using Stateless;

namespace WarningGrid.Rules;

/// <summary>What can be done with a version.</summary>
internal enum RulePackMove { Draft, Publish, Discard }

/// <summary>The stage table of a version; drawn in docs/lifecycles/rule-pack.mmd. Nothing leads out of Published (RP-06).</summary>
internal static class RulePackLifecycle
{
    public static StateMachine<RulePackStage, RulePackMove> Table(RulePackStage stage)
    {
        var table = new StateMachine<RulePackStage, RulePackMove>(stage);
        table.Configure(RulePackStage.Draft)
            .PermitReentry(RulePackMove.Draft)
            .Permit(RulePackMove.Publish, RulePackStage.Published)
            .Permit(RulePackMove.Discard, RulePackStage.Discarded);
        return table;
    }
}
