namespace WarningGrid.Http;

/// <summary>The shapes that most endpoints have: read one, move one. Each asks one grain and maps one outcome.</summary>
internal static class Routes
{
    /// <summary><c>GET {id}</c>: one object as the caller may see it.</summary>
    public static RouteHandlerBuilder MapRead<TView>(
        this IEndpointRouteBuilder group, string pattern, Func<IGrainFactory, string, Task<Outcome<TView>>> read)
        where TView : class =>
        group.MapGet(pattern, async (string id, HttpContext http, Desk desk) =>
                CountyInput.IsId(id)
                    ? (await desk.Ask(CurrentCaller.Of(http), grains => read(grains, id), http.RequestAborted)).ToHttp()
                    : Problem.NotFound.ToHttp())
            .Produces<TView>();

    /// <summary><c>POST {id}/moves/{move}</c>: one command to one existing object; key and revision are required.</summary>
    public static RouteHandlerBuilder MapMove<TCommand, TView>(
        this IEndpointRouteBuilder group, string pattern, Func<IGrainFactory, string, TCommand, Submission, Task<Outcome<TView>>> move)
        where TCommand : class
        where TView : class =>
        group.MapPost(pattern, (string id, Command<TCommand> command, HttpContext http, Desk desk) =>
                Move(id, command, creates: false, http, desk, move))
            .Produces<TView>();

    /// <summary>As <see cref="MapMove"/> for what may not exist yet: a revision is compared where one is given.</summary>
    public static RouteHandlerBuilder MapFirstMove<TCommand, TView>(
        this IEndpointRouteBuilder group, string pattern, Func<IGrainFactory, string, TCommand, Submission, Task<Outcome<TView>>> move)
        where TCommand : class
        where TView : class =>
        group.MapPost(pattern, (string id, Command<TCommand> command, HttpContext http, Desk desk) =>
                Move(id, command, creates: true, http, desk, move))
            .Produces<TView>();

    /// <summary>The same for what there is only one of.</summary>
    public static RouteHandlerBuilder MapFirstMove<TCommand, TView>(
        this IEndpointRouteBuilder group, string pattern, Func<IGrainFactory, TCommand, Submission, Task<Outcome<TView>>> move)
        where TCommand : class
        where TView : class =>
        group.MapPost(pattern, (Command<TCommand> command, HttpContext http, Desk desk) =>
                Move("county", command, creates: true, http, desk, (grains, _, body, once) => move(grains, body, once)))
            .Produces<TView>();

    private static async Task<IResult> Move<TCommand, TView>(
        string id, Command<TCommand> command, bool creates, HttpContext http, Desk desk,
        Func<IGrainFactory, string, TCommand, Submission, Task<Outcome<TView>>> move)
        where TCommand : class
        where TView : class
    {
        if (command.Problem(creates) is { } problem)
        {
            return problem.ToHttp();
        }

        return CountyInput.IsId(id)
            ? (await desk.Ask(
                CurrentCaller.Of(http), grains => move(grains, id, command.Body.Value, command.Submission), http.RequestAborted)).ToHttp()
            : Problem.NotFound.ToHttp();
    }
}
