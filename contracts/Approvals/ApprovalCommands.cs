using System.Collections.Immutable;

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

/// <summary>What a person at a step may do with his task before his word, or when his word was asked for (审批动作, spec 04 §2).</summary>
[GenerateSerializer, Immutable, Alias("approval.task-act")]
public abstract record TaskAct;

/// <summary>Hands the task over (转办): whoever gets it may act there and is none of the hands so far; from then on only he acts.</summary>
[GenerateSerializer, Immutable, Alias("approval.transfer")]
public sealed record Transfer([property: Id(0)] OfficialId To, [property: Id(1)] string Reason) : TaskAct;

/// <summary>Asks one person for his opinion (委派): he gives it, whoever asked decides.</summary>
[GenerateSerializer, Immutable, Alias("approval.delegate")]
public sealed record Delegate([property: Id(0)] OfficialId To, [property: Id(1)] string Question) : TaskAct;

/// <summary>Asks for further opinions, before this step's word or behind it (加签).</summary>
[GenerateSerializer, Immutable, Alias("approval.add-signer")]
public sealed record AddSigner(
    [property: Id(0)] ImmutableArray<OfficialId> Signers, [property: Id(1)] SignerPlace Place, [property: Id(2)] string Question) : TaskAct;

/// <summary>Asks several to approve beside the caller (会签): all of them must.</summary>
[GenerateSerializer, Immutable, Alias("approval.cosign")]
public sealed record Cosign([property: Id(0)] ImmutableArray<OfficialId> Signers, [property: Id(1)] string Question) : TaskAct;

/// <summary>The answer of somebody who was asked: delegate, added signer or cosigner.</summary>
/// <param name="Agrees">Only a cosigner's no holds the step up; of others it is an opinion.</param>
[GenerateSerializer, Immutable, Alias("approval.give-opinion")]
public sealed record GiveOpinion([property: Id(0)] string Opinion, [property: Id(1)] bool Agrees = true) : TaskAct;

/// <summary>Reminds whoever has to act (催办): at most once a working day for one task.</summary>
[GenerateSerializer, Immutable, Alias("approval.urge")]
public sealed record UrgeTask : TaskAct;

/// <summary>Puts the caller's task aside (挂起); its deadline runs on.</summary>
[GenerateSerializer, Immutable, Alias("approval.hold")]
public sealed record Hold([property: Id(0)] string Reason) : TaskAct;

/// <summary>Takes a task up again that was put aside (激活).</summary>
[GenerateSerializer, Immutable, Alias("approval.activate")]
public sealed record Activate : TaskAct;
