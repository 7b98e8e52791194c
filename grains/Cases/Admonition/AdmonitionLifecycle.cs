using System.Collections.Immutable;
using static WarningGrid.Cases.Admonition.AdmonitionStages;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.CaseStep;

namespace WarningGrid.Cases.Admonition;

/// <summary>The table of spec 04 §4 for 警示诫勉, row by row. Read from the top, it is the procedure.</summary>
internal static class AdmonitionLifecycle
{
    public static readonly ImmutableArray<CaseStage> Stages = [AdmonitionStages.NoticeServed, SelfExaminationDue, UnderCorrection, FollowUp];

    private static readonly Gate Drafted = new("ADM.draft", (file, _) => AdmonitionFile.Of(file).Plan is not null);

    private static readonly Gate MidChecked = new("ADM.mid-check", (file, _) => AdmonitionFile.Of(file).MidChecked);

    private static readonly Gate NotMidChecked = new("ADM.mid-checked-before", (file, _) => !AdmonitionFile.Of(file).MidChecked);

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Goes(Draft, nameof(Submit), Review, Hands.Handler, Drafted),
        Stays(Draft, nameof(DraftAdmonition), Hands.Handler),

        Goes(Approved, nameof(ServeNotice), AdmonitionStages.NoticeServed, Hands.Handler).OnApproval(),

        Goes(AdmonitionStages.NoticeServed, nameof(RecordTalk), SelfExaminationDue, Hands.Handler).OnApproval() with { Only = IsForm(AdmonitionForm.Talk) },
        Goes(AdmonitionStages.NoticeServed, nameof(ServeLetter), SelfExaminationDue, Hands.Handler).OnApproval() with { Only = IsForm(AdmonitionForm.Letter) },

        Goes(SelfExaminationDue, nameof(Receive), UnderCorrection, Hands.Handler).OnApproval(),
        Stays(SelfExaminationDue, nameof(Return), Hands.Handler),
        .. CaseRows.Overdue(SelfExaminationDue, UnderCorrection),

        Stays(UnderCorrection, nameof(MidCheck), Hands.Handler, NotMidChecked),
        Goes(UnderCorrection, nameof(ReceiveReport), FollowUp, Hands.Subject | Hands.Handler, MidChecked),
        .. CaseRows.Overdue(UnderCorrection, FollowUp, MidChecked),

        CaseRows.ByTwo(FollowUp, nameof(Release), Closing, Hands.Handler | Hands.Reviewer),
        CaseRows.ByTwo(FollowUp, nameof(NotCorrected), Closing, Hands.Handler | Hands.Reviewer),
        CaseRows.TakenBack(FollowUp, Hands.Handler | Hands.Reviewer),

        .. from stage in new[] { Approved, AdmonitionStages.NoticeServed } from row in CaseRows.Extendable(stage) select row,
        .. Stages.Add(Approved).Select(stage => CaseRows.Editable(stage, nameof(DraftAdmonition))),
    ];

    private static Func<CaseFile, bool> IsForm(AdmonitionForm form) => file => AdmonitionFile.Of(file).Plan?.Form == form;
}
