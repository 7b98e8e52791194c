using System.Collections.Immutable;
using WarningGrid.Rules;

namespace WarningGrid.Clearances;

// What happens to a clearance request, in the order of its life. Stored for good: members are added at the end.
// Twenty thousand rows are never one event: lists, matches and codes come in parts.

/// <param name="Organ">Who asks, as the answer addresses it.</param>
/// <param name="Authorities">Cadre authorities the requester reaches; empty means every one. Others are 未匹配 to him.</param>
/// <param name="Packs">The pack versions the request keeps to its end (RP-04).</param>
[Alias("clearance.opened")]
internal sealed record ClearanceOpened(
    ClearanceNumber Number, string LetterNumber, DateOnly LetterOn, string Organ, ClearancePurpose Purpose,
    string? Explanation, string FileSm3, OfficialId Requester, ImmutableArray<string> Authorities, PackVersions Packs) : IEvent;

[Alias("clearance.received")]
internal sealed record ClearanceReceived(int Rows) : IEvent;

/// <summary>A part of the list, in order.</summary>
[Alias("clearance.rows-listed")]
internal sealed record RowsListed(int First, ImmutableArray<ListedPerson> Rows) : ILeavesRevision;

/// <summary>Whom a part of the list means.</summary>
[Alias("clearance.rows-matched")]
internal sealed record RowsMatched(int First, ImmutableArray<MatchedRow> Rows) : ILeavesRevision;

/// <param name="Official">Null: answered 未匹配.</param>
[Alias("clearance.row-resolved")]
internal sealed record RowResolved(int Row, OfficialId? Official) : IEvent;

/// <summary>No row waits any longer.</summary>
[Alias("clearance.matching-finished")]
internal sealed record MatchingFinished : IEvent;

/// <summary>The one instant for which the whole batch is answered.</summary>
[Alias("clearance.known-fixed")]
internal sealed record KnownFixed(DateTimeOffset Known) : ILeavesRevision;

/// <summary>The codes of a part of the rows.</summary>
[Alias("clearance.codes-computed")]
internal sealed record CodesComputed(int First, ImmutableArray<RowCode> Rows) : ILeavesRevision;

/// <summary>Enough offices were heard on every row (L).</summary>
[Alias("clearance.opinions-gathered")]
internal sealed record OpinionsGathered : IEvent;

/// <summary>All rows have their code.</summary>
/// <param name="Sm3">Of the canonical JSON of all codes with their grounds: what a repeat must give again (CLR-08).</param>
/// <param name="Barred">Rows whose person bars every discipline secretary: their deputies sign these (RCU-09).</param>
[Alias("clearance.codes-suggested")]
internal sealed record CodesSuggested(string Sm3, ImmutableArray<int> Barred) : IEvent;

/// <param name="Hidden">Rows from whose persons the signer is recused: another signs for the office (CLR-12).</param>
[Alias("clearance.opinion-given")]
internal sealed record OpinionGiven(
    ClearanceOffice Office, OfficialId By, ImmutableArray<int> Hidden, ImmutableArray<DifferingCode> Differing) : IEvent;

/// <param name="Left">Rows that this signature does not cover: those hidden from its signer, or not his to sign.</param>
[Alias("clearance.signed")]
internal sealed record ClearanceSigned(OfficialId By, ImmutableArray<int> Left, ImmutableArray<DifferingCode> Differing) : IEvent;

/// <summary>Every row is signed, and the answer has its serial.</summary>
/// <param name="Signer">Who signed the last rows, by his id.</param>
/// <param name="DataSm3">Of the document's data without what sealing fills in (DOC-04).</param>
/// <param name="FileSm3">Of the issued file.</param>
/// <param name="Imprint">What was printed beside the answers, so that it is printed again (CLR-08); null where it was issued as plain data.</param>
[Alias("clearance.issued")]
internal sealed record ClearanceIssued(
    string Prefix, int Year, int SerialNumber, string Serial, DateOnly On, string Signer, string DataSm3, string FileSm3,
    AnswerImprint? Imprint = null) : IEvent;

/// <param name="Rows">Empty means all.</param>
[Alias("clearance.returned")]
internal sealed record ClearanceReturned(string Reason, ImmutableArray<int> Rows) : IEvent;

[Alias("clearance.recomputation-asked")]
internal sealed record RecomputationAsked : IEvent;

/// <summary>Something of CLR-06 was recorded for a row's person before the answer was issued.</summary>
[Alias("clearance.rows-upset")]
internal sealed record RowsUpset(OfficialId Official, ImmutableArray<int> Rows, DateTimeOffset At) : ILeavesRevision;

/// <summary>The answers on a person no longer hold (CLR-06); the reason stands with the person, never here.</summary>
[Alias("clearance.answers-invalidated")]
internal sealed record AnswersInvalidated(OfficialId Official, ImmutableArray<int> Rows) : ILeavesRevision;

[Alias("clearance.used")]
internal sealed record AnswersUsed(ClearancePurpose Purpose, string Reference, ImmutableArray<int> Rows) : IEvent;

[Alias("clearance.expired")]
internal sealed record ClearanceExpired : IEvent;

/// <summary>A person as the list has him; his ID number stands only sealed, beside its keyed hash.</summary>
internal sealed record ListedPerson(string Name, string IdNo, string IdNoHash, string? Unit, string? Post);

/// <param name="Candidates">Whom a waiting row may mean.</param>
/// <param name="TwoHands">Whether number and name disagree, so that two persons resolve it.</param>
/// <param name="SameAs">The earlier row of the same person.</param>
internal sealed record MatchedRow(
    RowMatch Match, OfficialId? Official = null, ImmutableArray<OfficialId> Candidates = default, bool TwoHands = false,
    int? SameAs = null);

/// <summary>What was computed for one row: 0 and nothing else for a row without an official.</summary>
/// <param name="Grounds">Every lead and case that counts, with the code it gives by itself, highest first.</param>
/// <param name="Leads">How many leads count.</param>
/// <param name="Months">In which months they were received, <c>yyyy-MM</c> (CLR-09).</param>
internal sealed record RowCode(int Code, ImmutableArray<RowGround> Grounds = default, int Leads = 0, ImmutableArray<string> Months = default)
{
    /// <summary>A row that nobody stands behind.</summary>
    public static RowCode None { get; } = new(0);
}

/// <summary>What a printed answer says that follows neither from its request nor from the codes.</summary>
/// <param name="Version">Of the template (DOC-02).</param>
/// <param name="Organ">The issuing organ, whose seal it bears, by the name of the day (RP-08).</param>
/// <param name="ValidThrough">The last day of the answers (DL-34).</param>
/// <param name="Signer">By name.</param>
internal sealed record AnswerImprint(int Version, string Organ, DateOnly ValidThrough, string Signer);

/// <summary>One lead or case and the code it gives by itself.</summary>
/// <param name="Office">Whose evidence it is (CLR-04).</param>
internal sealed record RowGround(int Code, string Ground, string Source, ClearanceOffice Office);
