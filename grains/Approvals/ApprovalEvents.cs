using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Approvals;

// What happens in an approval: ordinary events of the aggregate whose matter it is.

[Alias("approval.begun")]
internal sealed record ApprovalBegun(
    string Act, ImmutableArray<OfficialId> Proposers, ApprovalBinding Bound, ImmutableArray<ApprovalNode> Nodes, Role Acting)
    : IEvent;

/// <param name="As">The role in which it was given.</param>
/// <param name="Revision">The revision that was seen.</param>
/// <param name="Next">The role that acts at the next step; null where this was the last.</param>
[Alias("approval.given")]
internal sealed record ApprovalGiven(
    string Node, OfficialId By, Role As, string? Opinion, long Revision, Role? Next) : IEvent;

[Alias("approval.rejected")]
internal sealed record ApprovalRejected(string Node, OfficialId By, Role As, string Opinion) : IEvent;

/// <param name="To">An earlier step, or <c>propose</c>.</param>
/// <param name="Acting">The role that acts there; null where it is back with whoever put it forward.</param>
[Alias("approval.returned")]
internal sealed record ApprovalReturned(string From, string To, OfficialId By, Role As, string Opinion, Role? Acting) : IEvent;

/// <inheritdoc cref="ApprovalReturned"/>
[Alias("approval.withdrawn")]
internal sealed record ApprovalWithdrawn(string To, OfficialId By, Role? Acting) : IEvent;

/// <summary>The task at a step was handed over: from now on it is one person's.</summary>
[Alias("approval.task-transferred")]
internal sealed record ApprovalTaskTransferred(string Node, OfficialId To, OfficialId By, string Reason) : IEvent;

/// <summary>Others were asked for their word: a delegate, added signers, cosigners.</summary>
[Alias("approval.words-asked")]
internal sealed record ApprovalWordsAsked(
    string Node, AskedFor For, ImmutableArray<OfficialId> Persons, OfficialId By, string Question) : IEvent;

/// <param name="As">The role for whose step it was given.</param>
[Alias("approval.word-given")]
internal sealed record ApprovalWordGiven(string Node, AskedFor For, OfficialId By, Role As, bool Agrees, string Opinion) : IEvent;

/// <summary>Whoever handed the task over or asked for words took it back, before anybody had acted.</summary>
[Alias("approval.task-taken-back")]
internal sealed record ApprovalTaskTakenBack(string Node, OfficialId By) : IEvent;

/// <param name="On">The working day for which it counts.</param>
[Alias("approval.task-urged")]
internal sealed record ApprovalTaskUrged(string Node, OfficialId By, DateOnly On) : IEvent;

[Alias("approval.task-held")]
internal sealed record ApprovalTaskHeld(string Node, OfficialId By, string Reason) : IEvent;

[Alias("approval.task-activated")]
internal sealed record ApprovalTaskActivated(string Node, OfficialId By) : IEvent;
