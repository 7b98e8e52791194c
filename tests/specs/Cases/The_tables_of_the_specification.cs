using WarningGrid.House;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>The tables of spec 04 §4 as they are printed there, beside those of the code: a row that was dropped, added or bent shows here.</summary>
/// <remarks>
/// One line a row: stage, move, where to. Where a move has another name than the command of the specification the commands of
/// several stages have one name there (Return, Pass) or a move would bear the name of a common one.
/// </remarks>
public sealed class The_tables_of_the_specification
{
    private const string
        UnderWay = "ReportToSecretary RecommendUpgrade NoteTransfer PauseDeadline ResumeDeadline Terminate RejectTermination ChooseGoverningText",
        InStage = "Resubmit Pass Approve Reject ReturnTo Transfer Delegate AddSigner Cosign Hold Activate UrgeTask",
        WordsBehind = "GiveOpinion Withdraw",
        AtAnyTime = "AttachDocument DraftDocument SealDocument ChangeHandler Copy",
        Tasks = "Transfer Delegate AddSigner Cosign Hold Activate GiveOpinion UrgeTask ChooseGoverningText",
        ClosingSteps = "TellSubject GiveFeedback ReturnResult EnterArchive SetMeetingTask ProposeClosing OpenFollowing";

    private static readonly Dictionary<CaseKind, string> Own = new()
    {
        [CaseKind.TalkInquiry] = """
            Draft Submit Review
            Draft DraftPlan,CheckRedaction Draft
            Approved RecordTalk StatementDue
            StatementDue ReceiveStatement ReplyCheck
            Approved SendEntrustment Entrusted
            Entrusted RecordTalk MaterialsDue
            MaterialsDue ReturnMaterials ReplyCheck
            Approved ServeNotice ReplyDue
            ReplyDue DraftReply,Countersign ReplyDue
            ReplyDue Reply ReplyCheck
            ReplyCheck Accept ReplyCheck,Assessment
            ReplyCheck ReturnReply ReplyCheck,ReplyDue,StatementDue,MaterialsDue
            ReplyCheck WithdrawProposal ReplyCheck
            ReplyDue,StatementDue,Entrusted,MaterialsDue ProceedWithoutReply Assessment
            ReplyDue,StatementDue,Entrusted,MaterialsDue Urge,OrderDuty =
            Assessment Propose Assessment
            Assessment Approve Assessment,Closing,Approved
            Approved,StatementDue,ReplyDue AskExtension,GrantExtension,RefuseExtension =
            Approved,ReplyDue,StatementDue,Entrusted,MaterialsDue,ReplyCheck,Assessment DraftPlan,CheckRedaction =
            """,
        [CaseKind.Admonition] = """
            Draft Submit Review
            Draft DraftAdmonition Draft
            Review EvidenceOk Approval
            Approved ServeNotice NoticeServed
            NoticeServed RecordTalk,ServeLetter SelfExaminationDue
            SelfExaminationDue Receive,ProceedWithoutReply UnderCorrection
            SelfExaminationDue Return SelfExaminationDue
            UnderCorrection MidCheck UnderCorrection
            UnderCorrection ReceiveReport,ProceedWithoutReply FollowUp
            SelfExaminationDue,UnderCorrection Urge,OrderDuty =
            FollowUp Release,NotCorrected FollowUp,Closing
            FollowUp WithdrawProposal FollowUp
            Approved,NoticeServed AskExtension,GrantExtension,RefuseExtension =
            Approved,NoticeServed,SelfExaminationDue,UnderCorrection,FollowUp DraftAdmonition =
            """,
        [CaseKind.CorrectionOrder] = """
            Draft Submit Review
            Draft DraftOrder Draft
            Approved Serve PlanDue
            PlanDue ReceivePlan InProgress
            PlanDue Return PlanDue
            InProgress ReceiveReport UnderReview
            InProgress AskContinuing Continuing
            UnderReview WriteOff UnderReview,WrittenOff
            UnderReview Return UnderReview,Rework
            UnderReview Fail UnderReview,Failed
            UnderReview WithdrawProposal UnderReview
            Rework ReceiveReport UnderReview
            Continuing ReportMilestone Continuing
            Continuing ReceiveReport UnderReview
            PlanDue,InProgress,Rework,Continuing ProceedWithoutReply Failed
            PlanDue,InProgress,Rework,Continuing Urge,OrderDuty =
            WrittenOff,Failed Finish Closing
            InProgress,Continuing AskExtension,GrantExtension,RefuseExtension =
            Approved,PlanDue,InProgress,UnderReview,Rework,Continuing,WrittenOff,Failed DraftOrder =
            """,
        [CaseKind.PreventiveTalk] = """
            Draft Submit Review
            Draft DraftTalk Draft
            Approved RecordTalk Held
            Held SignPledge PledgeSigned
            Held,PledgeSigned Finish Closing
            Approved DraftTalk Approved
            """,
        [CaseKind.Criticism] = """
            Draft Submit Review
            Draft DraftCriticism Draft
            Approved Serve AckDue,SelfReviewDue
            Approved IssueCircular Closing
            Approved ServeDraft,AnswerDraft,CastVote Approved
            Approved DecideCensure Approved,Closing
            AckDue Acknowledge,ProceedWithoutReply Closing
            SelfReviewDue ReceiveReview Judging
            SelfReviewDue ProceedWithoutReply Closing
            AckDue,SelfReviewDue Urge,OrderDuty =
            Judging Accept Closing
            Judging Return SelfReviewDue
            Approved,AckDue,SelfReviewDue,Judging DraftCriticism =
            """,
        [CaseKind.Accountability] = """
            Draft Submit Hearing
            Draft DraftProposal Draft
            Hearing DraftProposal Hearing
            Hearing RecordHearing Review
            Review Pass CollectiveDecision
            CollectiveDecision CastVote CollectiveDecision
            CollectiveDecision Decide Decided,Closing
            CollectiveDecision ReturnTo Draft
            CollectiveDecision Withdraw Review
            Decided Serve Execution
            Execution Executed Closing
            """,
        [CaseKind.Filing] = """
            Draft Submit Review
            Draft DraftFiling Draft
            Approved Package Packaged
            Packaged HandOver HandedOver
            HandedOver RecordReceipt ResultAwaited
            HandedOver ReturnedByOrgan Packaged
            ResultAwaited ReceiveResult Closing
            Approved DraftFiling Approved
            """,
    };

    public static TheoryData<CaseKind> Kinds() => Every_table.Kinds();

    [Theory, MemberData(nameof(Kinds))]
    public void Row_by_row_they_are_those_of_the_code(CaseKind kind)
    {
        var printed = Printed(kind).ToHashSet();
        var built = (from row in CaseLifecycle.Rows(CaseKinds.Of(kind)!) from end in row.Ends select $"{row.From.Value} {row.Move} {end.Value}").ToHashSet();
        Offences.None(printed.Except(built).Select(row => "dropped: " + row).Concat(built.Except(printed).Select(row => "not printed: " + row)));
    }

    private static IEnumerable<string> Printed(CaseKind kind)
    {
        var own = Rows(Own[kind]).ToArray();
        var replaced = own.Select(row => string.Join(' ', row.Split(' ')[..2])).ToHashSet();
        return own.Concat(Common(kind).SelectMany(Rows).Where(row => !replaced.Contains(string.Join(' ', row.Split(' ')[..2]))));
    }

    // Draft → Review → Approval → Approved → the kind's → Closing → Closed → Archived (DSP-11, DSP-15…17).
    private static IEnumerable<string> Common(CaseKind kind)
    {
        var collective = kind is CaseKind.Accountability;
        var (approval, approved) = collective ? ("CollectiveDecision", "Decided") : ("Approval", "Approved");
        var working = string.Join(',', CaseKinds.Of(kind)!.Stages.Select(stage => stage.Value).Prepend(approved));
        yield return "Draft Submit Review\nDraft Discard Void,Closing";
        yield return $"Review {(kind is CaseKind.Admonition ? "EvidenceOk" : "Pass")} {approval}\nReview Reject Closing\nReview ReturnTo Draft\nReview Withdraw Draft,Review";
        if (!collective)
        {
            yield return "Approval Approve Approved\nApproval Reject Closing\nApproval ReturnTo Draft,Review\nApproval Withdraw Review,Approval";
        }

        yield return $"Review {List(Tasks)} =";
        yield return $"{approval} {(collective ? "UrgeTask,GiveOpinion,ChooseGoverningText" : List(Tasks))} =";
        yield return $"{working} {List(UnderWay)} =";
        if (!collective)
        {
            yield return $"{working},Closing {List(WordsBehind)} =";
        }

        // Inside the stages in which a plan can be written anew.
        yield return kind switch
        {
            CaseKind.PreventiveTalk or CaseKind.Filing => $"Approved {List(InStage)} =",
            CaseKind.Accountability => "",
            _ => $"{working} {List(InStage)} =",
        };
        yield return $"{working} ApproveTermination Closing";
        yield return $"Draft,Review,{approval},{working} TransferToSuperior Closing";
        yield return $"Draft,Review,{approval},{working},Closing{(collective ? ",Hearing" : "")} {List(AtAnyTime)} =";
        yield return $"Closing {List(ClosingSteps)} Closing";
        yield return "Closing Close Closed\nClosed Archive Archived\nClosed Reopen Review\nVoid Archive Archived";
    }

    private static string List(string words) => string.Join(',', words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    // "A,B Move,Other C,D": each of the stages, each of the moves, each of the ends; = where it stays.
    private static IEnumerable<string> Rows(string table) =>
        from line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = line.Split(' ')
        from stage in parts[0].Split(',')
        from move in parts[1].Split(',')
        from end in parts[2].Split(',')
        select $"{stage} {move} {(end is "=" ? stage : end)}";
}
