using System.Collections.Immutable;

namespace WarningGrid.Cases.PreventiveTalk;

/// <summary>Writes or changes what is to be talked about. After an approval this makes it stale (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("preventive-talk.draft")]
public sealed record DraftTalk([property: Id(0)] PreventivePlan Plan) : CaseMove;

/// <summary>Records the talk that was held.</summary>
/// <param name="Document">The sealed or attached 预警谈话记录 (D-YJ).</param>
/// <param name="PledgeAttached">Whether a pledge was laid before the subject to sign.</param>
[GenerateSerializer, Immutable, Alias("preventive-talk.record-talk")]
public sealed record RecordTalk(
    [property: Id(0)] DateOnly HeldOn, [property: Id(1)] ImmutableArray<OfficialId> Talkers, [property: Id(2)] string Place,
    [property: Id(3)] int Document, [property: Id(4)] bool PledgeAttached) : CaseMove;

/// <summary>The subject signs the pledge that was laid before him; or the handler enters the signed paper.</summary>
/// <param name="Document">The signed pledge on this case.</param>
[GenerateSerializer, Immutable, Alias("preventive-talk.sign-pledge")]
public sealed record SignPledge([property: Id(0)] DateOnly SignedOn, [property: Id(1)] int Document) : CaseMove;

/// <summary>The talk is over.</summary>
/// <param name="SigningRefused">Where a pledge was laid before the subject and he did not sign: what he said.</param>
[GenerateSerializer, Immutable, Alias("preventive-talk.finish")]
public sealed record Finish([property: Id(0)] string? SigningRefused = null) : CaseMove;
