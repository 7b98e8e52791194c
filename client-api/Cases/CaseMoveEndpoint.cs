using WarningGrid.Http;

namespace WarningGrid.Cases;

/// <summary><c>POST /cases/{number}/moves/{move}</c>: the number tells the kind, kind and move tell the record in the body.</summary>
internal static class CaseMoveEndpoint
{
    public static async Task<IResult> Move(string id, string move, HttpContext http, Desk desk)
    {
        if (!CountyInput.IsId(id) || CaseCodes.KindOf(new(id)) is null)
        {
            return Problem.NotFound.ToHttp();
        }

        if (CaseMoves.Of(new(id), move) is not { } type)
        {
            return Problem.Invalid("HTTP-01.parameter", null, "move").ToHttp();
        }

        var command = new Command<CaseMove>(
            await RequestBody.Read<CaseMove>(http.Request, type), Headers.Key(http.Request), Headers.Revision(http.Request));
        return command.Problem(creates: false) is { } problem
            ? problem.ToHttp()
            : (await desk.Ask(
                CurrentCaller.Of(http), grains => CaseEndpoints.Case(grains, id).Move(command.Body.Value, command.Submission),
                http.RequestAborted)).ToHttp();
    }
}
