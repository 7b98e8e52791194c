using System.Text;
using WarningGrid.Http;

namespace WarningGrid.Officials;

/// <summary>The record of an official, a post or a unit: its bytes leave as the grain wrote them (ASF-07).</summary>
internal static class RecordEndpoints
{
    public static void MapRecord(
        this IEndpointRouteBuilder group, Func<IGrainFactory, string, RecordQuestion, Task<Outcome<RecordAnswer>>> record) =>
        group.MapGet("/{id}/record", async (string id, HttpContext http, Desk desk) =>
            {
                var question = AsOfQuery.Read(http.Request);
                return question.Problem is { } problem ? problem.ToHttp()
                    : !CountyInput.IsId(id) ? Problem.NotFound.ToHttp()
                    : (await desk.Ask(
                        CurrentCaller.Of(http), grains => record(grains, id, question.Value), http.RequestAborted))
                        .Match(Bytes, Answers.Refused);
            })
            .Produces<object>().WithQuery(AsOfQuery.Marks);

    private static IResult Bytes(RecordAnswer answer) => new AsWritten(answer.Json);

    private sealed class AsWritten(string json) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.Headers.CacheControl = "no-store";
            return httpContext.Response.WriteAsync(json, Encoding.UTF8, httpContext.RequestAborted);
        }
    }
}
