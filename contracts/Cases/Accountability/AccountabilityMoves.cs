using System.Collections.Immutable;
using WarningGrid.Approvals;

namespace WarningGrid.Cases.Accountability;

/// <summary>Writes or changes the proposal (问责建议): facts, who bears which responsibility, and the mode.</summary>
[GenerateSerializer, Immutable, Alias("accountability.draft")]
public sealed record DraftProposal([property: Id(0)] AccountabilityPlan Plan) : CaseMove;

/// <summary>Records what the subject stated in his defence (陈述申辩), each point with its answer; or that he did not come.</summary>
/// <param name="Document">The attached 陈述申辩笔录 (D-BL).</param>
/// <param name="Absence">Why there was no hearing, where there was none.</param>
[GenerateSerializer, Immutable, Alias("accountability.record-hearing")]
public sealed record RecordHearing(
    [property: Id(0)] DateOnly HeldOn, [property: Id(1)] ImmutableArray<DefencePoint> Points, [property: Id(2)] int Document,
    [property: Id(3)] string? Absence = null) : CaseMove;

/// <summary>One member of the leading group gives his vote; nobody gives it for him.</summary>
[GenerateSerializer, Immutable, Alias("accountability.cast-vote")]
public sealed record CastVote([property: Id(0)] Ballot Ballot, [property: Id(1)] string? Opinion = null) : CaseMove;

/// <summary>Closes the vote on the minutes: carried by a majority of all members, of whom enough were present.</summary>
/// <param name="Document">The attached 会议纪要.</param>
[GenerateSerializer, Immutable, Alias("accountability.decide")]
public sealed record Decide([property: Id(0)] DateOnly HeldOn, [property: Id(1)] int Document) : CaseMove;

/// <summary>Serves the decision (问责决定书).</summary>
/// <param name="Document">The sealed decision (D-WZ).</param>
/// <param name="EffectiveOn">From when it has effect.</param>
/// <param name="AppealRoute">Where and until when the subject may appeal.</param>
[GenerateSerializer, Immutable, Alias("accountability.serve")]
public sealed record Serve(
    [property: Id(0)] int Document, [property: Id(1)] ServiceReceipt Receipt, [property: Id(2)] DateOnly EffectiveOn,
    [property: Id(3)] string Basis, [property: Id(4)] string AppealRoute) : CaseMove;

/// <summary>The formalities are done: organisation, personnel, archive (执行回执).</summary>
/// <param name="Document">The attached receipt.</param>
[GenerateSerializer, Immutable, Alias("accountability.executed")]
public sealed record Executed(
    [property: Id(0)] int Document, [property: Id(1)] string Organisation, [property: Id(2)] string PersonnelArchive) : CaseMove;
