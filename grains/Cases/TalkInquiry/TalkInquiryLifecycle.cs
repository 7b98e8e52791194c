using System.Collections.Immutable;
using static WarningGrid.Cases.CaseStep;
using static WarningGrid.Cases.CaseStage;
using static WarningGrid.Cases.TalkInquiry.TalkInquiryStages;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>The table of spec 04 §4 for 谈话函询, row by row. Read from the top, it is the procedure.</summary>
internal static class TalkInquiryLifecycle
{
    private const Hands Unit = Hands.UnitHead | Hands.UnitDisciplineHead | Hands.UnitContact;

    public static readonly ImmutableArray<CaseStage> Stages =
        [StatementDue, Entrusted, MaterialsDue, ReplyDue, ReplyCheck, Assessment];

    public static readonly ImmutableArray<CaseStep> Rows =
    [
        Goes(
            Draft, nameof(Submit), Review, Hands.Handler, TalkInquiryGates.Plan, TalkInquiryGates.Mode, TalkInquiryGates.Questions,
            TalkInquiryGates.SafetyPlan, TalkInquiryGates.Redacted),
        Stays(Draft, nameof(DraftPlan), Hands.Handler),
        Stays(Draft, nameof(CheckRedaction), Hands.Handler, TalkInquiryGates.Plan),

        Started(InquiryMode.Talk, nameof(RecordTalk), StatementDue),
        Goes(StatementDue, nameof(ReceiveStatement), ReplyCheck, Hands.Subject | Hands.Handler),

        Started(InquiryMode.Entrusted, nameof(SendEntrustment), Entrusted),
        Goes(Entrusted, nameof(RecordTalk), MaterialsDue, Hands.UnitHead | Hands.UnitDisciplineHead),
        Goes(MaterialsDue, nameof(ReturnMaterials), ReplyCheck, Unit | Hands.Handler),

        Started(InquiryMode.Inquiry, nameof(ServeNotice), ReplyDue),
        Stays(ReplyDue, nameof(DraftReply), Hands.Subject),
        Stays(ReplyDue, nameof(Countersign), Hands.UnitHead, TalkInquiryGates.ReplyDrafted),
        Goes(ReplyDue, nameof(Reply), ReplyCheck, Hands.Subject | Hands.Handler),

        new CaseStep(
            ReplyCheck, nameof(Accept), Hands.Handler | Hands.Reviewer, file => Confirmed(file, nameof(Accept), Assessment),
            [ReplyCheck, Assessment], []).OnApproval(),
        new CaseStep(
            ReplyCheck, nameof(ReturnReply), Hands.Handler | Hands.Reviewer,
            file => Confirmed(file, nameof(ReturnReply), TalkInquiryFile.Of(file).RepliedIn ?? ReplyDue),
            [ReplyCheck, ReplyDue, StatementDue, MaterialsDue], []).OnApproval(),
        CaseRows.TakenBack(ReplyCheck, Hands.Handler | Hands.Reviewer),

        .. from stage in new[] { ReplyDue, StatementDue, Entrusted, MaterialsDue } from row in CaseRows.Overdue(stage, Assessment) select row,

        Stays(Assessment, nameof(Propose), Hands.Handler, CaseGates.NothingWaits).OnApproval(),
        new CaseStep(
            Assessment, nameof(Approve), Hands.Approver, Decided, [Assessment, Closing, Approved], [])
        {
            Only = CaseLifecycle.ApprovalWaits,
        },

        .. from stage in new[] { Approved, StatementDue, ReplyDue } from row in CaseRows.Extendable(stage) select row,
        .. from stage in Stages.Add(Approved) from row in Editable(stage) select row,
    ];

    // "Approved (Talk)": which move leads out of Approved follows from the plan's mode.
    private static CaseStep Started(InquiryMode mode, string move, CaseStage to) =>
        Goes(Approved, move, to, Hands.Handler, TalkInquiryGates.ChiefReported).OnApproval() with
        {
            Only = file => TalkInquiryFile.Of(file).IsMode(mode),
        };

    // A plan can be changed after its approval; that closes the next gate until it is approved again (DSP-04).
    private static IEnumerable<CaseStep> Editable(CaseStage stage) =>
    [
        CaseRows.Editable(stage, nameof(DraftPlan)),
        CaseRows.Editable(stage, nameof(CheckRedaction)),
        Stays(stage, nameof(Resubmit), Hands.Handler, CaseGates.Changed, TalkInquiryGates.Redacted),
    ];

    private static CaseStage Confirmed(CaseFile file, string act, CaseStage then) =>
        file.Pending.Find(act) is null ? file.Stage : then;

    private static CaseStage Decided(CaseFile file) =>
        file.Matter is ApprovalMatter.Plan ? Assessment
        : TalkInquiryFile.Of(file).Proposed?.Outcome is InquiryOutcome.SecondRound ? Approved
        : Closing;
}
