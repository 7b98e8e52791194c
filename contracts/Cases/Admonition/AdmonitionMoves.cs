using System.Collections.Immutable;

namespace WarningGrid.Cases.Admonition;

/// <summary>Writes or changes what is held against the subject and what he is to correct. After an approval this makes it stale (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("admonition.draft")]
public sealed record DraftAdmonition([property: Id(0)] AdmonitionPlan Plan) : CaseMove;

/// <summary>The reviewer finds that the evidence meets the standard of an admonition, and sends it to the approver.</summary>
/// <param name="Document">The attached 证据核对表.</param>
[GenerateSerializer, Immutable, Alias("admonition.evidence-ok")]
public sealed record EvidenceOk(
    [property: Id(0)] int Document, [property: Id(1)] EvidenceStandard Standard, [property: Id(2)] string? Opinion = null) : CaseMove;

/// <summary>Serves the notice: its service date is the decision date, and the effect starts with it.</summary>
/// <param name="Document">The sealed 诫勉谈话通知书 (D-JM).</param>
/// <param name="CopyTo">The unit's party head, unless that is the subject.</param>
[GenerateSerializer, Immutable, Alias("admonition.serve-notice")]
public sealed record ServeNotice(
    [property: Id(0)] int Document, [property: Id(1)] ServiceReceipt Receipt, [property: Id(2)] OfficialId? CopyTo = null) : CaseMove;

/// <summary>Records the admonition talk with its four parts.</summary>
/// <param name="Document">The attached 诫勉谈话记录 (D-BL).</param>
[GenerateSerializer, Immutable, Alias("admonition.record-talk")]
public sealed record RecordTalk(
    [property: Id(0)] DateOnly HeldOn,
    [property: Id(1)] ImmutableArray<OfficialId> Talkers,
    [property: Id(2)] string Place,
    [property: Id(3)] TalkParts Parts,
    [property: Id(4)] bool SignedByTalkers,
    [property: Id(5)] bool SignedBySubject,
    [property: Id(6)] int Document) : CaseMove;

/// <summary>Serves the letter of admonition (诫勉书) where no talk is held.</summary>
/// <param name="Document">The sealed 诫勉书 (D-JM).</param>
[GenerateSerializer, Immutable, Alias("admonition.serve-letter")]
public sealed record ServeLetter(
    [property: Id(0)] int Document, [property: Id(1)] ServiceReceipt Receipt, [property: Id(2)] OfficialId? CopyTo = null) : CaseMove;

/// <summary>Takes the self-examination (自查材料) in; what is not good enough is returned instead.</summary>
/// <param name="Document">As the subject put it on the case, or the scan of his paper.</param>
/// <param name="StampedAt">The intake stamp of a paper.</param>
[GenerateSerializer, Immutable, Alias("admonition.receive")]
public sealed record Receive([property: Id(0)] int Document, [property: Id(1)] DateTimeOffset? StampedAt = null) : CaseMove;

/// <summary>Records the mid-term check of the correction (DL-53).</summary>
[GenerateSerializer, Immutable, Alias("admonition.mid-check")]
public sealed record MidCheck([property: Id(0)] string Finding) : CaseMove;

/// <summary>The report on the correction (整改报告): sent by the subject, or entered by the handler.</summary>
[GenerateSerializer, Immutable, Alias("admonition.receive-report")]
public sealed record ReceiveReport([property: Id(0)] int Document, [property: Id(1)] DateTimeOffset? StampedAt = null) : CaseMove;

/// <summary>The effect period is over and the subject has corrected himself: proposed by the handler, confirmed by the reviewer.</summary>
[GenerateSerializer, Immutable, Alias("admonition.release")]
public sealed record Release([property: Id(0)] string Finding) : CaseMove;

/// <summary>The effect period is over and he has not: the case closes and a heavier course is recommended.</summary>
[GenerateSerializer, Immutable, Alias("admonition.not-corrected")]
public sealed record NotCorrected([property: Id(0)] string Finding) : CaseMove;
