using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace WarningGrid.Clearances;

/// <summary>Drafts a request: the organisation department's letter and what it wants the answer for (CLR-05).</summary>
/// <param name="LetterNumber">The letter's own number (发函文号).</param>
/// <param name="Organ">Who asks, as the answer addresses it.</param>
/// <param name="Explanation">Required for <see cref="ClearancePurpose.Other"/>.</param>
/// <param name="FileSm3">The letter, as the upload answered it.</param>
[GenerateSerializer, Immutable, Alias("clearance.open")]
public sealed record OpenClearance(
    [property: Id(0), StringLength(100)] string LetterNumber, [property: Id(1)] DateOnly LetterOn,
    [property: Id(2), StringLength(100)] string Organ, [property: Id(3)] ClearancePurpose Purpose,
    [property: Id(4), StringLength(500)] string? Explanation, [property: Id(5), StringLength(64)] string FileSm3);

/// <summary>Hands the request in: 1 to 20,000 persons (L), all or none.</summary>
[GenerateSerializer, Immutable, Alias("clearance.rows")]
public sealed record SubmitRows([property: Id(0)] ImmutableArray<AskedPerson> Rows);

/// <summary>A person asked about, as the letter's list has him.</summary>
[GenerateSerializer, Immutable, Alias("clearance.asked-person")]
public sealed record AskedPerson(
    [property: Id(0), StringLength(100)] string Name, [property: Id(1), StringLength(40)] string IdNo,
    [property: Id(2), StringLength(100)] string? Unit = null, [property: Id(3), StringLength(100)] string? Post = null);

/// <summary>Says who a row means; where number and name disagree, two persons say the same (CLR-02).</summary>
/// <param name="Official">Null answers the row 未匹配.</param>
[GenerateSerializer, Immutable, Alias("clearance.resolve-row")]
public sealed record ResolveRow([property: Id(0)] int Row, [property: Id(1)] OfficialId? Official);

/// <summary>The first hand takes its word on a row back.</summary>
[GenerateSerializer, Immutable, Alias("clearance.withdraw-row")]
public sealed record WithdrawRow([property: Id(0)] int Row);

/// <summary>An office's signed opinion on all rows that its signer may see (CLR-12).</summary>
/// <param name="Differing">Rows on which another code than the suggested one is held right (CLR-03).</param>
[GenerateSerializer, Immutable, Alias("clearance.opinion")]
public sealed record OfficeOpinion(
    [property: Id(0)] ClearanceOffice Office, [property: Id(1)] ImmutableArray<DifferingCode> Differing);

/// <summary>Another code than the suggested one, with its written reason (CLR-03).</summary>
[GenerateSerializer, Immutable, Alias("clearance.differing-code")]
public sealed record DifferingCode(
    [property: Id(0)] int Row, [property: Id(1)] int Code, [property: Id(2), StringLength(500)] string Reason);

/// <summary>Signs all rows that the signer may see; with the last of them the answer is issued.</summary>
/// <param name="Differing">Required for rows on which an office held another code right.</param>
[GenerateSerializer, Immutable, Alias("clearance.sign")]
public sealed record SignClearance([property: Id(0)] ImmutableArray<DifferingCode> Differing);

/// <summary>Gives the request back to the offices.</summary>
/// <param name="Rows">The rows on which they are heard again; empty means all.</param>
[GenerateSerializer, Immutable, Alias("clearance.return")]
public sealed record ReturnClearance(
    [property: Id(0), StringLength(500)] string Reason, [property: Id(1)] ImmutableArray<int> Rows);

/// <summary>Computes the whole batch anew for a new instant (CLR-13).</summary>
[GenerateSerializer, Immutable, Alias("clearance.recompute")]
public sealed record RecomputeClearance;

/// <summary>Attaches answers to a personnel matter, for the purpose they were asked for and no other (CLR-05).</summary>
/// <param name="Reference">The matter, e.g. its file number.</param>
/// <param name="Rows">The answers used; empty means all.</param>
[GenerateSerializer, Immutable, Alias("clearance.use")]
public sealed record UseAnswers(
    [property: Id(0)] ClearancePurpose Purpose, [property: Id(1), StringLength(200)] string Reference,
    [property: Id(2)] ImmutableArray<int> Rows);
