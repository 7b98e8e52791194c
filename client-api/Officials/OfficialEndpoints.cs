using WarningGrid.Http;

namespace WarningGrid.Officials;

/// <summary>Officials (干部): one, his record as of any day, and the correction of a personnel entry.</summary>
internal static class OfficialEndpoints
{
    public static void MapOfficials(this IEndpointRouteBuilder api)
    {
        var officials = api.MapGroup("/officials").WithTags("Officials");
        officials.MapGet("/effect-changes", EffectChanges).Produces<EffectChangePage>().WithQuery();
        officials.MapRead("/{id}", (grains, id) => Official(grains, id).Read());
        officials.MapRead("/{id}/page", (grains, id) => grains.GetGrain<IOfficialPages>("all").Page(new(id)))
            .WithDescription("The page of an official (一人一档) by blocks; of the caller himself 我的预警.");
        officials.MapGet("/{id}/effects", Effects).Produces<EffectsAnswer>().WithQuery(
            new QueryMark("on", "the day asked about; today where it is not given"));
        officials.MapRecord((grains, id, question) => Official(grains, id).Record(question));
        officials.MapMove<CorrectPersonnel, OfficialView>(
            "/{id}/moves/Correct", (grains, id, command, once) => Official(grains, id).Correct(command, once));
    }

    private static async Task<IResult> Effects(string id, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var on = filter.Date("on");
        return filter.Problem is { } problem ? problem.ToHttp()
            : !CountyInput.IsId(id) ? Problem.NotFound.ToHttp()
            : (await desk.Ask(CurrentCaller.Of(http), grains => Official(grains, id).EffectsOn(on), http.RequestAborted)).ToHttp();
    }

    private static Task<IResult> EffectChanges(PageAsked page, HttpContext http, Desk desk) =>
        Lists.Answer(
            http, desk, page.Problem ?? new Filter(http.Request).Problem,
            grains => grains.GetGrain<IEffectRegister>("all").Changes(page.Cursor, page.Limit),
            (found, next) => found with { Next = next(found.Next) });

    private static IOfficialGrain Official(IGrainFactory grains, string id) => grains.GetGrain<IOfficialGrain>(new OfficialId(id).Key());
}
