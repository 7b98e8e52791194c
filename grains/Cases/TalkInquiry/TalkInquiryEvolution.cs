using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Documents;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>How a talk or inquiry remembers its own events, and where they lead.</summary>
internal static class TalkInquiryEvolution
{
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = TalkInquiryFile.Of(file);
        return recorded.Event switch
        {
            PlanDrafted e => CaseEvolution.Stale(file) with { Own = own with { Plan = e.Plan } },
            DocumentAttached e when IsBound(file, e.Kind) => CaseEvolution.Stale(file),
            RedactionChecked e => file with { Own = own with { CheckedSm3 = e.QuestionsSm3 } },
            TalkHeld e => Interviewed(file, e, recorded) with
            {
                Stage = e.Entrusted ? TalkInquiryStages.MaterialsDue : TalkInquiryStages.StatementDue,
                SubjectServed = true,
                Own = own with { ServedOn = own.ServedOn ?? e.On },
            },
            EntrustmentSent e => file with
            {
                Stage = TalkInquiryStages.Entrusted,
                UnitServed = true,
                ServedDocuments = file.ServedDocuments.Add(e.Document),
                Own = own with { Entrusted = e.Entrusted },
            },
            NoticeServed e => file with
            {
                Stage = TalkInquiryStages.ReplyDue,
                SubjectServed = true,
                UnitServed = file.UnitServed || e.CopyTo is not null,
                ServedDocuments = file.ServedDocuments.Add(e.Document),
                Own = own with { ServedOn = e.Receipt.Date },
            },
            ReplyDrafted e => file with { Own = own with { Draft = e.Answers, CountersignedSm3 = null } },
            ReplyCountersigned e => file with { Own = own with { CountersignedSm3 = e.AnswersSm3 } },
            StatementReceived e => Answered(file, own, own.Over(e.Answers)),
            MaterialsReturned e => Answered(file, own, own.Over(e.Answers)),
            ReplyReceived e => Answered(file, own, own.Over(e.Answers)),
            ReplyReturned => file with
            {
                Stage = own.RepliedIn!.Value,
                Own = own with { Returns = own.Returns + 1, Draft = [], CountersignedSm3 = null },
            },
            ReplyAccepted e => file with { Stage = TalkInquiryStages.Assessment, Own = own with { Unanswered = e.Unanswered } },
            ProceededWithoutReply => file with { Stage = TalkInquiryStages.Assessment, Own = own with { Unanswered = own.Open } },
            OutcomeProposed e => file with { Matter = ApprovalMatter.Outcome, Own = own with { Proposed = e.Proposal } },
            ApprovalRejected or ApprovalReturned { Acting: null } or ApprovalWithdrawn { Acting: null }
                when file.Matter is ApprovalMatter.Outcome => file with { Own = own with { Proposed = null } },
            OutcomeApproved e => CaseEvolution.Ended(file, e.Outcome.ToString()) with
            {
                Own = own with { Outcome = e.Outcome, Measures = e.Measures, Proposed = null },
            },
            SecondRoundBegan e => Again(file, own, e),
            CaseReopened => file with { Own = own with { Outcome = null, Measures = [], Proposed = null } },
            CaseTerminated => file with { Own = own with { Proposed = null } },
            _ => file,
        };
    }

    // Documents of the plan's approval: the plan, and the notice or entrustment that is still to be served on it.
    private static bool IsBound(CaseFile file, string kind) =>
        kind is DocumentKinds.Plan
        || (file.Stage == CaseStage.Approved && kind is DocumentKinds.InquiryNotice or DocumentKinds.Entrustment);

    private static CaseFile Answered(CaseFile file, TalkInquiryFile own, System.Collections.Immutable.ImmutableArray<ReplyAnswer> answers) =>
        file with
        {
            Stage = TalkInquiryStages.ReplyCheck,
            Own = own with { Answers = answers, RepliedIn = file.Stage, Draft = [], CountersignedSm3 = null },
        };

    private static CaseFile Interviewed(CaseFile file, TalkHeld talk, Recorded recorded) =>
        talk.Interviewers.Aggregate(file, (seen, interviewer) => seen with
        {
            Involvements = seen.Involvements.Note(interviewer, Capacity.Interviewer, recorded.OccurredAt),
        });

    // The approval of C is the approval of the new plan: nobody is asked twice (spec 04 §4, outcomes).
    private static CaseFile Again(CaseFile file, TalkInquiryFile own, SecondRoundBegan e) => file with
    {
        Stage = CaseStage.Approved,
        Approved = new(
            file.Chain!.Proposers[0], CaseEvolution.ReviewerOf(file.Chain), file.Chain.Opinions.Last(opinion => !opinion.Stale).By,
            e.Revision, e.Sm3),
        Matter = ApprovalMatter.Plan,
        Own = own with
        {
            Plan = e.Plan, CheckedSm3 = TalkInquiryFile.Sm3(e.Plan.Questions), Round = e.Round, ServedOn = null, Entrusted = null,
            Draft = [], CountersignedSm3 = null, Answers = [], Returns = 0, Unanswered = [], Proposed = null,
        },
    };
}
