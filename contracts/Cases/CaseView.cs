using System.Collections.Immutable;
using WarningGrid.Approvals;

namespace WarningGrid.Cases;

/// <summary>A case as its reader may see it. What the reader may not see is empty, never masked.</summary>
/// <param name="Sight">How much of the case this reader is shown.</param>
/// <param name="Outcome">E.g. <c>Accepted</c> or <c>NotApproved</c>; null while the case is open.</param>
/// <param name="Approval">The approval on its way, or the last one.</param>
/// <param name="Clocks">Deadlines, the running ones first.</param>
/// <param name="Moves">What may be done in this stage and by this reader, with what is still missing.</param>
/// <param name="Approved">The approval of the plan that stands.</param>
/// <param name="Appeal">The appeal against its measure, or the time to file one; null before anything was served.</param>
/// <param name="Details">What only this kind has, e.g. a <c>TalkInquiryView</c>.</param>
[GenerateSerializer, Immutable, Alias("case.view")]
public sealed record CaseView(
    [property: Id(0)] CaseNumber Number,
    [property: Id(1)] CaseKind Kind,
    [property: Id(2)] CaseStage Stage,
    [property: Id(3)] long Revision,
    [property: Id(4)] CaseSight Sight,
    [property: Id(5)] string? Outcome,
    [property: Id(6)] CaseSubject Subject,
    [property: Id(7)] LeadNumber? Lead,
    [property: Id(8)] OfficialId? Handler,
    [property: Id(9)] string? Ground,
    [property: Id(10)] ApprovalView? Approval,
    [property: Id(11)] ImmutableArray<CaseClock> Clocks,
    [property: Id(12)] ImmutableArray<CaseMoveView> Moves,
    [property: Id(13)] ImmutableArray<CaseDocument> Documents,
    [property: Id(14)] ImmutableArray<CaseProposal> Proposals,
    [property: Id(15)] CaseDetails? Details,
    [property: Id(16)] CaseCheckpoint? Checkpoint,
    [property: Id(17)] CaseApproval? Approved,
    [property: Id(18)] AppealView? Appeal = null) : IRevised;

/// <summary>What only one kind of case has; each kind derives its own from it in its folder.</summary>
[GenerateSerializer, Immutable, Alias("case.details")]
public abstract record CaseDetails;

/// <summary>How much a reader is shown (spec 09 §1).</summary>
[GenerateSerializer, Alias("case.sight")]
public enum CaseSight
{
    /// <summary>Status fields only (mark s).</summary>
    Status,

    /// <summary>What was served on this person or unit, and its clocks.</summary>
    Served,

    /// <summary>Everything but what is kept in the vault.</summary>
    Full,

    /// <summary>The document that was copied to this person (抄送), and that there is such a case.</summary>
    Copied,
}

/// <summary>Against whom: an official or a unit, with post, unit and cadre authority as of the opening (spec 04 §1).</summary>
/// <param name="Official">Null where the subject is the unit itself.</param>
/// <param name="Authority">County, City or Province.</param>
/// <param name="HeadsUnit">Whether the official is the unit's party head (一把手).</param>
[GenerateSerializer, Immutable, Alias("case.subject")]
public sealed record CaseSubject(
    [property: Id(0)] OfficialId? Official,
    [property: Id(1)] UnitCode? Unit,
    [property: Id(2)] PostCode? Post,
    [property: Id(3)] string? Authority,
    [property: Id(4)] bool HeadsUnit);

/// <summary>The approval of the plan that stands: what exactly was approved and whether it still is (DSP-04).</summary>
/// <param name="Stale">The plan was changed since: the next gate is closed until it is resubmitted and approved.</param>
[GenerateSerializer, Immutable, Alias("case.approval")]
public sealed record CaseApproval(
    [property: Id(0)] OfficialId Proposer,
    [property: Id(1)] OfficialId? Reviewer,
    [property: Id(2)] OfficialId? Approver,
    [property: Id(3)] long Revision,
    [property: Id(4)] string SnapshotSm3,
    [property: Id(5)] bool Stale);

/// <summary>A deadline of a case, with dates only: days left are for the reader's clock.</summary>
/// <param name="Id">Catalogue id and generation, e.g. <c>DL-17#1</c>.</param>
[GenerateSerializer, Immutable, Alias("case.clock")]
public sealed record CaseClock(
    [property: Id(0)] string Id, [property: Id(1)] string Status, [property: Id(2)] DateOnly Start,
    [property: Id(3)] DateOnly Due, [property: Id(4)] bool Provisional, [property: Id(5)] OfficialId? Holder);

/// <summary>One move of the stage's list.</summary>
/// <param name="Move">Its name, as it stands in <c>POST /cases/{number}/moves/{move}</c>.</param>
/// <param name="Open">Whether the reader may make it now.</param>
/// <param name="Missing">Gates that are not met; empty where it is open.</param>
[GenerateSerializer, Immutable, Alias("case.move-view")]
public sealed record CaseMoveView(
    [property: Id(0)] string Move, [property: Id(1)] bool Open, [property: Id(2)] ImmutableArray<RefusalItem> Missing);

/// <summary>How well a fact is shown (SEV-03), each step more than the one before.</summary>
[GenerateSerializer, Alias("case.evidence-standard")]
public enum EvidenceStandard
{
    /// <summary>一定佐证</summary>
    Corroborated,

    /// <summary>违规行为已经查实</summary>
    Established,

    /// <summary>达到诫勉以上处置的证据标准</summary>
    Measure,
}

/// <summary>The recusal list of a case (回避名单).</summary>
[GenerateSerializer, Immutable, Alias("case.recusals")]
public sealed record CaseRecusals([property: Id(0)] ImmutableArray<CaseRecusal> Persons);

/// <param name="Rule">E.g. <c>RCU-04</c>; of RCU-06 no more is known.</param>
[GenerateSerializer, Immutable, Alias("case.recusal")]
public sealed record CaseRecusal([property: Id(0)] OfficialId Person, [property: Id(1)] string Rule);

/// <summary>A two-person act that waits for its second hand.</summary>
[GenerateSerializer, Immutable, Alias("case.proposal")]
public sealed record CaseProposal(
    [property: Id(0)] string Act, [property: Id(1)] OfficialId By, [property: Id(2)] DateTimeOffset At);

/// <summary>Where the case's history stood when it was archived: unsigned, count and both heads in hexadecimal (DSP-14).</summary>
[GenerateSerializer, Immutable, Alias("case.checkpoint")]
public sealed record CaseCheckpoint(
    [property: Id(0)] long Count, [property: Id(1)] string Sm3, [property: Id(2)] string Sha256);
