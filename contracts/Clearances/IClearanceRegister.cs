using System.Collections.Immutable;
using Orleans.Concurrency;

namespace WarningGrid.Clearances;

/// <summary>The register of clearance requests: lists by read model, opens a request, checks a list of persons.</summary>
/// <remarks>Any activation serves everybody; its key means nothing.</remarks>
[Alias("clearance-register")]
public interface IClearanceRegister : IGrainWithStringKey
{
    /// <summary>Drafts a request under a fresh number.</summary>
    [Alias("open"), AlwaysInterleave] Task<Outcome<ClearanceView>> Open(OpenClearance command, Submission submission);

    /// <summary>What is wrong with a list of persons; stores nothing.</summary>
    [Alias("check"), AlwaysInterleave] Task<Outcome<ClearanceCheck>> Check(SubmitRows rows);

    /// <summary>What a list of persons is filled in from: the drop-downs of its workbook (XLS-01).</summary>
    [Alias("dictionary"), AlwaysInterleave] Task<Outcome<ClearanceDictionary>> Dictionary();

    /// <summary>Requests the caller may see, newest first.</summary>
    [Alias("list"), AlwaysInterleave] Task<Outcome<ClearancePage>> List(ClearanceQuery query);

    /// <summary>意见失效提醒: answers to the caller's own requests that are no longer good, without a reason (CLR-06).</summary>
    [Alias("notices"), AlwaysInterleave] Task<Outcome<InvalidationPage>> Notices(string? cursor, int limit);
}

/// <summary>The words a list of persons is filled in from.</summary>
/// <param name="Units">The names of the county's units.</param>
[GenerateSerializer, Immutable, Alias("clearance.dictionary")]
public sealed record ClearanceDictionary([property: Id(0)] ImmutableArray<string> Units);

/// <summary>A question to the register; what is left out does not narrow it.</summary>
/// <param name="Cursor">As given by the page before.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("clearance.query")]
public sealed record ClearanceQuery(
    [property: Id(0)] ClearanceStage? Stage = null, [property: Id(1)] ClearancePurpose? Purpose = null,
    [property: Id(2)] string? Cursor = null, [property: Id(3)] int Limit = 50);

/// <summary>One page of the register.</summary>
[GenerateSerializer, Immutable, Alias("clearance.page")]
public sealed record ClearancePage([property: Id(0)] ImmutableArray<ClearanceListed> Clearances, [property: Id(1)] string? Next);

/// <summary>A request in a list.</summary>
[GenerateSerializer, Immutable, Alias("clearance.listed")]
public sealed record ClearanceListed(
    [property: Id(0)] ClearanceNumber Number, [property: Id(1)] ClearanceStage Stage, [property: Id(2)] ClearancePurpose Purpose,
    [property: Id(3)] string LetterNumber, [property: Id(4)] DateOnly OpenedOn, [property: Id(5)] DateOnly? ReplyDue,
    [property: Id(6)] DateOnly? ValidThrough);

/// <summary>One page of notices.</summary>
[GenerateSerializer, Immutable, Alias("clearance.notices")]
public sealed record InvalidationPage([property: Id(0)] ImmutableArray<InvalidationNotice> Notices, [property: Id(1)] string? Next);

/// <summary>An answer is no longer good: name and letter number, no reason (CLR-06).</summary>
[GenerateSerializer, Immutable, Alias("clearance.notice")]
public sealed record InvalidationNotice(
    [property: Id(0)] ClearanceNumber Number, [property: Id(1)] int Row, [property: Id(2)] string Name,
    [property: Id(3)] string LetterNumber, [property: Id(4)] DateTimeOffset At);
