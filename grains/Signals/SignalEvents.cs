using System.Collections.Immutable;
using WarningGrid.Officials;

namespace WarningGrid.Signals;

// What happened to a signal, in the order of its life. Stored for good: members are added at the end. Whatever tells
// of a person beyond an official's id stands sealed (HSH-01); of the reporter there is a token and nothing else (VLT-01).

/// <summary>An item as it came in: envelope, sealed data, and what rules and lists need of it.</summary>
/// <param name="Data">Sealed under <see cref="VaultPurpose.SignalData"/> in the context of the receipt.</param>
/// <param name="Forwarded">Sent on to us by another organ (转办): to be accepted or sent on within DL-10.</param>
/// <param name="VaultToken">Stream of the vault that holds the reporter; null where the item names none.</param>
[GenerateSerializer, Immutable, Alias("signal.intake-item")]
internal sealed record Intake(
    [property: Id(0)] string ReceiptId, [property: Id(1)] string Type, [property: Id(2)] int SourceRevision,
    [property: Id(3)] string Data, [property: Id(4)] string? Category, [property: Id(5)] string? Level,
    [property: Id(6)] UnitCode? Unit, [property: Id(7)] bool Confidential, [property: Id(8)] bool Named,
    [property: Id(9)] bool AssignedFromAbove, [property: Id(10)] string? VaultToken, [property: Id(11)] bool Forwarded = false);

/// <summary>What is wrong with an item, by code and place; never a word of it.</summary>
[GenerateSerializer, Immutable, Alias("signal.fault")]
internal sealed record Fault(
    [property: Id(0)] string Code, [property: Id(1)] string? At);

/// <summary>Whom a mention was found to mean.</summary>
/// <param name="Key">Keyed hash of the mention: carries a person's word over to the next revision.</param>
/// <param name="Post">The post it names by a code we know.</param>
[GenerateSerializer, Immutable, Alias("signal.match-found")]
internal sealed record MatchFound(
    [property: Id(0)] string At, [property: Id(1)] string Key, [property: Id(2)] MatchStanding Standing,
    [property: Id(3)] MatchBasis Basis, [property: Id(4)] ImmutableArray<OfficialId> Candidates,
    [property: Id(5)] OfficialId? Suggested, [property: Id(6)] PostCode? Post = null);

[Alias("signal.received")]
internal sealed record SignalReceived(SignalNumber Number, string Channel, string Source, string Subject, Intake Item) : IEvent;

/// <summary>The first item of a subject, whose data is not good (FED-06).</summary>
[Alias("signal.quarantined")]
internal sealed record SignalQuarantined(
    SignalNumber Number, string Channel, string Source, string Subject, Intake Item, ImmutableArray<Fault> Faults) : IEvent;

/// <summary>A higher revision took the place of the one before (FED-04).</summary>
[Alias("signal.amended")]
internal sealed record SignalAmended(Intake Item) : IEvent;

/// <summary>A lower or equal revision: kept, and nothing else.</summary>
[Alias("signal.revision-superseded")]
internal sealed record RevisionSuperseded(Intake Item) : ILeavesRevision;

[Alias("signal.revision-quarantined")]
internal sealed record RevisionQuarantined(Intake Item, ImmutableArray<Fault> Faults) : IEvent;

/// <summary>A quarantined item came in with its data corrected, under its original receipt.</summary>
[Alias("signal.replayed")]
internal sealed record SignalReplayed(Intake Item, string Reason) : IEvent;

/// <summary>Of a sealed item: its channel and where it belongs. Receipt and time are the entry's; there is nothing else (SEA-02).</summary>
[Alias("signal.sealed")]
internal sealed record SealedItemReceived(string ReceiptId, string Channel, string Destination) : IEvent;

[Alias("signal.sealed-forwarded")]
internal sealed record SealedItemForwarded(DateOnly On, string Courier) : IEvent;

/// <summary>Who the mentions of the revision in force may mean. Occurred when the reported thing did.</summary>
[Alias("signal.mentions-matched")]
internal sealed record MentionsMatched(ImmutableArray<MatchFound> Found) : IEvent;

/// <summary>A person says who is meant (two, where the mention alone does not tell). Occurred when the reported thing did.</summary>
[Alias("signal.match-confirmed")]
internal sealed record MatchConfirmed(string At, OfficialId Official) : IEvent;

/// <summary>不是此人.</summary>
[Alias("signal.match-rejected")]
internal sealed record MatchRejected(string At, OfficialId Official) : IEvent;

[Alias("signal.match-revoked")]
internal sealed record MatchRevoked(string At, OfficialId Official, string Reason) : IEvent;

[Alias("signal.registered")]
internal sealed record SignalRegistered(LeadNumber Lead) : IEvent;

/// <summary>留存.</summary>
[Alias("signal.noted")]
internal sealed record SignalNoted(string Reason) : IEvent;

[Alias("signal.merged")]
internal sealed record SignalMerged(SignalNumber Into, string Reason) : IEvent;

[Alias("signal.unmerged")]
internal sealed record SignalUnmerged(string Reason) : IEvent;

[Alias("signal.transferred")]
internal sealed record SignalTransferred(string Destination, string Reason) : IEvent;

[Alias("signal.rejected")]
internal sealed record SignalRejected(string Reason) : IEvent;

/// <summary>How the signal counts in the histories of those it is confirmed for. Occurred when the reported thing did.</summary>
[Alias("signal.standing-changed")]
internal sealed record SignalStandingChanged(SignalStanding Standing) : ILeavesRevision;

/// <summary>The result owed to the source (FED-07), recorded as sent: the source fetches it by cursor.</summary>
[Alias("signal.result-recorded")]
internal sealed record SignalResultRecorded(ResultOutcome Outcome, DateOnly On, string? Note = null) : ILeavesRevision;

/// <summary>Another signal was merged into this one, or is its own again.</summary>
[Alias("signal.other-merged")]
internal sealed record OtherSignalMerged(SignalNumber From) : ILeavesRevision;

[Alias("signal.other-unmerged")]
internal sealed record OtherSignalUnmerged(SignalNumber From) : ILeavesRevision;

/// <summary>Signal → signal: the sender is merged into you.</summary>
[Alias("signal.merged-into-you")]
internal sealed record SignalMergedIntoYou(SignalNumber From) : IMessage;

/// <summary>Signal → signal: the sender goes on alone again.</summary>
[Alias("signal.unmerged-from-you")]
internal sealed record SignalUnmergedFromYou(SignalNumber From) : IMessage;
