using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>Asks how closed cases would have gone under the rules of another day (试算, RP-07). Nothing is stored.</summary>
/// <param name="On">The packs in force on this day, published ones of the future included.</param>
/// <param name="Cursor">As given by the page before.</param>
[GenerateSerializer, Immutable, Alias("case.what-if-query")]
public sealed record CaseWhatIfQuery(
    [property: Id(0)] DateOnly On, [property: Id(1)] CaseKind? Kind = null, [property: Id(2)] string? Cursor = null,
    [property: Id(3)] int Limit = 50);

/// <summary>A page of the report.</summary>
/// <param name="Versions">The pack versions it was reckoned with.</param>
[GenerateSerializer, Immutable, Alias("case.what-if-page")]
public sealed record CaseWhatIfPage(
    [property: Id(0)] ImmutableArray<string> Versions, [property: Id(1)] ImmutableArray<CaseWhatIf> Cases,
    [property: Id(2)] string? Next);

/// <summary>One closed case: what would have been due when, and which of its steps the other rules would not have allowed.</summary>
[GenerateSerializer, Immutable, Alias("case.what-if")]
public sealed record CaseWhatIf(
    [property: Id(0)] CaseNumber Number, [property: Id(1)] ImmutableArray<DeadlineWhatIf> Deadlines,
    [property: Id(2)] ImmutableArray<RuleWhatIf> Rules);

/// <param name="OtherDue">Null where the other rules know no such duty.</param>
[GenerateSerializer, Immutable, Alias("case.deadline-what-if")]
public sealed record DeadlineWhatIf(
    [property: Id(0)] string Deadline, [property: Id(1)] DateOnly Due, [property: Id(2)] DateOnly? OtherDue,
    [property: Id(3)] bool WasLate, [property: Id(4)] bool WouldBeLate);

/// <summary>A step that was taken and that the other rules would have refused.</summary>
/// <param name="Key">The rule, e.g. <c>DSP-08.max-returns.TalkInquiry</c>.</param>
/// <param name="Was">What happened, e.g. <c>2</c>.</param>
/// <param name="Other">What the other rules ask, e.g. <c>1</c>.</param>
[GenerateSerializer, Immutable, Alias("case.rule-what-if")]
public sealed record RuleWhatIf([property: Id(0)] string Key, [property: Id(1)] string Was, [property: Id(2)] string Other);
