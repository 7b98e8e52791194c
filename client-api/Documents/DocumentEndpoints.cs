using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using WarningGrid.Http;
using ContentDispositionHeaderValue = System.Net.Http.Headers.ContentDispositionHeaderValue;

namespace WarningGrid.Documents;

/// <summary>Files (公文): uploaded by their bytes, named everywhere by their SM3, read only through the object that holds them.</summary>
/// <remarks>The file's name may tell of a person: it travels in a header, never in the address.</remarks>
internal static class DocumentEndpoints
{
    private const int Limit = 20 << 20;

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/documents", Upload).WithTags("Documents")
            .WithMetadata(new RequestSizeLimitAttribute(Limit), CommandMark.Instance, UploadMark.Instance)
            .Produces<DocumentView>(StatusCodes.Status201Created)
            .WithDescription("The bytes as the body, the name in Content-Disposition (`filename*`). The same bytes are one file.");
        api.MapGet("/papers", Papers).WithTags("Documents").Produces<PaperTemplatesView>()
            .WithDescription("The templates of papers (公文) with their fields, as `POST /cases/{id}/moves/DraftDocument` takes them.");
        api.MapGet("/serials/{prefix}/{year}", Serials).WithTags("Documents").Produces<SerialView>();
    }

    /// <summary>The bytes as something to save: never shown by a browser as a page of ours.</summary>
    public static IResult Download(DocumentFile file) => new Saved(file);

    private static async Task<IResult> Upload(HttpContext http, Desk desk)
    {
        if (Headers.Key(http.Request).Problem is { } keyless)
        {
            return keyless.ToHttp();
        }

        if (NameOf(http.Request) is not { } name)
        {
            return Problem.Invalid("HTTP-04.name").ToHttp();
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MatchesAllTypes || type.MatchesAllSubTypes)
        {
            return Problem.MediaType("application/pdf").ToHttp();
        }

        var bytes = await RequestBody.Bytes(http.Request, Limit);
        return bytes.Problem is { } problem ? problem.ToHttp()
            : bytes.Value.IsEmpty ? Problem.Invalid("HTTP-04.empty").ToHttp()
            : (await desk.Ask(
                CurrentCaller.Of(http),
                grains => grains.GetGrain<IDocumentShelf>("all").Keep(new(name, type.MediaType.ToString(), bytes.Value)),
                http.RequestAborted)).ToCreated(_ => null);
    }

    private static async Task<IResult> Papers(HttpContext http, Desk desk) =>
        (await desk.Ask(CurrentCaller.Of(http), grains => grains.GetGrain<IDocumentShelf>("all").Templates(), http.RequestAborted)).ToHttp();

    private static Task<IResult> Serials(string prefix, int year, HttpContext http, Desk desk) =>
        prefix.Length is >= 1 and <= 16 && prefix.All(char.IsLetter) && year is >= 1990 and <= 2100
            ? Ask(http, desk, prefix, year)
            : Task.FromResult(Problem.NotFound.ToHttp());

    private static async Task<IResult> Ask(HttpContext http, Desk desk, string prefix, int year) =>
        (await desk.Ask(
            CurrentCaller.Of(http), grains => grains.GetGrain<ISerialRegister>(GrainKeys.Serials(prefix, year)).Read(),
            http.RequestAborted)).ToHttp();

    private static string? NameOf(HttpRequest request) =>
        ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition, out var given)
        && (given.FileNameStar ?? given.FileName?.Trim('"')) is { Length: >= 1 and <= 200 } name
        && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '/' or '\\')
            ? name
            : null;

    private sealed class Saved(DocumentFile file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            httpContext.Response.ContentType = file.About.MediaType;
            headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.About.Name }.ToString();
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            await httpContext.Response.BodyWriter.WriteAsync(file.Content, httpContext.RequestAborted);
        }
    }
}

/// <summary>Marks the upload, whose body is bytes, for the OpenAPI document.</summary>
internal sealed class UploadMark
{
    public static readonly UploadMark Instance = new();
}
