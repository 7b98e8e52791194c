using System.Collections.Immutable;
using WarningGrid.Cases;

namespace WarningGrid.Leads;

/// <summary>Takes the lead on. Every target must be matched, or be marked 对象不明 here by its place in the list.</summary>
/// <param name="UnknownTargets">Places (from 0) of targets that nobody can be matched to.</param>
[GenerateSerializer, Immutable, Alias("lead.accept")]
public sealed record AcceptLead([property: Id(0)] ImmutableArray<int> UnknownTargets = default);

/// <summary>Hands an out-of-scope lead to whom it belongs. Never to its target's unit (LED-05).</summary>
[GenerateSerializer, Immutable, Alias("lead.transfer")]
public sealed record TransferLead([property: Id(0)] LeadDestination To, [property: Id(1)] string Reason);

/// <summary>Joins this lead to another that says the same; the other one goes on (LED-03).</summary>
[GenerateSerializer, Immutable, Alias("lead.merge")]
public sealed record MergeLead([property: Id(0)] LeadNumber Into, [property: Id(1)] string Reason);

/// <summary>Undoes a merger: both leads are as they would have been (LED-03).</summary>
[GenerateSerializer, Immutable, Alias("lead.unmerge")]
public sealed record UnmergeLead([property: Id(0)] string Reason);

/// <summary>Gives the lead to a handler, who is neither recused nor the custodian himself.</summary>
[GenerateSerializer, Immutable, Alias("lead.assign")]
public sealed record AssignLead([property: Id(0)] OfficialId Handler);

/// <summary>Gives the task to another person: after a refusal, a conflict or a recusal (RCU-07). A registered lead's triage likewise.</summary>
[GenerateSerializer, Immutable, Alias("lead.reassign")]
public sealed record ReassignLead([property: Id(0)] OfficialId Person, [property: Id(1)] string Reason);

/// <summary>The assigned handler takes the task (ACL-05, DL-61).</summary>
[GenerateSerializer, Immutable, Alias("lead.accept-task")]
public sealed record AcceptTask;

/// <summary>The assigned handler does not take the task.</summary>
[GenerateSerializer, Immutable, Alias("lead.decline-task")]
public sealed record DeclineTask([property: Id(0)] string Reason);

/// <summary>The assigned handler declares a conflict of interest: he loses access at once, no cause is asked (RCU-06).</summary>
[GenerateSerializer, Immutable, Alias("lead.declare-conflict")]
public sealed record DeclareConflict;

/// <summary>Puts a disposition forward, resting on the minutes of the collective screening.</summary>
/// <param name="Minutes">Minutes of the collective screening (集体排查会议纪要).</param>
/// <param name="CloseType">For <see cref="LeadMode.Close"/>.</param>
/// <param name="Destination">For <see cref="LeadMode.Transfer"/>.</param>
/// <param name="Plan">For <see cref="LeadMode.Verification"/>.</param>
[GenerateSerializer, Immutable, Alias("lead.propose")]
public sealed record ProposeDisposition(
    [property: Id(0)] LeadMode Mode,
    [property: Id(1)] string Reasons,
    [property: Id(2)] LeadDocument? Minutes,
    [property: Id(3)] LeadCloseType? CloseType = null,
    [property: Id(4)] LeadDestination? Destination = null,
    [property: Id(5)] VerificationPlan? Plan = null);

/// <summary>Puts the plan of a verification forward that began without one, because a case ended in it.</summary>
[GenerateSerializer, Immutable, Alias("lead.submit-plan")]
public sealed record SubmitPlan([property: Id(0)] VerificationPlan Plan);

/// <summary>Signs the verification report. Sent by every member of the team with the same content; the last one submits it.</summary>
/// <param name="Findings">What was found, as a document.</param>
/// <param name="Mode">What the report proposes (LED-06).</param>
[GenerateSerializer, Immutable, Alias("lead.submit-report")]
public sealed record SubmitReport(
    [property: Id(0)] LeadDocument Findings,
    [property: Id(1)] LeadMode Mode,
    [property: Id(2)] string Reasons,
    [property: Id(3)] LeadCloseType? CloseType = null,
    [property: Id(4)] LeadDestination? Destination = null);

/// <summary>Opens a case against one target of a lead that was decided for this kind. Its number is the answer.</summary>
/// <param name="Official">The target, where it is an official.</param>
/// <param name="Unit">The target, where it is a unit.</param>
/// <param name="Ground">Ground code of the kind.</param>
[GenerateSerializer, Immutable, Alias("lead.open-case")]
public sealed record OpenCase(
    [property: Id(0)] CaseKind Kind, [property: Id(1)] OfficialId? Official, [property: Id(2)] UnitCode? Unit,
    [property: Id(3)] string Ground);

/// <summary>Notes that a shelved lead was looked through again and stays where it is (DL-52).</summary>
[GenerateSerializer, Immutable, Alias("lead.review-shelved")]
public sealed record ReviewShelved([property: Id(0)] string Note);

/// <summary>Takes a shelved lead up again.</summary>
[GenerateSerializer, Immutable, Alias("lead.reactivate")]
public sealed record ReactivateLead([property: Id(0)] Reactivation Ground, [property: Id(1)] string Note);

/// <summary>Opens a closed lead again on new evidence.</summary>
[GenerateSerializer, Immutable, Alias("lead.reopen")]
public sealed record ReopenLead([property: Id(0)] LeadDocument? Evidence, [property: Id(1)] string Reason);

/// <summary>The monthly word on where an open lead stands (LED-04).</summary>
[GenerateSerializer, Immutable, Alias("lead.record-progress")]
public sealed record RecordProgress([property: Id(0)] string Note);

/// <summary>Records what the reporter or the source was told, and when. Never to whom.</summary>
/// <param name="On">The date on which it was given; null means today.</param>
/// <param name="Proof">What proves the date; without it the day of recording counts (CAL-04).</param>
[GenerateSerializer, Immutable, Alias("lead.record-feedback")]
public sealed record RecordFeedback(
    [property: Id(0)] LeadFeedback Feedback, [property: Id(1)] string Manner, [property: Id(2)] DateOnly? On = null,
    [property: Id(3)] LeadDocument? Proof = null);
