namespace WarningGrid.Cases.Filing;

/// <summary>Writes or changes what is handed over, and to whom. After an approval this makes it stale (DSP-04).</summary>
[GenerateSerializer, Immutable, Alias("filing.draft")]
public sealed record DraftFiling([property: Id(0)] FilingPlan Plan) : CaseMove;

/// <summary>Makes the export package: facts, evidence list, approvals, file hashes, manifest; nothing else leaves (FIL-01).</summary>
/// <param name="Document">The sealed 立案移送清单 (D-YS).</param>
[GenerateSerializer, Immutable, Alias("filing.package")]
public sealed record Package([property: Id(0)] int Document) : CaseMove;

/// <summary>Hands the package over to the organ.</summary>
[GenerateSerializer, Immutable, Alias("filing.hand-over")]
public sealed record HandOver([property: Id(0)] DateOnly HandedOn, [property: Id(1)] string By) : CaseMove;

/// <summary>The organ sends the package back, e.g. because something is missing.</summary>
[GenerateSerializer, Immutable, Alias("filing.returned-by-organ")]
public sealed record ReturnedByOrgan([property: Id(0)] string Reason) : CaseMove;

/// <summary>Records the organ's receipt.</summary>
/// <param name="Document">The attached receipt.</param>
[GenerateSerializer, Immutable, Alias("filing.record-receipt")]
public sealed record RecordReceipt(
    [property: Id(0)] DateOnly ReceivedOn, [property: Id(1)] string ReceiptNumber, [property: Id(2)] int Document) : CaseMove;

/// <summary>Records what became of it, as <c>county.case.v1</c> says: decided, or dropped.</summary>
/// <param name="Measure">Of a decision the sanction, e.g. <c>PartyWarning</c>; null where there was none.</param>
/// <param name="DecidedOn">The date of the decision, or of the dropping.</param>
/// <param name="EffectUntil">Where the organ names it; else the pack says how long the sanction has effect.</param>
/// <param name="Signal">The signal by which it arrived, where it came by a feed.</param>
[GenerateSerializer, Immutable, Alias("filing.receive-result")]
public sealed record ReceiveResult(
    [property: Id(0)] FilingResult Result, [property: Id(1)] DateOnly DecidedOn, [property: Id(2)] string DocumentNumber,
    [property: Id(3)] string? Measure = null, [property: Id(4)] DateOnly? EffectUntil = null,
    [property: Id(5)] SignalNumber? Signal = null) : CaseMove;
