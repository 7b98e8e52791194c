using System.Collections.Immutable;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.CaseStep;

namespace WarningGrid.Cases.PreventiveTalk;

/// <summary>The line of spec 04 §4 for 预警谈话. Read from the top, it is the procedure.</summary>
internal static class PreventiveTalkLifecycle
{
    public static readonly ImmutableArray<CaseStage> Stages = [PreventiveTalkStages.Held, PreventiveTalkStages.PledgeSigned];

    private static readonly Gate Drafted = new("PVT.draft", (file, _) => PreventiveTalkFile.Of(file).Plan is not null);

    private static readonly Gate Attached = new("PVT.no-pledge", (file, _) => PreventiveTalkFile.Of(file).PledgeAttached);

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Goes(Draft, nameof(Submit), Review, Hands.Handler, Drafted),
        Stays(Draft, nameof(DraftTalk), Hands.Handler),
        Goes(Approved, nameof(RecordTalk), PreventiveTalkStages.Held, Hands.Handler).OnApproval(),
        Goes(PreventiveTalkStages.Held, nameof(SignPledge), PreventiveTalkStages.PledgeSigned, Hands.Subject | Hands.Handler, Attached),
        Goes(PreventiveTalkStages.Held, nameof(Finish), Closing, Hands.Handler),
        Goes(PreventiveTalkStages.PledgeSigned, nameof(Finish), Closing, Hands.Handler),
        CaseRows.Editable(Approved, nameof(DraftTalk)),
    ];
}
