using System.Collections.Immutable;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.CaseStep;
using static WarningGrid.Cases.Criticism.CriticismStages;

namespace WarningGrid.Cases.Criticism;

/// <summary>The table of spec 04 §4 for 批评教育, row by row. Read from the top, it is the procedure.</summary>
internal static class CriticismLifecycle
{
    public static readonly ImmutableArray<CaseStage> Stages = [AckDue, SelfReviewDue, Judging];

    private static readonly Gate Drafted = new("CRI.draft", (file, _) => CriticismFile.Of(file).Plan is not null);

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Goes(Draft, nameof(Submit), Review, Hands.Handler, Drafted),
        Stays(Draft, nameof(DraftCriticism), Hands.Handler),

        // Serve is one command: its destination follows from the form.
        new CaseStep(
            Approved, nameof(Serve), Hands.Handler,
            file => CriticismFile.Of(file).IsForm(CriticismForm.OrderedReview) ? SelfReviewDue : AckDue, [AckDue, SelfReviewDue], [])
        {
            Only = file => !IsCensure(file),
            NeedsApproval = true,
        },
        Goes(Approved, nameof(IssueCircular), Closing, Hands.Handler).OnApproval() with { Only = IsCensure },

        Goes(AckDue, nameof(Acknowledge), Closing, Hands.Subject | Hands.Handler),
        .. CaseRows.Overdue(AckDue, Closing),

        Goes(SelfReviewDue, nameof(ReceiveReview), Judging, Hands.Subject | Hands.Handler),
        .. CaseRows.Overdue(SelfReviewDue, Closing),

        Goes(Judging, nameof(Accept), Closing, Hands.Handler).OnApproval(),
        Goes(Judging, nameof(Return), SelfReviewDue, Hands.Handler).OnApproval(),

        .. Stages.Add(Approved).Select(stage => CaseRows.Editable(stage, nameof(DraftCriticism))),
    ];

    /// <summary>A circular that criticises a unit is issued, not served.</summary>
    public static bool IsCensure(CaseFile file) =>
        file.Subject.Official is null && CriticismFile.Of(file).IsForm(CriticismForm.CircularCriticism);
}
