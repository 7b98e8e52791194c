using System.Collections.Immutable;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.CaseStep;
using static WarningGrid.Cases.Filing.FilingStages;

namespace WarningGrid.Cases.Filing;

/// <summary>The line of spec 04 §4 for 立案移送. Read from the top, it is the procedure.</summary>
internal static class FilingLifecycle
{
    public static readonly ImmutableArray<CaseStage> Stages = [Packaged, HandedOver, ResultAwaited];

    private static readonly Gate Drafted = new("FIL.draft", (file, _) => FilingFile.Of(file).Plan is not null);

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Goes(Draft, nameof(Submit), Review, Hands.Handler, Drafted),
        Stays(Draft, nameof(DraftFiling), Hands.Handler),
        Goes(Approved, nameof(Package), Packaged, Hands.Handler).OnApproval(),
        Goes(Packaged, nameof(HandOver), HandedOver, Hands.Handler).OnApproval(),
        Goes(HandedOver, nameof(RecordReceipt), ResultAwaited, Hands.Handler),
        Goes(HandedOver, nameof(ReturnedByOrgan), Packaged, Hands.Handler),
        Goes(ResultAwaited, nameof(ReceiveResult), Closing, Hands.Handler),
        CaseRows.Editable(Approved, nameof(DraftFiling)),
    ];
}
