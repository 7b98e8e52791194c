using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Cases;

namespace WarningGrid.Leads;

/// <summary>A lead as its reader may see it: status fields for all who may know of it, the rest for whose task it is.</summary>
/// <param name="Moves">What this reader may do in this stage, with what is still missing.</param>
/// <param name="Content">Null where the reader sees status fields only (mark s, ACL-01).</param>
[GenerateSerializer, Immutable, Alias("lead.view")]
public sealed record LeadView(
    [property: Id(0)] LeadNumber Number,
    [property: Id(1)] long Revision,
    [property: Id(2)] LeadStage Stage,
    [property: Id(3)] DateOnly ReceivedOn,
    [property: Id(4)] ImmutableArray<LeadClock> Clocks,
    [property: Id(5)] ImmutableArray<LeadMoveView> Moves,
    [property: Id(6)] LeadContent? Content) : IRevised;

/// <summary>What a lead is about.</summary>
/// <param name="Signals">The signals it was registered from, those of leads merged into it included.</param>
/// <param name="Named">Whether a named reporter waits for an answer; never who.</param>
/// <param name="FeedbackDue">Leads whose reporters are owed an answer on what becomes of this one: itself and those merged into it (LED-03).</param>
/// <param name="ClarificationOwed">Checked and found untrue: the reported are owed a clarification (LED-02).</param>
/// <param name="MergedInto">The lead that goes on, where this one is merged.</param>
[GenerateSerializer, Immutable, Alias("lead.content")]
public sealed record LeadContent(
    [property: Id(0)] ImmutableArray<SignalNumber> Signals,
    [property: Id(1)] string Channel,
    [property: Id(2)] string? Category,
    [property: Id(3)] bool Named,
    [property: Id(4)] bool AssignedFromAbove,
    [property: Id(5)] ImmutableArray<LeadTarget> Targets,
    [property: Id(6)] OfficialId? Handler,
    [property: Id(7)] bool TaskAccepted,
    [property: Id(8)] ImmutableArray<OfficialId> Team,
    [property: Id(9)] LeadProposal? Proposal,
    [property: Id(10)] LeadMode? DecidedMode,
    [property: Id(11)] ApprovalView? Approval,
    [property: Id(12)] ImmutableArray<OfficialId> ReportSignedBy,
    [property: Id(13)] ImmutableArray<LeadCase> Cases,
    [property: Id(14)] ImmutableArray<LeadProgress> Progress,
    [property: Id(15)] LeadNumber? MergedInto,
    [property: Id(16)] ImmutableArray<LeadNumber> FeedbackDue,
    [property: Id(17)] bool ClarificationOwed,
    [property: Id(18)] LeadExtension? Extension = null);

/// <summary>More time that was asked for and not yet answered.</summary>
/// <param name="Count">In the unit the catalogue extends this duty by.</param>
[GenerateSerializer, Immutable, Alias("lead.extension")]
public sealed record LeadExtension(
    [property: Id(0)] string Catalogue, [property: Id(1)] int Count, [property: Id(2)] DateOnly AskedOn,
    [property: Id(3)] OfficialId AskedBy, [property: Id(4)] string Reason);

/// <summary>What was last put forward, whether decided or not.</summary>
/// <param name="Report">The findings, where it is the report of a verification.</param>
[GenerateSerializer, Immutable, Alias("lead.proposal")]
public sealed record LeadProposal(
    [property: Id(0)] LeadMode Mode,
    [property: Id(1)] string Reasons,
    [property: Id(2)] LeadDocument? Minutes,
    [property: Id(3)] LeadCloseType? CloseType,
    [property: Id(4)] LeadDestination? Destination,
    [property: Id(5)] VerificationPlan? Plan,
    [property: Id(6)] LeadDocument? Report);

/// <summary>A case that this lead opened.</summary>
/// <param name="Outcome">How it ended; null while it is open.</param>
[GenerateSerializer, Immutable, Alias("lead.case")]
public sealed record LeadCase(
    [property: Id(0)] CaseNumber Number, [property: Id(1)] CaseKind Kind, [property: Id(2)] LeadTarget Target,
    [property: Id(3)] string? Outcome);

/// <summary>A progress note (LED-04).</summary>
[GenerateSerializer, Immutable, Alias("lead.progress")]
public sealed record LeadProgress(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] OfficialId By, [property: Id(2)] string Note);

/// <summary>A deadline of a lead; days left are for the reader's clock.</summary>
/// <param name="Id">Catalogue id and generation, e.g. <c>DL-12#1</c>.</param>
[GenerateSerializer, Immutable, Alias("lead.clock")]
public sealed record LeadClock(
    [property: Id(0)] string Id, [property: Id(1)] string Status, [property: Id(2)] DateOnly Start,
    [property: Id(3)] DateOnly Due, [property: Id(4)] bool Provisional);

/// <summary>One move of the stage's list that the reader's role knows.</summary>
/// <param name="Open">Whether the reader may make it now.</param>
/// <param name="Missing">What still stands against it; empty where it is open.</param>
[GenerateSerializer, Immutable, Alias("lead.move-view")]
public sealed record LeadMoveView(
    [property: Id(0)] string Move, [property: Id(1)] bool Open, [property: Id(2)] ImmutableArray<RefusalItem> Missing);

/// <summary>The answer to <see cref="OpenCase"/>: the case, and the lead as it now stands.</summary>
[GenerateSerializer, Immutable, Alias("lead.opened-case")]
public sealed record OpenedCase([property: Id(0)] CaseNumber Case, [property: Id(1)] LeadView Lead) : IRevised
{
    /// <summary>The lead's revision.</summary>
    public long Revision => Lead.Revision;
}
