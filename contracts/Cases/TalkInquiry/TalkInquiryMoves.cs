using System.Collections.Immutable;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>Writes or changes the plan (谈话函询方案). After an approval this makes it stale (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.draft-plan")]
public sealed record DraftPlan([property: Id(0)] InquiryPlan Plan) : CaseMove;

/// <summary>Signs that the questions hold no original letter, reporter data or unique facts (DSP-10).</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.check-redaction")]
public sealed record CheckRedaction([property: Id(0)] string Note) : CaseMove;

/// <summary>Records a talk that was held: by the team, or by the unit's heads where it was entrusted to them.</summary>
/// <param name="Document">The attached 谈话记录 or 谈话情况反馈单 (D-BL, D-WT).</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.record-talk")]
public sealed record RecordTalk(
    [property: Id(0)] DateOnly HeldOn,
    [property: Id(1)] ImmutableArray<OfficialId> Interviewers,
    [property: Id(2)] string Place,
    [property: Id(3)] bool SignedByInterviewers,
    [property: Id(4)] bool SignedBySubject,
    [property: Id(5)] int Document,
    [property: Id(6)] TalkPurpose Purpose = TalkPurpose.Supervision) : CaseMove;

/// <summary>Receives the subject's written statement after a talk (书面说明).</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.receive-statement")]
public sealed record ReceiveStatement(
    [property: Id(0)] ImmutableArray<ReplyAnswer> Answers, [property: Id(1)] PaperIntake? Paper = null) : CaseMove;

/// <summary>Entrusts the talk to the unit's party head, by a served notice.</summary>
/// <param name="Document">The sealed 委托谈话通知书 (D-WT).</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.send-entrustment")]
public sealed record SendEntrustment(
    [property: Id(0)] OfficialId Entrusted, [property: Id(1)] int Document, [property: Id(2)] ServiceReceipt Receipt) : CaseMove;

/// <summary>The unit returns the materials of an entrusted talk.</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.return-materials")]
public sealed record ReturnMaterials(
    [property: Id(0)] ImmutableArray<ReplyAnswer> Answers, [property: Id(1)] PaperIntake? Paper = null) : CaseMove;

/// <summary>Serves the inquiry notice; the copy goes to the unit's party head unless that is the subject.</summary>
/// <param name="Document">The sealed 函询通知书 (D-HX).</param>
/// <param name="CopyTo">The unit's party head.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.serve-notice")]
public sealed record ServeNotice(
    [property: Id(0)] int Document, [property: Id(1)] ServiceReceipt Receipt, [property: Id(2)] OfficialId? CopyTo = null) : CaseMove;

/// <summary>The subject writes his reply; it is sent by <see cref="Reply"/> once it is countersigned.</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.draft-reply")]
public sealed record DraftReply([property: Id(0)] ImmutableArray<ReplyAnswer> Answers) : CaseMove;

/// <summary>The unit's party head countersigns the drafted reply (签字背书).</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.countersign")]
public sealed record Countersign([property: Id(0)] string Opinion) : CaseMove;

/// <summary>The subject sends the reply; or the handler enters one that came on paper.</summary>
/// <param name="Answers">Question by question; those of the countersigned draft.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.reply")]
public sealed record Reply(
    [property: Id(0)] ImmutableArray<ReplyAnswer> Answers, [property: Id(1)] PaperIntake? Paper = null) : CaseMove;

/// <summary>The reply is accepted: proposed by the handler, confirmed by the reviewer with the same content.</summary>
/// <param name="Unanswered">Questions marked 未答清; only after the last return.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.accept")]
public sealed record Accept([property: Id(0)] ImmutableArray<int> Unanswered) : CaseMove;

/// <summary>The reply goes back for the questions named, each with its reason (退回重办, DSP-08).</summary>
[GenerateSerializer, Immutable, Alias("talk-inquiry.return-reply")]
public sealed record ReturnReply([property: Id(0)] ImmutableArray<ReturnedItem> Items) : CaseMove;

/// <summary>Proposes how the inquiry ends: A–E (处置意见).</summary>
/// <param name="Document">The attached 处置意见.</param>
/// <param name="Measures">B: the kinds of case it should open.</param>
/// <param name="Next">C: the plan and questions of the second round.</param>
/// <param name="RedactionNote">C: the signed redaction check of those questions.</param>
[GenerateSerializer, Immutable, Alias("talk-inquiry.propose")]
public sealed record Propose(
    [property: Id(0)] InquiryOutcome Outcome,
    [property: Id(1)] string Opinion,
    [property: Id(2)] int Document,
    [property: Id(3)] ImmutableArray<CaseKind> Measures = default,
    [property: Id(4)] InquiryPlan? Next = null,
    [property: Id(5)] string? RedactionNote = null) : CaseMove;
