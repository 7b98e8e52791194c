using System.Collections.Immutable;
using WarningGrid.Approvals;

namespace WarningGrid.Cases;

// What reviewer or approver may do with the task before their word (审批动作, spec 04 §2).

/// <summary>Hands the caller's review or approval over (转办) to one who may act there; from then on only he acts.</summary>
[GenerateSerializer, Immutable, Alias("case.transfer-task")]
public sealed record Transfer([property: Id(0)] OfficialId To, [property: Id(1)] string Reason) : CaseMove;

/// <summary>Asks one person for his opinion (委派); whoever asked decides.</summary>
[GenerateSerializer, Immutable, Alias("case.delegate")]
public sealed record Delegate([property: Id(0)] OfficialId To, [property: Id(1)] string Question) : CaseMove;

/// <summary>Asks for further opinions, before the caller's word or behind it (加签).</summary>
[GenerateSerializer, Immutable, Alias("case.add-signer")]
public sealed record AddSigner(
    [property: Id(0)] ImmutableArray<OfficialId> Signers, [property: Id(1)] SignerPlace Place, [property: Id(2)] string Question)
    : CaseMove;

/// <summary>Asks several to agree beside the caller (会签): all of them must.</summary>
[GenerateSerializer, Immutable, Alias("case.cosign")]
public sealed record Cosign(
    [property: Id(0)] ImmutableArray<OfficialId> Signers, [property: Id(1)] string Question) : CaseMove;

/// <summary>The answer of whoever was asked: delegate, added signer, cosigner.</summary>
/// <param name="Agrees">Only a cosigner's no holds the step up.</param>
[GenerateSerializer, Immutable, Alias("case.give-opinion")]
public sealed record GiveOpinion([property: Id(0)] string Opinion, [property: Id(1)] bool Agrees = true) : CaseMove;

/// <summary>Reminds whoever has to review or approve (催办), at most once a working day.</summary>
[GenerateSerializer, Immutable, Alias("case.urge-task")]
public sealed record UrgeTask : CaseMove;

/// <summary>Puts the caller's review or approval aside (挂起); its deadline runs on.</summary>
[GenerateSerializer, Immutable, Alias("case.hold")]
public sealed record Hold([property: Id(0)] string Reason) : CaseMove;

/// <summary>Takes it up again (激活).</summary>
[GenerateSerializer, Immutable, Alias("case.activate")]
public sealed record Activate : CaseMove;

/// <summary>Gives others one document of the case to read (抄送), and nothing else of it; that ends with the case.</summary>
/// <param name="Document">Its number on this case.</param>
[GenerateSerializer, Immutable, Alias("case.copy")]
public sealed record Copy(
    [property: Id(0)] int Document, [property: Id(1)] ImmutableArray<OfficialId> To) : CaseMove;
