using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using WarningGrid.Http;

namespace WarningGrid.Signals;

/// <summary><c>POST /signals</c>: where feeds send their CloudEvents, one, a batch or line by line (FED-01).</summary>
internal static class IntakeEndpoint
{
    public const string Structured = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";
    public const string Lines = "application/x-ndjson";

    /// <summary>A batch of 500 items is judged by the pack; this is only what the front is willing to hold at once.</summary>
    private const int BatchLimit = 32 << 20;

    public static void MapSignalIntake(this IEndpointRouteBuilder signals) =>
        signals.MapPost("", Take)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<FeedEvent>(Structured, Batch, Lines, RequestBody.Json)
            .Produces<Receipt>(StatusCodes.Status202Accepted)
            .WithDescription(
                "CloudEvents 1.0. One event answers one receipt, a batch `{items:[…]}`, NDJSON a receipt a line, each after its commit. "
                + "The key is source + id: no Idempotency-Key.");

    private static Task<IResult> Take(HttpContext http, Desk desk) =>
        RequestBody.IsOf(http.Request, Lines) ? TakeLines(http, desk)
        : RequestBody.IsOf(http.Request, Batch) ? TakeBatch(http, desk)
        : RequestBody.IsOf(http.Request, Structured) ? TakeOne(http, desk, FeedEnvelope.Structured)
        : RequestBody.IsOf(http.Request, RequestBody.Json) && http.Request.Headers.ContainsKey("ce-specversion")
            ? TakeOne(http, desk, body => FeedEnvelope.Binary(name => http.Request.Headers[name] is [var value] ? value : null, body))
        : Task.FromResult(Problem.MediaType($"{Structured}, {Batch}, {Lines}").ToHttp());

    private static async Task<IResult> TakeOne(HttpContext http, Desk desk, Func<ReadOnlyMemory<byte>, FeedLine> read)
    {
        var body = await RequestBody.Bytes(http.Request, FeedEnvelope.LineLimit);
        if (body.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        var outcome = await TakeWhole(http, desk, [FeedScope.Check(http, read(body.Value))]);
        return outcome.Match(
            receipts => receipts.Items[0] is { Status: ReceiptStatus.Refused, Refused: { } refusal }
                ? Answers.Refused(refusal)
                : Accepted(receipts.Items[0]),
            // Of one event, what is wrong with it says more than that its batch of one was refused.
            refusal => Answers.Refused(refusal));
    }

    private static async Task<IResult> TakeBatch(HttpContext http, Desk desk)
    {
        var body = await RequestBody.Bytes(http.Request, BatchLimit);
        if (body.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        var lines = FeedEnvelope.Batch(body.Value);
        var outcome = await TakeWhole(http, desk, [.. lines.Select(line => FeedScope.Check(http, line))]);
        return outcome.Match(Accepted, Answers.Refused);
    }

    private static async Task<IResult> TakeLines(HttpContext http, Desk desk)
    {
        // A source may wait for its receipts before it sends on: no minimum rate, and no buffer between commit and receipt.
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await new LineIntake(http, desk).Run();
        return Results.Empty;
    }

    private static Task<Outcome<Receipts>> TakeWhole(HttpContext http, Desk desk, IReadOnlyList<FeedLine> lines) =>
        desk.Ask(CurrentCaller.Of(http), grains => grains.GetGrain<ISignalIntake>(0).TakeWhole(lines), http.RequestAborted);

    private static IResult Accepted<T>(T receipts) => Results.Json(receipts, FrontJson.Outgoing, statusCode: StatusCodes.Status202Accepted);
}
