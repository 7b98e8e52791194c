using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using WarningGrid.Http;

namespace WarningGrid.Rules;

/// <summary>Rule packs (规则包): every version, what is in force on a date, and the way of a draft into force (RP-06).</summary>
internal static class RuleEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules").WithTags("Rules");
        rules.MapGet("/in-force", InForce).Produces<RulesInForce>().WithQuery(new QueryMark("on", "a date; today where it is not given"));
        rules.MapGet("/packs", Versions).Produces<IReadOnlyList<RulePackLine>>();
        rules.MapRead("/packs/{id}", (grains, id) => Pack(grains, id).Read());
        rules.MapPut("/packs/{id}", Draft).Produces<RulePackView>()
            .WithMetadata(CommandMark.Instance, new AcceptsMetadata([RequestBody.Json], typeof(object)))
            .WithDescription("The pack as JSON: id, line, order, inherits, from, on, title, drops, rules.");
        rules.MapMove<PublishPack, RulePackView>("/packs/{id}/moves/Publish", (grains, id, command, once) => Pack(grains, id).Publish(command, once));
        rules.MapMove<DiscardPack, RulePackView>("/packs/{id}/moves/Discard", (grains, id, command, once) => Pack(grains, id).Discard(command, once));
    }

    private static IRulePackGrain Pack(IGrainFactory grains, string id) => grains.GetGrain<IRulePackGrain>(GrainKeys.RulePack(id));

    private static IRuleRegister Register(IGrainFactory grains) => grains.GetGrain<IRuleRegister>("all");

    private static async Task<IResult> InForce(HttpContext http, Desk desk, [OfTheCounty] TimeProvider clock)
    {
        var filter = new Filter(http.Request);
        var on = filter.Date("on") ?? DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        return filter.Problem is { } problem
            ? problem.ToHttp()
            : (await desk.Ask(CurrentCaller.Of(http), grains => Register(grains).InForce(on), http.RequestAborted)).ToHttp();
    }

    private static async Task<IResult> Versions(HttpContext http, Desk desk) =>
        await desk.AskPlain(CurrentCaller.Of(http), grains => Register(grains).Versions(), http.RequestAborted) is { } versions
            ? Results.Json(versions, FrontJson.Outgoing)
            : Problem.Unavailable.ToHttp();

    /// <summary>The body is the pack's own text: read by its rules, looked over here like any other JSON.</summary>
    private static async Task<IResult> Draft(string id, HttpContext http, Desk desk)
    {
        var command = new Command<DraftPack>(
            await RequestBody.ReadText(http.Request, text => new DraftPack(Encoding.UTF8.GetString(text))),
            Headers.Key(http.Request), Headers.Revision(http.Request));
        if (command.Problem(creates: true) is { } problem)
        {
            return problem.ToHttp();
        }

        return CountyInput.IsId(id)
            ? (await desk.Ask(
                CurrentCaller.Of(http), grains => Pack(grains, id).Draft(command.Body.Value, command.Submission), http.RequestAborted)).ToHttp()
            : Problem.NotFound.ToHttp();
    }
}
