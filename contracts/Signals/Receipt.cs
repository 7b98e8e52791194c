using System.Collections.Immutable;

namespace WarningGrid.Signals;

/// <summary>The answer to one event of a feed, issued only when what it says is durable (FED-05).</summary>
/// <param name="ReceiptId">Made from source and id alone, so a repeat finds the same one; null where nothing was stored.</param>
/// <param name="SignalNo">Null for personnel events, sealed and refused items.</param>
/// <param name="ReceivedAt">When the first delivery of this event was received.</param>
/// <param name="Sm3">SM3 of the content in hex; null for sealed and refused items, of whose content nothing is kept.</param>
/// <param name="Refused">The reason, with kind, for <see cref="ReceiptStatus.Refused"/>; what is wrong, for Quarantined.</param>
[GenerateSerializer, Immutable, Alias("signal.receipt")]
public sealed record Receipt(
    [property: Id(0)] string? ReceiptId, [property: Id(1)] ReceiptStatus Status, [property: Id(2)] SignalNumber? SignalNo,
    [property: Id(3)] DateTimeOffset ReceivedAt, [property: Id(4)] string? Sm3, [property: Id(5)] Refusal? Refused = null);

/// <summary>What became of an event (FED-03, FED-05).</summary>
[GenerateSerializer, Alias("signal.receipt-status")]
public enum ReceiptStatus { Accepted, Duplicate, Superseded, Quarantined, SealedNotStored, Refused }

/// <summary>The receipts of a delivery that stands or falls as a whole, in the order of its items.</summary>
[GenerateSerializer, Immutable, Alias("signal.receipts")]
public sealed record Receipts([property: Id(0)] ImmutableArray<Receipt> Items);
