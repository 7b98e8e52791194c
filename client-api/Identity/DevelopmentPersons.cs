using WarningGrid.Access;
using WarningGrid.Http;

namespace WarningGrid.Identity;

/// <summary>Who can be signed in here: the demo persons by role, and the feed clients with their secrets.</summary>
internal static class DevelopmentPersons
{
    public static void MapDevelopmentPersons(this IEndpointRouteBuilder app) =>
        app.MapGet("/development/persons", async (Desk desk, HttpContext http) =>
            await desk.AskPlain(
                Caller.System("development"), grains => grains.GetGrain<IDevelopmentRegister>("all").Persons(),
                http.RequestAborted) is { } persons
                ? Results.Json(new WhoCanSignIn(EmbeddedIdentity.DemoPersonGrant, persons, DevelopmentClients.All), FrontJson.Outgoing)
                : Problem.Unavailable.ToHttp())
            .AllowAnonymous().ExcludeFromDescription();

    private sealed record WhoCanSignIn(
        string Grant, IReadOnlyList<PersonByRole> Persons, IReadOnlyList<DevelopmentClient> Clients);
}
