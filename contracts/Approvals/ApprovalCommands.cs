namespace WarningGrid.Approvals;

/// <summary>Agrees at the step that is the caller's (同意). At the review step this passes it on to the approver.</summary>
[GenerateSerializer, Immutable, Alias("approval.approve")]
public sealed record Approve([property: Id(0)] string? Opinion = null);

/// <summary>Does not agree (不同意). An opinion must be given.</summary>
[GenerateSerializer, Immutable, Alias("approval.reject")]
public sealed record Reject([property: Id(0)] string Opinion);

/// <summary>Sends it back to an earlier node (退回到任意节点); later opinions no longer count.</summary>
/// <param name="Node"><c>propose</c> or the name of an earlier step, e.g. <c>review</c>.</param>
[GenerateSerializer, Immutable, Alias("approval.return-to")]
public sealed record ReturnTo([property: Id(0)] string Node, [property: Id(1)] string Opinion);

/// <summary>Takes back what the caller sent on, until the next person has acted (撤回).</summary>
[GenerateSerializer, Immutable, Alias("approval.withdraw")]
public sealed record Withdraw;
