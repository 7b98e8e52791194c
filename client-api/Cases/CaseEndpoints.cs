using WarningGrid.Documents;
using WarningGrid.Http;
using WarningGrid.Leads;

namespace WarningGrid.Cases;

/// <summary>Cases (处置案件): the register, opening one, one of them, its history, its moves and its documents.</summary>
internal static class CaseEndpoints
{
    /// <summary>What narrows a list of cases, and figures over them.</summary>
    public static readonly QueryMark[] Narrowing =
    [
        new("kind", "a kind, e.g. TalkInquiry"), new("stage", "a stage, e.g. ReplyDue"), new("handler", "id of the handler"),
        new("lead", "number of a lead"), new("unit", "codes of units", Many: true),
        new("outcome", "how it ended, e.g. WrittenOff; None for what has not"), new("source", "the channel of its lead, e.g. AUDIT"),
        new("openedFrom", "first day"), new("openedTo", "last day"), new("endedFrom", "first day"), new("endedTo", "last day"),
        new("asOf", "stage and outcome as known at 24:00 of a past day"), new("sight", "only what is seen so far: Status or Full"),
    ];

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapGet("", List).Produces<CasePage>().WithQuery(Narrowing);
        cases.MapGet("/what-if", WhatIf).Produces<CaseWhatIfPage>().WithQuery(
            new("on", "the day whose rules are tried"), new("kind", "a kind, e.g. TalkInquiry"));
        cases.MapPost("", Open).Produces<OpenedCase>(StatusCodes.Status201Created);
        cases.MapRead("/{id}", (grains, id) => Case(grains, id).Read());
        cases.MapRead("/{id}/recusals", (grains, id) => grains.GetGrain<ICaseRegister>("all").Recusals(new(id)));
        cases.MapGet("/{id}/history", History).Produces<HistoryPage>();
        cases.MapGet("/{id}/documents/{number}", Document).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        cases.MapGet("/{id}/documents/{number}/pdf", Pdf).Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .WithDescription("A copy for reading, where this front can make one; the .docx is the record.");
        cases.MapGet("/{id}/papers/{template}", Paper).Produces<PaperTemplateView>();
        cases.MapPost("/{id}/moves/{move}", CaseMoveEndpoint.Move)
            .WithMetadata(CommandMark.Instance, new OneOfMark([.. CaseMoves.All.OrderBy(type => type.FullName, StringComparer.Ordinal)]))
            .Produces<CaseView>();
    }

    internal static ICaseGrain Case(IGrainFactory grains, string id) => grains.GetGrain<ICaseGrain>(new CaseNumber(id).Key());

    /// <summary>Opens a case through its lead: nothing else can (DSP-02).</summary>
    private static async Task<IResult> Open(Command<OpenCaseBody> command, HttpContext http, Desk desk)
    {
        if (command.Problem(creates: true) is { } problem)
        {
            return problem.ToHttp();
        }

        var body = command.Body.Value;
        var outcome = await desk.Ask(
            CurrentCaller.Of(http),
            grains => grains.GetGrain<ILeadRegister>("all")
                .OpenCase(body.Lead, new(body.Kind, body.Official, body.Unit, body.Ground), command.Submission),
            http.RequestAborted);
        return outcome.ToCreated(opened => $"/api/v1/cases/{opened.Case}");
    }

    /// <summary>What a query narrows cases to.</summary>
    public static CaseQuery Narrowed(Filter filter) => new(
        filter.Word<CaseKind>("kind"), filter.Id<CaseStage>("stage"), filter.Id<OfficialId>("handler"), filter.Id<LeadNumber>("lead"),
        filter.Ids<UnitCode>("unit"), Outcome: filter.Code("outcome"), Source: filter.Code("source"), OpenedFrom: filter.Date("openedFrom"),
        OpenedTo: filter.Date("openedTo"), EndedFrom: filter.Date("endedFrom"), EndedTo: filter.Date("endedTo"), AsOf: filter.Date("asOf"),
        Sight: filter.Word<CaseSight>("sight"));

    private static Task<IResult> List(PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var query = Narrowed(filter) with { Cursor = page.Cursor, Limit = page.Limit };
        return Lists.Answer(
            http, desk, page.Problem ?? filter.Problem, grains => grains.GetGrain<ICaseRegister>("all").List(query),
            (found, next) => found with { Next = next(found.Next) });
    }

    private static Task<IResult> WhatIf(PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var (on, kind) = (filter.Date("on"), filter.Word<CaseKind>("kind"));
        var problem = page.Problem ?? filter.Problem ?? (on is null ? Problem.Invalid("HTTP-01.parameter", null, "on") : null);
        return Lists.Answer(
            http, desk, problem,
            grains => grains.GetGrain<ICaseRegister>("all").WhatIf(new(on!.Value, kind, page.Cursor, page.Limit)),
            (found, next) => found with { Next = next(found.Next) });
    }

    private static async Task<IResult> History(string id, PageAsked page, HttpContext http, Desk desk)
    {
        if ((page.Problem ?? new Filter(http.Request).Problem) is { } problem)
        {
            return problem.ToHttp();
        }

        if (!CountyInput.IsId(id))
        {
            return Problem.NotFound.ToHttp();
        }

        var after = page.Cursor is null ? 0 : long.Parse(page.Cursor, System.Globalization.CultureInfo.InvariantCulture);
        var outcome = await desk.Ask(CurrentCaller.Of(http), grains => Case(grains, id).History(after, page.Limit), http.RequestAborted);
        return outcome.Match(
            found => (Outcome<HistoryPage>)new HistoryPage(found.Entries, PageAsked.Next(http, found.Next?.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            refusal => refusal).ToHttp();
    }

    private static async Task<IResult> Paper(string id, string template, HttpContext http, Desk desk) =>
        CountyInput.IsId(id) && CountyInput.IsId(template)
            ? (await desk.Ask(CurrentCaller.Of(http), grains => Case(grains, id).Paper(template), http.RequestAborted)).ToHttp()
            : Problem.NotFound.ToHttp();

    private static async Task<IResult> Pdf(string id, int number, HttpContext http, Desk desk, PdfCopies copies)
    {
        if (!CountyInput.IsId(id))
        {
            return Problem.NotFound.ToHttp();
        }

        var outcome = await desk.Ask(CurrentCaller.Of(http), grains => Case(grains, id).OpenDocument(number), http.RequestAborted);
        var view = await desk.Ask(CurrentCaller.Of(http), grains => Case(grains, id).Read(), http.RequestAborted);
        return (outcome.Refused ?? view.Refused) is { } refusal ? Answers.Refused(refusal)

            // What somebody uploaded is not put through the converter.
            : view.Value.Documents.All(document => document.Number != number || document.Paper is null)
                ? Answers.Refused(Refusal.Of(RefusalKind.NotFound, "DOC-02.no-pdf"))
            : await copies.Of(outcome.Value, http.RequestAborted) is { } copy ? DocumentEndpoints.Download(copy)
            : Answers.Refused(Refusal.Of(RefusalKind.NotFound, "DOC-02.no-pdf"));
    }

    private static async Task<IResult> Document(string id, int number, HttpContext http, Desk desk)
    {
        if (!CountyInput.IsId(id))
        {
            return Problem.NotFound.ToHttp();
        }

        var outcome = await desk.Ask(CurrentCaller.Of(http), grains => Case(grains, id).OpenDocument(number), http.RequestAborted);
        return outcome.Match(DocumentEndpoints.Download, Answers.Refused);
    }
}
