using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WarningGrid.Documents;
using WarningGrid.Http;

namespace WarningGrid.Clearances;

/// <summary>Clearances (廉政意见): the register, a request, its rows, its moves, its answer and the proof that it comes out the same.</summary>
internal static class ClearanceEndpoints
{
    public static void MapClearances(this IEndpointRouteBuilder api)
    {
        var clearances = api.MapGroup("/clearances").WithTags("Clearances");
        clearances.MapGet("", List).Produces<ClearancePage>().WithQuery(
            new("stage", "a stage, e.g. Suggested"), new("purpose", "a purpose, e.g. Promotion"));
        clearances.MapPost("", Open).Produces<ClearanceView>(StatusCodes.Status201Created);
        clearances.MapGet("/notices", Notices).Produces<InvalidationPage>();
        clearances.MapPost("/check", Check).WithMetadata(new RequestSizeLimitAttribute(RowsBody.Limit)).Produces<ClearanceCheck>()
            .Accepts<SubmitRows>(RequestBody.Json, WorkbookTemplate.MediaType)
            .WithDescription("What is wrong with a list, row by row; nothing is stored. JSON, or the workbook of `GET /clearances/template`, filled in.");
        clearances.MapGet("/template", Template).Produces(StatusCodes.Status200OK, contentType: WorkbookTemplate.MediaType)
            .WithDescription("The workbook to fill in: 姓名、身份证号、单位、职务. A workbook of another version is Invalid (XLS-01).");
        clearances.MapRead("/{id}", (grains, id) => Clearance(grains, id).Read());
        clearances.MapGet("/{id}/rows", Rows).Produces<ClearanceRowsPage>().WithQuery(
            new QueryMark("purpose", "what the requester reads them for: the request's own purpose (CLR-05)"));
        clearances.MapGet("/{id}/answer", (string id, HttpContext http, Desk desk) => Document(id, letter: false, http, desk))
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .WithQuery(new QueryMark("purpose", "the request's own purpose (CLR-05)"));
        clearances.MapGet("/{id}/letter", (string id, HttpContext http, Desk desk) => Document(id, letter: true, http, desk))
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .WithQuery(new QueryMark("purpose", "the request's own purpose (CLR-05)"));
        clearances.MapRead("/{id}/reproduction", (grains, id) => Clearance(grains, id).Reproduce());

        var moves = clearances.MapGroup("/{id}/moves");
        moves.MapPost("/Submit", Submit)
            .WithMetadata(new RequestSizeLimitAttribute(RowsBody.Limit), CommandMark.Instance).Produces<ClearanceView>()
            .Accepts<SubmitRows>(RequestBody.Json, WorkbookTemplate.MediaType);
        moves.MapMove<ResolveRow, ClearanceView>("/ResolveRow", (grains, id, command, once) => Clearance(grains, id).ResolveRow(command, once));
        moves.MapMove<WithdrawRow, ClearanceView>("/WithdrawRow", (grains, id, command, once) => Clearance(grains, id).WithdrawRow(command, once));
        moves.MapMove<OfficeOpinion, ClearanceView>(
            "/OfficeOpinion", (grains, id, command, once) => Clearance(grains, id).GiveOpinion(command, once));
        moves.MapMove<SignClearance, ClearanceView>("/Sign", (grains, id, command, once) => Clearance(grains, id).Sign(command, once));
        moves.MapMove<ReturnClearance, ClearanceView>("/Return", (grains, id, command, once) => Clearance(grains, id).Return(command, once));
        moves.MapMove<RecomputeClearance, ClearanceView>(
            "/Recompute", (grains, id, command, once) => Clearance(grains, id).Recompute(command, once));
        moves.MapMove<UseAnswers, ClearanceView>("/Use", (grains, id, command, once) => Clearance(grains, id).Use(command, once));
    }

    private static IClearanceGrain Clearance(IGrainFactory grains, string id) =>
        grains.GetGrain<IClearanceGrain>(new ClearanceNumber(id).Key());

    private static IClearanceRegister Register(IGrainFactory grains) => grains.GetGrain<IClearanceRegister>("all");

    private static async Task<IResult> Open(Command<OpenClearance> command, HttpContext http, Desk desk) =>
        command.Problem(creates: true) is { } problem
            ? problem.ToHttp()
            : (await desk.Ask(
                CurrentCaller.Of(http), grains => Register(grains).Open(command.Body.Value, command.Submission), http.RequestAborted))
                .ToCreated(opened => $"/api/v1/clearances/{opened.Number}");

    private static Task<IResult> List(PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var query = new ClearanceQuery(
            filter.Word<ClearanceStage>("stage"), filter.Word<ClearancePurpose>("purpose"), page.Cursor, page.Limit);
        return Lists.Answer(
            http, desk, page.Problem ?? filter.Problem, grains => Register(grains).List(query),
            (found, next) => found with { Next = next(found.Next) });
    }

    private static Task<IResult> Notices(PageAsked page, HttpContext http, Desk desk) =>
        Lists.Answer(
            http, desk, page.Problem ?? new Filter(http.Request).Problem, grains => Register(grains).Notices(page.Cursor, page.Limit),
            (found, next) => found with { Next = next(found.Next) });

    private static async Task<IResult> Template(HttpContext http, Desk desk) =>
        (await desk.Ask(CurrentCaller.Of(http), grains => Register(grains).Dictionary(), http.RequestAborted)).Match(
            known =>
            {
                var content = RowsBody.Template.Write(known.Units.ToLookup(_ => RowsBody.Unit));
                return DocumentEndpoints.Download(
                    new(new("", $"{RowsBody.Template.Name}.xlsx", WorkbookTemplate.MediaType, content.Length), content));
            },
            Answers.Refused);

    private static async Task<IResult> Check(HttpContext http, Desk desk)
    {
        var rows = await RowsBody.Read(http.Request);
        return rows.Problem is { } problem
            ? problem.ToHttp()
            : (await desk.Ask(CurrentCaller.Of(http), grains => Register(grains).Check(rows.Value), http.RequestAborted)).ToHttp();
    }

    private static async Task<IResult> Submit(string id, HttpContext http, Desk desk)
    {
        var (key, revision) = (Headers.Key(http.Request), Headers.Revision(http.Request));
        var rows = key.Problem is null ? await RowsBody.Read(http.Request) : key.Problem;
        var problem = rows.Problem ?? revision.Problem ?? (revision.Value is null ? Problem.RevisionRequired : null);
        return problem is not null ? problem.ToHttp()
            : !CountyInput.IsId(id) ? Problem.NotFound.ToHttp()
            : (await desk.Ask(
                CurrentCaller.Of(http), grains => Clearance(grains, id).Submit(rows.Value, new(key.Value, revision.Value)),
                http.RequestAborted)).ToHttp();
    }

    private static Task<IResult> Rows(string id, PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var purpose = filter.Word<ClearancePurpose>("purpose");
        var after = page.Cursor is null ? 0 : int.Parse(page.Cursor, CultureInfo.InvariantCulture);
        return !CountyInput.IsId(id)
            ? Task.FromResult(Problem.NotFound.ToHttp())
            : Lists.Answer<ClearanceRowsPage>(
                http, desk, page.Problem ?? filter.Problem,
                async grains => (await Clearance(grains, id).Rows(new(purpose, after, page.Limit))).Match<Outcome<ClearanceRowsPage>>(
                    found => new ClearanceRowsPage(found.Rows, found.Next?.ToString(CultureInfo.InvariantCulture)), refusal => refusal),
                (found, next) => found with { Next = next(found.Next) });
    }

    private static async Task<IResult> Document(string id, bool letter, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var purpose = filter.Word<ClearancePurpose>("purpose");
        if (filter.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        return CountyInput.IsId(id)
            ? (await desk.Ask(CurrentCaller.Of(http), grains => Clearance(grains, id).OpenDocument(letter, purpose), http.RequestAborted))
                .Match(DocumentEndpoints.Download, Answers.Refused)
            : Problem.NotFound.ToHttp();
    }
}

/// <summary>A page of rows as HTTP answers it: its cursor is sealed.</summary>
internal sealed record ClearanceRowsPage(System.Collections.Immutable.ImmutableArray<ClearanceRowView> Rows, string? Next);
