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
