using System.Collections.Immutable;
using WarningGrid.Cases;

namespace WarningGrid.Leads;

// What a lead is told, and what it tells. Any order of sources is taken (design D5).

/// <summary>Case → lead: a case is Closed or Void.</summary>
/// <param name="Outcome">The case's outcome as a word: A to E for a talk and inquiry, NotApproved, Terminated, TakenOver; Discarded for a draft given up.</param>
/// <param name="FeedbackOn">When the named reporter was told within the case, where he was.</param>
[Alias("case.closed-for-lead")]
internal sealed record CaseClosedForLead(CaseNumber Case, string Outcome, DateOnly? FeedbackOn = null) : IMessage;

/// <summary>Case → lead: a further case was opened out of this one's outcome (DSP-02).</summary>
[Alias("case.opened-for-lead")]
internal sealed record CaseOpenedForLead(
    CaseNumber Case, CaseKind Kind, OfficialId? Official, UnitCode? Unit, string Ground) : IMessage;

/// <summary>Case → lead: a closed case is open again (DSP-11).</summary>
[Alias("case.reopened-for-lead")]
internal sealed record CaseReopenedForLead(CaseNumber Case) : IMessage;

/// <summary>Case → lead: a case was overturned on appeal and is void, whatever stage it had reached (APL-06).</summary>
[Alias("case.voided-for-lead")]
internal sealed record CaseVoidedForLead(CaseNumber Case) : IMessage;

/// <summary>Signal → lead: matches were confirmed or revoked after the registration (MAT-05).</summary>
[Alias("signal.targets-for-lead")]
internal sealed record TargetsForLead(ImmutableArray<LeadTarget> Targets) : IMessage;

/// <summary>Signal → lead: this person may have nothing to do with the lead (RCU-06); no cause is given.</summary>
[Alias("signal.bar-for-lead")]
internal sealed record BarForLead(OfficialId Person) : IMessage;

/// <summary>Lead → lead: the sender is merged into you.</summary>
[Alias("lead.merged-into")]
internal sealed record LeadMergedInto(
    LeadNumber From, DateOnly ReceivedOn, bool Named, ImmutableArray<SignalNumber> Signals) : IMessage;

/// <summary>Lead → lead: the sender is a lead of its own again.</summary>
[Alias("lead.unmerged-from")]
internal sealed record LeadUnmergedFrom(LeadNumber From) : IMessage;

/// <summary>Lead → merged lead: the one that went on is concluded.</summary>
[Alias("lead.concluded-for-merged")]
internal sealed record LeadConcludedForMerged(LeadNumber Survivor) : IMessage;

/// <summary>Lead → signal: what became of it, as <c>county.result.v1</c> says it.</summary>
/// <param name="Result">Adopted, NotAdopted, Merged, Transferred, InProgress or Closed.</param>
[Alias("lead.closed-for-signal")]
internal sealed record LeadClosedForSignal(LeadNumber Lead, string Result, DateOnly On) : IMessage;
