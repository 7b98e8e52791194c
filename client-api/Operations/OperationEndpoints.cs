using System.ComponentModel.DataAnnotations;
using WarningGrid.Http;

namespace WarningGrid.Operations;

/// <summary>Dead letters, for the operator: see them, give one back to the relay, or set it aside for a reason.</summary>
/// <remarks>A letter's id holds slashes (<c>stream/version/n</c>), so it stands in the body.</remarks>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/dead-letters").WithTags("Operations");
        letters.MapGet("", List).Produces<DeadLetters>();
        letters.MapPost("/moves/Redrive", (Command<RedriveLetter> command, HttpContext http, Desk desk) =>
            Treat(command, http, desk, (grain, body) => grain.Redrive(body.Message))).Produces<DeadLetterDone>();
        letters.MapPost("/moves/SetAside", (Command<SetLetterAside> command, HttpContext http, Desk desk) =>
            Treat(command, http, desk, (grain, body) => grain.SetAside(body.Message, body.Reason))).Produces<DeadLetterDone>();
    }

    private static IDeadLetterGrain Letters(IGrainFactory grains) => grains.GetGrain<IDeadLetterGrain>("all");

    private static async Task<IResult> List(PageAsked page, HttpContext http, Desk desk)
    {
        if ((page.Problem ?? new Filter(http.Request).Problem) is { } problem)
        {
            return problem.ToHttp();
        }

        var outcome = await desk.Ask(
            CurrentCaller.Of(http), grains => Letters(grains).List(page.Cursor ?? "", page.Limit), http.RequestAborted);
        return outcome.Match<Outcome<DeadLetters>>(
            found => new DeadLetters(
                found.Letters, PageAsked.Next(http, found.Letters.Length == page.Limit ? found.Letters[^1].Message : null)),
            refusal => refusal).ToHttp();
    }

    private static async Task<IResult> Treat<TCommand>(
        Command<TCommand> command, HttpContext http, Desk desk, Func<IDeadLetterGrain, TCommand, Task<Outcome<DeadLetterDone>>> treat)
        where TCommand : class =>
        command.Problem(creates: true) is { } problem
            ? problem.ToHttp()
            : (await desk.Ask(
                CurrentCaller.Of(http), grains => treat(Letters(grains), command.Body.Value), http.RequestAborted)).ToHttp();
}

/// <param name="Next">Cursor of the next page; null at the end.</param>
internal sealed record DeadLetters(IReadOnlyList<DeadLetterView> Letters, string? Next);

/// <param name="Message">The letter's id.</param>
internal sealed record RedriveLetter([StringLength(200)] string Message);

/// <param name="Message">The letter's id.</param>
internal sealed record SetLetterAside([StringLength(200)] string Message, [StringLength(500)] string Reason);
