using WarningGrid.Http;

namespace WarningGrid.Signals;

/// <summary>Registrations of feed clients: which sources and types a credential may send (FED-02).</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder api)
    {
        var feeds = api.MapGroup("/feeds").WithTags("Feeds");
        feeds.MapRead("/{id}", (grains, id) => Feed(grains, id).Read());
        feeds.MapFirstMove<RegisterFeedSource, FeedSourceView>(
            "/{id}/moves/Register", (grains, id, command, once) => Feed(grains, id).Register(command, once));
        feeds.MapMove<RetireFeedSource, FeedSourceView>(
            "/{id}/moves/Retire", (grains, id, command, once) => Feed(grains, id).Retire(command, once));
    }

    private static IFeedSourceGrain Feed(IGrainFactory grains, string id) => grains.GetGrain<IFeedSourceGrain>(GrainKeys.FeedSource(id));
}
