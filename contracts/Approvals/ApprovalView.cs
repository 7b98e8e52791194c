using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Approvals;

/// <summary>An approval as its reader sees it: what was put forward, who has spoken, whose turn it is.</summary>
/// <param name="Act">What is to be approved, e.g. <c>Lead.Verification</c>.</param>
/// <param name="Revision">The revision that the approval binds (DSP-04).</param>
/// <param name="Sm3">SM3 of the bound snapshot, in hexadecimal.</param>
/// <param name="Node">The step that acts next; null when it is over.</param>
/// <param name="Role">The role that acts next; null when it is over or only the superior organ is left (RCU-09).</param>
[GenerateSerializer, Immutable, Alias("approval.view")]
public sealed record ApprovalView(
    [property: Id(0)] string Act,
    [property: Id(1)] ApprovalStanding Standing,
    [property: Id(2)] long Revision,
    [property: Id(3)] string Sm3,
    [property: Id(4)] string? Node,
    [property: Id(5)] Role? Role,
    [property: Id(6)] ImmutableArray<OfficialId> Proposers,
    [property: Id(7)] ImmutableArray<OpinionView> Opinions,
    [property: Id(8)] TaskView? Task = null);

/// <summary>The task at the step that acts next, and whose words are still waited for.</summary>
/// <param name="Holder">To whom it was handed over; null where anybody of the role may act.</param>
/// <param name="HeldFor">Why it was put aside; null where it was not.</param>
/// <param name="UrgedOn">The day on which it was last urged.</param>
[GenerateSerializer, Immutable, Alias("approval.task")]
public sealed record TaskView(
    [property: Id(0)] OfficialId? Holder, [property: Id(1)] string? HeldFor, [property: Id(2)] DateOnly? UrgedOn,
    [property: Id(3)] ImmutableArray<AskedView> Asked);

/// <summary>A word that was asked for.</summary>
/// <param name="Agrees">Null while it has not been given.</param>
[GenerateSerializer, Immutable, Alias("approval.asked")]
public sealed record AskedView(
    [property: Id(0)] string Node, [property: Id(1)] AskedFor For, [property: Id(2)] OfficialId Person, [property: Id(3)] OfficialId By,
    [property: Id(4)] string Question, [property: Id(5)] bool? Agrees);

/// <summary>One person's word in an approval.</summary>
/// <param name="Stale">It no longer counts: the matter was sent back behind it.</param>
[GenerateSerializer, Immutable, Alias("approval.opinion")]
public sealed record OpinionView(
    [property: Id(0)] string Node, [property: Id(1)] ApprovalVerb Verb, [property: Id(2)] OfficialId By, [property: Id(3)] Role As,
    [property: Id(4)] DateTimeOffset At, [property: Id(5)] string? Text, [property: Id(6)] bool Stale);

/// <summary>What a person may do at a step (审批动作, spec 04 §2). Words are added at the end.</summary>
[GenerateSerializer, Alias("approval.verb")]
public enum ApprovalVerb { Approve, Reject, ReturnTo, Withdraw, Transfer, Delegate, AddSigner, Cosign, Urge, Hold }

/// <summary>Where an approval stands.</summary>
[GenerateSerializer, Alias("approval.standing")]
public enum ApprovalStanding { Running, Approved, Rejected, Returned, Withdrawn }

/// <summary>Whether an added signer speaks before the step's word or behind it (加签前/后).</summary>
[GenerateSerializer, Alias("approval.signer-place")]
public enum SignerPlace { Before, After }

/// <summary>As what a person was asked for his word.</summary>
[GenerateSerializer, Alias("approval.asked-for")]
public enum AskedFor { Delegate, SignerBefore, SignerAfter, Cosigner }

/// <summary>A member's vote.</summary>
[GenerateSerializer, Alias("accountability.ballot")]
public enum Ballot { For, Against, Abstained }
