using WarningGrid.Http;
using WarningGrid.Officials;

namespace WarningGrid.Posts;

/// <summary>Posts (岗位): one, and its record as of any day.</summary>
internal static class PostEndpoints
{
    public static void MapPosts(this IEndpointRouteBuilder api)
    {
        var posts = api.MapGroup("/posts").WithTags("Posts");
        posts.MapRead("/{id}", (grains, id) => Post(grains, id).Read());
        posts.MapRead("/{id}/page", (grains, id) => grains.GetGrain<IPostPages>("all").Page(new(id)));
        posts.MapRecord((grains, id, question) => Post(grains, id).Record(question));
    }

    private static IPostGrain Post(IGrainFactory grains, string id) => grains.GetGrain<IPostGrain>(new PostCode(id).Key());
}
