using WarningGrid.Http;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>The yearly re-checks of accepted explanations (抽查): the draw, what was found, and how they stand.</summary>
internal static class RecheckEndpoints
{
    public static void MapRechecks(this IEndpointRouteBuilder api)
    {
        var rechecks = api.MapGroup("/rechecks").WithTags("Cases");
        rechecks.MapRead("/{id}", (grains, id) => Rechecks(grains, id).Read());
        rechecks.MapFirstMove<DrawRechecks, RechecksView>(
            "/{id}/moves/Draw", (grains, id, command, once) => Rechecks(grains, id).Draw(command, once));
        rechecks.MapMove<RecordRecheck, RechecksView>(
            "/{id}/moves/Record", (grains, id, command, once) => Rechecks(grains, id).Record(command, once));
    }

    private static IRecheckGrain Rechecks(IGrainFactory grains, string year) => grains.GetGrain<IRecheckGrain>(GrainKeys.Rechecks(year));
}
