using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Cases;

namespace WarningGrid.Leads;

// What happened to a lead, in the order of its life. Stored for good: members are added at the end.

/// <summary>A signal became a lead.</summary>
[Alias("lead.registered")]
internal sealed record LeadRegistered(
    LeadNumber Number, SignalNumber Signal, string Channel, bool Named, DateOnly ReceivedOn, ImmutableArray<LeadTarget> Targets,
    string? Category, bool AssignedFromAbove, bool Forwarded = false) : IEvent;

[Alias("lead.accepted")]
internal sealed record LeadAccepted(ImmutableArray<LeadTarget> Targets) : IEvent;

[Alias("lead.transferred")]
internal sealed record LeadTransferred(LeadDestination To, string Reason) : IEvent;

[Alias("lead.merged")]
internal sealed record LeadMerged(LeadNumber Into, string Reason) : IEvent;

[Alias("lead.unmerged")]
internal sealed record LeadUnmerged(string Reason) : IEvent;

/// <param name="Unit">The handler's unit on that day: his section chief watches over the task.</param>
[Alias("lead.assigned")]
internal sealed record LeadAssigned(OfficialId Handler, UnitCode? Unit) : IEvent;

[Alias("lead.reassigned")]
internal sealed record LeadReassigned(OfficialId Person, UnitCode? Unit, string Reason) : IEvent;

[Alias("lead.task-accepted")]
internal sealed record LeadTaskAccepted : IEvent;

[Alias("lead.task-declined")]
internal sealed record LeadTaskDeclined(OfficialId By, string Reason) : IEvent;

/// <summary>A person is recused from this lead by declaration or by the vault, outwardly alike and without cause (RCU-06).</summary>
[Alias("lead.person-barred")]
internal sealed record LeadPersonBarred(OfficialId Person) : IEvent;

[Alias("lead.disposition-proposed")]
internal sealed record DispositionProposed(LeadProposal Proposal) : IEvent;

[Alias("lead.decided")]
internal sealed record LeadDecided(LeadMode Mode) : IEvent;

/// <param name="Plan">Null where a case's outcome led here: a plan is then still to be approved.</param>
[Alias("lead.verification-began")]
internal sealed record LeadVerificationBegan(VerificationPlan? Plan) : IEvent;

[Alias("lead.plan-submitted")]
internal sealed record VerificationPlanSubmitted(VerificationPlan Plan) : IEvent;

[Alias("lead.plan-approved")]
internal sealed record VerificationPlanApproved : IEvent;

[Alias("lead.report-signed")]
internal sealed record VerificationReportSigned(LeadProposal Report, OfficialId By) : IEvent;

[Alias("lead.report-withdrawn")]
internal sealed record VerificationReportWithdrawn(OfficialId By) : IEvent;

[Alias("lead.verification-reported")]
internal sealed record VerificationReported(LeadProposal Report) : IEvent;

[Alias("lead.shelved")]
internal sealed record LeadShelved : IEvent;

[Alias("lead.shelf-reviewed")]
internal sealed record ShelvedLeadReviewed(string Note) : IEvent;

[Alias("lead.reactivated")]
internal sealed record LeadReactivated(Reactivation Ground, string Note) : IEvent;

[Alias("lead.taken-up")]
internal sealed record LeadTakenUp(CaseNumber Case, CaseKind Kind, LeadTarget Target, string Ground) : IEvent;

[Alias("lead.case-ended")]
internal sealed record LeadCaseEnded(CaseNumber Case, string Outcome) : ILeavesRevision;

/// <summary>A case that had ended was overturned on appeal (APL-06).</summary>
[Alias("lead.case-voided")]
internal sealed record LeadCaseVoided(CaseNumber Case) : ILeavesRevision;

[Alias("lead.case-reopened")]
internal sealed record LeadCaseReopened(CaseNumber Case) : IEvent;

/// <summary>No case was approved: the lead is the handler's again.</summary>
[Alias("lead.returned-to-handler")]
internal sealed record LeadReturnedToHandler : IEvent;

[Alias("lead.closed")]
internal sealed record LeadClosed(LeadCloseType CloseType) : IEvent;

/// <summary>Checked and found untrue: the reported are owed a clarification (澄清, LED-02).</summary>
[Alias("lead.clarification-owed")]
internal sealed record LeadClarificationOwed(ImmutableArray<LeadTarget> Targets) : IEvent;

[Alias("lead.reopened")]
internal sealed record LeadReopened(LeadDocument Evidence, string Reason) : IEvent;

[Alias("lead.progress-recorded")]
internal sealed record LeadProgressRecorded(string Note) : IEvent;

[Alias("lead.feedback-recorded")]
internal sealed record LeadFeedbackRecorded(LeadFeedback Feedback, string Manner, DateOnly On, LeadDocument? Proof) : IEvent;

/// <summary>More time was asked for.</summary>
/// <param name="Approver">Whose role grants it, by the lead's own packs (DLB-02).</param>
[Alias("lead.extension-asked")]
internal sealed record LeadExtensionAsked(
    string Catalogue, int Count, DateOnly On, OfficialId By, string Reason, Role Approver) : IEvent;

/// <summary>More time was granted or refused; the deadline's own event says until when.</summary>
[Alias("lead.extension-answered")]
internal sealed record LeadExtensionAnswered(string Catalogue, bool Granted, string? Opinion) : IEvent;

/// <summary>The petitioner asked for 复查, or after it for 复核 (DL-05).</summary>
[Alias("lead.review-applied")]
internal sealed record LeadReviewApplied(DateOnly On, LeadDocument? Proof) : IEvent;

[Alias("lead.review-decided")]
internal sealed record LeadReviewDecided(bool Upheld, DateOnly On, LeadDocument Decision) : IEvent;

// What other aggregates caused here.

[Alias("lead.targets-changed")]
internal sealed record LeadTargetsChanged(ImmutableArray<LeadTarget> Targets) : IEvent;

/// <summary>Another lead was merged into this one: the earliest receipt date counts for DL-12 (LED-03).</summary>
[Alias("lead.absorbed")]
internal sealed record LeadAbsorbed(
    LeadNumber From, DateOnly ReceivedOn, bool Named, ImmutableArray<SignalNumber> Signals) : ILeavesRevision;

[Alias("lead.released")]
internal sealed record LeadReleased(LeadNumber From) : ILeavesRevision;

/// <summary>The lead that this one was merged into is concluded: this one's reporter is now owed an answer (LED-03).</summary>
[Alias("lead.survivor-concluded")]
internal sealed record LeadSurvivorConcluded(LeadNumber Survivor) : ILeavesRevision;
