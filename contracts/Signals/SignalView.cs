using System.Collections.Immutable;

namespace WarningGrid.Signals;

/// <summary>A signal as its reader may see it; <see cref="Revision"/> is its ETag.</summary>
/// <param name="Channel">Code of spec 03 §1, e.g. <c>PETITION</c>.</param>
/// <param name="Data">The data of the revision in force as JSON, without reporter fields (FED-08); null while there is none.</param>
/// <param name="SourceRevision">The record's revision at the source that is in force.</param>
/// <param name="Named">Whether the reporter gave his identity; it stands in the vault alone (VLT-01).</param>
/// <param name="MatchedUnits">Units named by a code we know.</param>
/// <param name="TriageDue">Until when it is to be triaged (DL-50), or a sealed one forwarded (DL-09); null when settled.</param>
/// <param name="Open">The moves open to the reader now.</param>
[GenerateSerializer, Immutable, Alias("signal.view")]
public sealed record SignalView(
    [property: Id(0)] SignalNumber Number, [property: Id(1)] SignalStage Stage, [property: Id(2)] long Revision,
    [property: Id(3)] string Channel, [property: Id(4)] bool Confidential, [property: Id(5)] string Type,
    [property: Id(6)] string Source, [property: Id(7)] string Subject, [property: Id(8)] int SourceRevision,
    [property: Id(9)] DateTimeOffset OccurredAt, [property: Id(10)] DateTimeOffset ReceivedAt, [property: Id(11)] string? Data,
    [property: Id(12)] bool Named, [property: Id(13)] string? Category, [property: Id(14)] string? Level,
    [property: Id(15)] ImmutableArray<UnitCode> MatchedUnits, [property: Id(16)] ImmutableArray<MatchView> Matches,
    [property: Id(17)] ImmutableArray<QuarantineView> Quarantine, [property: Id(18)] LeadNumber? Lead,
    [property: Id(19)] SignalNumber? MergedInto, [property: Id(20)] string? Reason, [property: Id(21)] DateOnly? TriageDue,
    [property: Id(22)] ImmutableArray<string> Open)
    : IRevised;

/// <summary>Whom a mention means, as far as is known (MAT-01…04).</summary>
/// <param name="Mention">JSON pointer into the data.</param>
/// <param name="Candidates">Every official it may mean; none of them is preselected unless <paramref name="Suggested"/> says so.</param>
/// <param name="ProposedBy">Who has confirmed as the first of two, with <paramref name="Proposed"/> as the official meant.</param>
[GenerateSerializer, Immutable, Alias("signal.match-view")]
public sealed record MatchView(
    [property: Id(0)] string Mention, [property: Id(1)] MatchStanding Standing, [property: Id(2)] MatchBasis Basis,
    [property: Id(3)] ImmutableArray<OfficialId> Candidates, [property: Id(4)] OfficialId? Suggested,
    [property: Id(5)] OfficialId? Confirmed, [property: Id(6)] ImmutableArray<OfficialId> NotMeant,
    [property: Id(7)] OfficialId? Proposed, [property: Id(8)] OfficialId? ProposedBy);

/// <summary>An item whose data is not good, waiting for an operator (FED-06).</summary>
[GenerateSerializer, Immutable, Alias("signal.quarantine-view")]
public sealed record QuarantineView(
    [property: Id(0)] string ReceiptId, [property: Id(1)] int SourceRevision, [property: Id(2)] string Type,
    [property: Id(3)] ImmutableArray<RefusalItem> Reasons, [property: Id(4)] string? Data);

/// <summary>Where a signal stands (spec 03 §5).</summary>
[GenerateSerializer, Alias("signal.stage")]
public enum SignalStage
{
    /// <summary>Before its first event.</summary>
    Absent,
    Received, Registered, Merged, Noted, Transferred, Rejected, Quarantined, SealedForwarded,
}

[GenerateSerializer, Alias("signal.match-standing")]
public enum MatchStanding { Unmatched, Suggested, Confirmed, Revoked }

/// <summary>What a mention goes by (MAT-01…03).</summary>
[GenerateSerializer, Alias("signal.match-basis")]
public enum MatchBasis { Nothing, IdNumber, StaffNumber, Post, NameAndUnit, NameOnly, ByHand }
