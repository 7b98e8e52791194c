using System.Collections.Immutable;

namespace WarningGrid.Cases.TalkInquiry;

// What happens only to a talk or inquiry (谈话函询), in the order of its life.

[Alias("talk-inquiry.plan-drafted")]
internal sealed record PlanDrafted(InquiryPlan Plan) : IEvent;

/// <param name="QuestionsSm3">Of exactly the questions that were checked (DSP-10).</param>
[Alias("talk-inquiry.redaction-checked")]
internal sealed record RedactionChecked(string QuestionsSm3, string Note) : IEvent;

/// <param name="Entrusted">Whether the unit's heads held it on commission.</param>
[Alias("talk-inquiry.talk-held")]
internal sealed record TalkHeld(
    DateOnly On, ImmutableArray<OfficialId> Interviewers, string Place, int Document, bool Entrusted) : IEvent;

[Alias("talk-inquiry.statement-received")]
internal sealed record StatementReceived(ImmutableArray<ReplyAnswer> Answers, PaperIntake? Paper) : IEvent;

[Alias("talk-inquiry.entrustment-sent")]
internal sealed record EntrustmentSent(OfficialId Entrusted, int Document, ServiceReceipt Receipt) : IEvent;

[Alias("talk-inquiry.materials-returned")]
internal sealed record MaterialsReturned(ImmutableArray<ReplyAnswer> Answers, PaperIntake? Paper) : IEvent;

[Alias("talk-inquiry.notice-served")]
internal sealed record NoticeServed(int Document, ServiceReceipt Receipt, OfficialId? CopyTo) : IEvent;

[Alias("talk-inquiry.reply-drafted")]
internal sealed record ReplyDrafted(ImmutableArray<ReplyAnswer> Answers) : IEvent;

/// <param name="AnswersSm3">Of exactly the answers that were countersigned.</param>
[Alias("talk-inquiry.reply-countersigned")]
internal sealed record ReplyCountersigned(string AnswersSm3, OfficialId By, string Opinion) : IEvent;

[Alias("talk-inquiry.reply-received")]
internal sealed record ReplyReceived(ImmutableArray<ReplyAnswer> Answers, PaperIntake? Paper) : IEvent;

/// <param name="Unanswered">Questions marked 未答清.</param>
[Alias("talk-inquiry.reply-accepted")]
internal sealed record ReplyAccepted(ImmutableArray<int> Unanswered) : IEvent;

[Alias("talk-inquiry.reply-returned")]
internal sealed record ReplyReturned(ImmutableArray<ReturnedItem> Items) : IEvent;

[Alias("talk-inquiry.outcome-proposed")]
internal sealed record OutcomeProposed(Propose Proposal) : IEvent;

/// <summary>A, B, D or E was approved: the inquiry ends.</summary>
[Alias("talk-inquiry.outcome-approved")]
internal sealed record OutcomeApproved(InquiryOutcome Outcome, ImmutableArray<CaseKind> Measures, LeadNumber? NewLead) : IEvent;

/// <summary>C was approved: another round, on the plan that this same approval binds (DSP-04).</summary>
[Alias("talk-inquiry.second-round-began")]
internal sealed record SecondRoundBegan(int Round, InquiryPlan Plan, long Revision, string Sm3) : IEvent;
