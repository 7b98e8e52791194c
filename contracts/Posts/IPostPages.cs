using System.Collections.Immutable;
using Orleans.Concurrency;

namespace WarningGrid.Posts;

/// <summary>A post on one page: its record as the asker may see it, and who held it (spec 05 §4).</summary>
/// <remarks>Any activation serves everybody; its key means nothing.</remarks>
[Alias("posts.pages")]
public interface IPostPages : IGrainWithStringKey
{
    [Alias("page"), AlwaysInterleave]
    Task<Outcome<PostPage>> Page(PostCode post);
}

/// <param name="Holders">Who held it, the latest first; whoever the asker is recused from is not there (RCU-08).</param>
[GenerateSerializer, Immutable, Alias("posts.page")]
public sealed record PostPage(
    [property: Id(0)] PostView Record, [property: Id(1)] string UnitName, [property: Id(2)] ImmutableArray<PostHolder> Holders);

/// <param name="To">The last day; null while it lasts.</param>
[GenerateSerializer, Immutable, Alias("posts.holder")]
public sealed record PostHolder(
    [property: Id(0)] OfficialId Official, [property: Id(1)] string Name, [property: Id(2)] DateOnly From, [property: Id(3)] DateOnly? To);
