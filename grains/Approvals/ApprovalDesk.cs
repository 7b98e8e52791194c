using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Rules;

namespace WarningGrid.Approvals;

/// <summary>What the rules of an approval work with: the chain as it stands, the matter's clocks and packs, and who could act.</summary>
internal sealed record ApprovalDesk(ApprovalChain? Chain, DeadlineBook Clocks, PackVersions Packs, RuleSet Rules, Bench Bench)
{
    // DL-13 has a limit of its own for each role; a step that is entered again is its next generation.
    private static string Clock(Role acting) => $"DL-13.{acting}";

    /// <summary>The step's deadline begins. Where one person alone can act it is his.</summary>
    public IEvent StartStep(Role acting, Facts facts) =>
        DeadlineRules.Start(
            Clocks, Clock(acting), facts.Today, Packs, facts, Bench.Holding(acting) is [var only] ? only : null, handler: null);

    public IEnumerable<IEvent> MeetStep(Role acting, Facts facts) =>
        DeadlineRules.Meet(Clocks, Clock(acting), facts.Now, proven: true, facts);

    public IEnumerable<IEvent> CancelStep(Role acting) => DeadlineRules.Cancel(Clocks, Clock(acting), "returned");
}
