using System.Collections.Immutable;
using Orleans.Concurrency;
using WarningGrid.Officials;

namespace WarningGrid.Posts;

/// <summary>One post (岗位) and its own history; keyed <c>p-P-3401-0007</c>. Never adverse to its next holder (HIS-05).</summary>
[Alias("posts.post")]
public interface IPostGrain : IFollower
{
    [Alias("read"), AlwaysInterleave]
    Task<Outcome<PostView>> Read();

    /// <summary>As <see cref="IOfficialGrain.Record"/>; holders are told by code.</summary>
    [Alias("record"), AlwaysInterleave]
    Task<Outcome<RecordAnswer>> Record(RecordQuestion question);

    /// <summary>Who held it on a date; of two on a day of change, the newcomer. Neither judged nor noted.</summary>
    [Alias("holder-at"), AlwaysInterleave]
    Task<OfficialId?> HolderAt(DateOnly date);

    /// <summary>What the post was on a date, or null where it was not yet. Neither judged nor noted.</summary>
    [Alias("card-at"), AlwaysInterleave]
    Task<PostCard?> CardAt(DateOnly date);
}

/// <summary>The attributes of a post from a date on.</summary>
/// <param name="Superior">The post directly above (RCU-03).</param>
/// <param name="InTeam">Whether its holder belongs to the unit's leadership team (班子成员).</param>
/// <param name="Key">Whether it is a key post (特殊重要岗位).</param>
[GenerateSerializer, Immutable, Alias("posts.post-card")]
public sealed record PostCard(
    [property: Id(0)] PostCode Code, [property: Id(1)] string Name, [property: Id(2)] UnitCode Unit,
    [property: Id(3)] SectionCode? Section, [property: Id(4)] PostCode? Superior, [property: Id(5)] bool InTeam,
    [property: Id(6)] bool Key);

/// <summary>A post as one asker may see it.</summary>
[GenerateSerializer, Immutable, Alias("posts.post-view")]
public sealed record PostView(
    [property: Id(0)] PostCard Card, [property: Id(1)] ImmutableArray<CardEntryView>? Cards,
    [property: Id(2)] ImmutableArray<SignalEntryView>? Signals, [property: Id(3)] RiskView? Risk,
    [property: Id(4)] long Revision) : IRevised;

/// <summary>A card (监察卡) raised at the post: an entry of its own family (HIS-04).</summary>
[GenerateSerializer, Immutable, Alias("posts.card-entry-view")]
public sealed record CardEntryView(
    [property: Id(0)] string Card, [property: Id(1)] string Level, [property: Id(2)] string State, [property: Id(3)] DateOnly On);
