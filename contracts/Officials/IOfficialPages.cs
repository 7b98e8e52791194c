using System.Collections.Immutable;
using Orleans.Concurrency;
using WarningGrid.Cases;
using WarningGrid.Clearances;
using WarningGrid.Inbox;
using WarningGrid.Posts;

namespace WarningGrid.Officials;

/// <summary>An official on one page (一人一档), block by block as spec 05 §4 has them; his own page is 我的预警 (VIE-02).</summary>
/// <remarks>Any activation serves everybody; its key means nothing.</remarks>
[Alias("officials.pages")]
public interface IOfficialPages : IGrainWithStringKey
{
    /// <summary>The page as the asker may see it; whoever may not know of the official is told he does not exist.</summary>
    [Alias("page"), AlwaysInterleave]
    Task<Outcome<OfficialPage>> Page(OfficialId official);
}

/// <summary>The page. A block its reader may not see is null; of posts outside his scope he is told how many there are (VIE-01).</summary>
/// <param name="Record">Head, posts, teams, kin, warnings, effects, signals, leads and risk, those within the reader's scope.</param>
/// <param name="Present">The posts he holds today, by name.</param>
/// <param name="HiddenPosts">How many posts and seats lie outside the reader's scope; null where none does.</param>
/// <param name="Duties">What he owes, with the badge of each deadline.</param>
/// <param name="Archive">The integrity archive by section, in the order of VIE-03, empty sections too.</param>
/// <param name="Cards">Cards (监察卡) raised at the posts he holds today.</param>
/// <param name="Served">Of his own page: the cases of which something was served on him.</param>
/// <param name="Access">Who asked about him, the latest first: section chief and audit admin only.</param>
/// <param name="Answers">What was answered about him (廉政意见), the latest first: the same two only.</param>
[GenerateSerializer, Immutable, Alias("officials.page")]
public sealed record OfficialPage(
    [property: Id(0)] OfficialView Record,
    [property: Id(1)] ImmutableArray<PresentPost> Present,
    [property: Id(2)] HiddenBlock? HiddenPosts,
    [property: Id(3)] ImmutableArray<PageDuty>? Duties,
    [property: Id(4)] ImmutableArray<ArchiveBlock>? Archive,
    [property: Id(5)] ImmutableArray<CardEntryView>? Cards,
    [property: Id(6)] ImmutableArray<ServedCase>? Served,
    [property: Id(7)] ImmutableArray<AccessEntry>? Access,
    [property: Id(8)] ImmutableArray<GivenAnswer>? Answers);

/// <summary>A post held today.</summary>
/// <param name="Key">Whether it is a key post (特殊重要岗位).</param>
[GenerateSerializer, Immutable, Alias("officials.present-post")]
public sealed record PresentPost(
    [property: Id(0)] PostCode Post, [property: Id(1)] string Name, [property: Id(2)] UnitCode Unit, [property: Id(3)] string UnitName,
    [property: Id(4)] bool Key);

/// <summary>What is there and not shown: <c>3 项,不在您的权限内</c> (VIE-01).</summary>
[GenerateSerializer, Immutable, Alias("officials.hidden-block")]
public sealed record HiddenBlock([property: Id(0)] int Count, [property: Id(1)] string Text);

/// <summary>A duty that is not settled, with its badge; null where it has no date.</summary>
[GenerateSerializer, Immutable, Alias("officials.page-duty")]
public sealed record PageDuty([property: Id(0)] DutyView Duty, [property: Id(1)] DueBadge? Due);

/// <summary>One section of the integrity archive with its Chinese label.</summary>
[GenerateSerializer, Immutable, Alias("officials.archive-block")]
public sealed record ArchiveBlock(
    [property: Id(0)] ArchiveSection Section, [property: Id(1)] string Label, [property: Id(2)] ImmutableArray<ArchiveEntryView> Entries);

/// <summary>A case as its subject knows it.</summary>
[GenerateSerializer, Immutable, Alias("officials.served-case")]
public sealed record ServedCase(
    [property: Id(0)] CaseNumber Number, [property: Id(1)] CaseKind Kind, [property: Id(2)] CaseStage Stage, [property: Id(3)] string? Outcome);

/// <summary>A clearance answer that was given about him; it stands in his archive too (VIE-03).</summary>
/// <param name="Code">1 to 6, as signed.</param>
/// <param name="InvalidSince">When it ceased to hold; null while it does, or after its time was over (CLR-14).</param>
[GenerateSerializer, Immutable, Alias("officials.given-answer")]
public sealed record GivenAnswer(
    [property: Id(0)] ClearanceNumber Number, [property: Id(1)] string Serial, [property: Id(2)] string LetterNumber,
    [property: Id(3)] ClearancePurpose Purpose, [property: Id(4)] int Code, [property: Id(5)] DateOnly On,
    [property: Id(6)] DateOnly ValidThrough, [property: Id(7)] DateTimeOffset? InvalidSince);

/// <summary>Somebody asked about him, or acted on his affairs.</summary>
/// <param name="Act">E.g. <c>official.record</c>.</param>
[GenerateSerializer, Immutable, Alias("officials.access-entry")]
public sealed record AccessEntry([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Act, [property: Id(2)] string Actor);
