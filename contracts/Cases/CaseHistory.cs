using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>A stretch of a case's history.</summary>
/// <param name="Next">Ask again after this version; null where this is the end.</param>
[GenerateSerializer, Immutable, Alias("case.history")]
public sealed record CaseHistory(
    [property: Id(0)] ImmutableArray<CaseHistoryEntry> Entries, [property: Id(1)] long? Next);

/// <summary>One event as stored.</summary>
/// <param name="Type">The event's name for ever, e.g. <c>talk-inquiry.notice-served</c>.</param>
/// <param name="Data">Its canonical JSON.</param>
/// <param name="Sm3">The chain's SM3 head after it, in hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("case.history-entry")]
public sealed record CaseHistoryEntry(
    [property: Id(0)] long Version, [property: Id(1)] string Type, [property: Id(2)] DateTimeOffset OccurredAt,
    [property: Id(3)] DateTimeOffset RecordedAt, [property: Id(4)] string Actor, [property: Id(5)] string Data,
    [property: Id(6)] string Sm3);

/// <summary>A question to the register; what is left null does not narrow it.</summary>
/// <param name="Units">Narrows to these units; one outside the caller's scope, or unknown, is Forbidden (ACL-02).</param>
/// <param name="Cursor">As given by the page before.</param>
/// <param name="Outcome">How it ended, e.g. <c>WrittenOff</c>; <c>None</c> for what has not ended.</param>
/// <param name="Source">The channel of its lead, among cases that the caller sees whole.</param>
/// <param name="EndedFrom">Closed, or void, on this day or later, by the day on which that was recorded.</param>
/// <param name="Sight">Only cases of which the caller is shown this much or more; Served and Status are one.</param>
/// <param name="AsOf">Stage and outcome as they were known at 24:00 of this day, which must be over (ASF-04).</param>
[GenerateSerializer, Immutable, Alias("case.query")]
public sealed record CaseQuery(
    [property: Id(0)] CaseKind? Kind = null,
    [property: Id(1)] CaseStage? Stage = null,
    [property: Id(2)] OfficialId? Handler = null,
    [property: Id(3)] LeadNumber? Lead = null,
    [property: Id(4)] ImmutableArray<UnitCode> Units = default,
    [property: Id(5)] string? Cursor = null,
    [property: Id(6)] int Limit = 50,
    [property: Id(7)] string? Outcome = null,
    [property: Id(8)] string? Source = null,
    [property: Id(9)] DateOnly? OpenedFrom = null,
    [property: Id(10)] DateOnly? OpenedTo = null,
    [property: Id(11)] DateOnly? EndedFrom = null,
    [property: Id(12)] DateOnly? EndedTo = null,
    [property: Id(13)] DateOnly? AsOf = null,
    [property: Id(14)] CaseSight? Sight = null);

/// <summary>One page of the register.</summary>
[GenerateSerializer, Immutable, Alias("case.page")]
public sealed record CasePage(
    [property: Id(0)] ImmutableArray<CaseRow> Cases, [property: Id(1)] string? Next);

/// <summary>A case in a list: status fields, and the handler for whoever sees the whole case.</summary>
[GenerateSerializer, Immutable, Alias("case.row")]
public sealed record CaseRow(
    [property: Id(0)] CaseNumber Number, [property: Id(1)] CaseKind Kind, [property: Id(2)] CaseStage Stage,
    [property: Id(3)] OfficialId? Subject, [property: Id(4)] UnitCode? Unit, [property: Id(5)] OfficialId? Handler,
    [property: Id(6)] DateOnly OpenedOn, [property: Id(7)] OfficialId? Approver, [property: Id(8)] DateOnly? Due,
    [property: Id(9)] string? Outcome, [property: Id(10)] long Revision);
