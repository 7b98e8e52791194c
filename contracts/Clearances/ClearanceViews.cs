using System.Collections.Immutable;

namespace WarningGrid.Clearances;

/// <summary>A request as its reader may see it: rows from whose persons he is recused are neither shown nor counted (CLR-12).</summary>
/// <param name="Known">K, the one instant for which the whole batch is answered; null before it was fixed.</param>
/// <param name="ReplyDue">Until when it is to be answered (DL-33).</param>
/// <param name="ValidThrough">Last day of the answers (DL-34).</param>
/// <param name="Work">How far the discipline organ is with it; null for the requester (CLR-04).</param>
/// <param name="Moves">What this reader may do in this stage.</param>
[GenerateSerializer, Immutable, Alias("clearance.view")]
public sealed record ClearanceView(
    [property: Id(0)] ClearanceNumber Number,
    [property: Id(1)] long Revision,
    [property: Id(2)] ClearanceStage Stage,
    [property: Id(3)] string LetterNumber,
    [property: Id(4)] DateOnly LetterOn,
    [property: Id(5)] string Organ,
    [property: Id(6)] ClearancePurpose Purpose,
    [property: Id(7)] string? Explanation,
    [property: Id(8)] string FileSm3,
    [property: Id(9)] OfficialId Requester,
    [property: Id(10)] int Rows,
    [property: Id(11)] DateOnly? ReplyDue,
    [property: Id(12)] DateTimeOffset? Known,
    [property: Id(13)] string? Serial,
    [property: Id(14)] DateOnly? IssuedOn,
    [property: Id(15)] DateOnly? ValidThrough,
    [property: Id(16)] string? DocumentSm3,
    [property: Id(17)] ImmutableArray<int> Invalidated,
    [property: Id(18)] ImmutableArray<ClearanceUse> Uses,
    [property: Id(19)] ClearanceWork? Work,
    [property: Id(20)] ImmutableArray<string> Moves) : IRevised;

/// <summary>What is still to be done on a request.</summary>
/// <param name="Waiting">Rows on which somebody must say who is meant.</param>
/// <param name="Offices">Who has been heard.</param>
/// <param name="ToSign">Rows not yet signed.</param>
/// <param name="Upset">Rows on whose persons something was recorded after K (CLR-13).</param>
[GenerateSerializer, Immutable, Alias("clearance.work")]
public sealed record ClearanceWork(
    [property: Id(0)] int Matched, [property: Id(1)] int Unmatched, [property: Id(2)] int Duplicate,
    [property: Id(3)] ImmutableArray<int> Waiting, [property: Id(4)] ImmutableArray<OfficeHeard> Offices,
    [property: Id(5)] int ToSign, [property: Id(6)] ImmutableArray<int> Upset);

/// <summary>How far an office has been heard.</summary>
/// <param name="Left">Rows on which it is still asked, as far as the reader may know of them.</param>
[GenerateSerializer, Immutable, Alias("clearance.office-heard")]
public sealed record OfficeHeard([property: Id(0)] ClearanceOffice Office, [property: Id(1)] int Left);

/// <summary>Answers were attached to a personnel matter.</summary>
[GenerateSerializer, Immutable, Alias("clearance.use-made")]
public sealed record ClearanceUse([property: Id(0)] string Reference, [property: Id(1)] DateOnly On, [property: Id(2)] int Rows);

/// <summary>Asks for the rows of a request.</summary>
/// <param name="Purpose">What the requester reads them for: another than the request's is Forbidden (CLR-05).</param>
/// <param name="After">The last row already read.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("clearance.rows-query")]
public sealed record ClearanceRowsQuery(
    [property: Id(0)] ClearancePurpose? Purpose, [property: Id(1)] int After = 0, [property: Id(2)] int Limit = 200);

/// <summary>A page of rows.</summary>
[GenerateSerializer, Immutable, Alias("clearance.rows-page")]
public sealed record ClearanceRows([property: Id(0)] ImmutableArray<ClearanceRowView> Rows, [property: Id(1)] int? Next);

/// <summary>One row.</summary>
/// <param name="SameAs">The earlier row that answers for it.</param>
/// <param name="Candidates">Whom it may mean, for whoever resolves it.</param>
/// <param name="Code">The signed code, once issued; null before, and where the person is 未匹配.</param>
/// <param name="Sentence">What the requester reads of it (CLR-04).</param>
/// <param name="Suggested">The computed code, for the discipline organ (CLR-03).</param>
/// <param name="Evidence">What the reader's own office has on him, and nothing else (CLR-04).</param>
/// <param name="Opinions">Where an office held another code right.</param>
[GenerateSerializer, Immutable, Alias("clearance.row-view")]
public sealed record ClearanceRowView(
    [property: Id(0)] int Row,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Unit,
    [property: Id(3)] string? Post,
    [property: Id(4)] RowMatch Match,
    [property: Id(5)] int? SameAs,
    [property: Id(6)] OfficialId? Official,
    [property: Id(7)] ImmutableArray<OfficialId> Candidates,
    [property: Id(8)] int? Code,
    [property: Id(9)] string? Sentence,
    [property: Id(10)] int? Suggested,
    [property: Id(11)] ImmutableArray<RowEvidence> Evidence,
    [property: Id(12)] ImmutableArray<RowOpinion> Opinions,
    [property: Id(13)] bool Invalidated);

/// <summary>Why a code was suggested: one lead or case.</summary>
/// <param name="Code">The code that this alone would give.</param>
/// <param name="Ground">E.g. LeadOpen, CaseOpen, EffectRuns.</param>
[GenerateSerializer, Immutable, Alias("clearance.evidence")]
public sealed record RowEvidence(
    [property: Id(0)] int Code, [property: Id(1)] string Ground, [property: Id(2)] string Source);

/// <summary>An office held another code right.</summary>
[GenerateSerializer, Immutable, Alias("clearance.row-opinion")]
public sealed record RowOpinion(
    [property: Id(0)] ClearanceOffice Office, [property: Id(1)] int Code, [property: Id(2)] string Reason);

/// <summary>Whether everything computed for K comes out the same again (CLR-08).</summary>
/// <param name="Agrees">False is a failure of integrity.</param>
/// <param name="CodesSm3">SM3 of the codes as stored.</param>
/// <param name="CodesSm3Again">The same, computed anew from the records as known at K.</param>
/// <param name="FileSm3">SM3 of the issued file; null before it was issued.</param>
/// <param name="FileSm3Again">The same, made anew.</param>
[GenerateSerializer, Immutable, Alias("clearance.reproduction")]
public sealed record ClearanceReproduction(
    [property: Id(0)] bool Agrees, [property: Id(1)] string CodesSm3, [property: Id(2)] string CodesSm3Again,
    [property: Id(3)] string? FileSm3, [property: Id(4)] string? FileSm3Again);

/// <summary>What is wrong with a list before it is handed in (XLS-02).</summary>
/// <param name="Rows">How many were read.</param>
[GenerateSerializer, Immutable, Alias("clearance.check")]
public sealed record ClearanceCheck([property: Id(0)] int Rows, [property: Id(1)] ImmutableArray<RowError> Errors);

/// <summary>One error: row, column, reason.</summary>
[GenerateSerializer, Immutable, Alias("clearance.row-error")]
public sealed record RowError(
    [property: Id(0)] int Row, [property: Id(1)] string Column, [property: Id(2)] string Code, [property: Id(3)] string Text);
