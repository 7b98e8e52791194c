using System.Collections.Immutable;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.CaseStep;
using static WarningGrid.Cases.CorrectionOrder.CorrectionOrderStages;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>The table of spec 04 §4 for 责令纠错, row by row. Read from the top, it is the procedure.</summary>
internal static class CorrectionOrderLifecycle
{
    private const Hands Ordered = Hands.Subject | Hands.UnitContact | Hands.Handler;

    private const Hands Judges = Hands.WarningOfficer | Hands.CompetentUnit;

    public static readonly ImmutableArray<CaseStage> Stages = [PlanDue, InProgress, UnderReview, Rework, Continuing, WrittenOff, Failed];

    private static readonly Gate Drafted = new("COR.draft", (file, _) => CorrectionOrderFile.Of(file).Plan is not null);

    private static readonly Gate LongerGranted = new("COR.extension", (file, _) => file.Clocks.Open("DL-40") is { Extensions: > 0 });

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Goes(Draft, nameof(Submit), Review, Hands.Handler, Drafted),
        Stays(Draft, nameof(DraftOrder), Hands.Handler),

        Goes(Approved, nameof(Serve), PlanDue, Hands.Handler).OnApproval(),

        Goes(PlanDue, nameof(ReceivePlan), InProgress, Hands.Handler).OnApproval(),
        Stays(PlanDue, nameof(Return), Hands.Handler),
        .. CaseRows.Overdue(PlanDue, Failed),

        Goes(InProgress, nameof(ReceiveReport), UnderReview, Ordered),
        Goes(InProgress, nameof(AskContinuing), Continuing, Ordered, LongerGranted),
        .. CaseRows.Overdue(InProgress, Failed),

        CaseRows.ByTwo(UnderReview, nameof(WriteOff), WrittenOff, Judges),
        CaseRows.ByTwo(UnderReview, nameof(Return), Rework, Judges),
        CaseRows.ByTwo(UnderReview, nameof(Fail), Failed, Judges),
        CaseRows.TakenBack(UnderReview, Judges),

        Goes(Rework, nameof(ReceiveReport), UnderReview, Ordered),
        .. CaseRows.Overdue(Rework, Failed),

        Stays(Continuing, nameof(ReportMilestone), Ordered),
        Goes(Continuing, nameof(ReceiveReport), UnderReview, Ordered),
        .. CaseRows.Overdue(Continuing, Failed),

        Goes(WrittenOff, nameof(Finish), Closing, Hands.Handler).OnApproval(),
        Goes(Failed, nameof(Finish), Closing, Hands.Handler).OnApproval(),

        .. from stage in new[] { InProgress, Continuing } from row in CaseRows.Extendable(stage) select row with
        {
            // Beyond what the pack allows in all, the discipline secretary grants it.
            By = row.Move is nameof(AskExtension) ? row.By | Hands.UnitContact : row.By | Hands.DisciplineSecretary,
        },
        .. Stages.Add(Approved).Select(stage => CaseRows.Editable(stage, nameof(DraftOrder))),
    ];
}
