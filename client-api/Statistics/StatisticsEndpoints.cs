using WarningGrid.Cases;
using WarningGrid.Documents;
using WarningGrid.Http;
using WarningGrid.Leads;

namespace WarningGrid.Statistics;

/// <summary>Figures (统计), quarterly returns (季度报表) and exports of registers (台账).</summary>
internal static class StatisticsEndpoints
{
    private static readonly QueryMark Numbers = new("numbers", "true: as an analyst, who is given numbers alone");

    public static void MapStatistics(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/statistics").WithTags("Statistics");
        statistics.MapGet("/cases", Cases).Produces<FigureTable>()
            .WithQuery([new("by", "Kind, Unit, Source, Result, Stage", Many: true), .. CaseEndpoints.Narrowing, Numbers]);
        statistics.MapGet("/durations", Durations).Produces<DurationTable>().WithQuery([.. CaseEndpoints.Narrowing, Numbers]);
        statistics.MapGet("/leads", Leads).Produces<FigureTable>()
            .WithQuery([new("by", "Source, Mode, Stage", Many: true), .. LeadEndpoints.Narrowing, Numbers]);
        statistics.MapGet("/timeliness", Timeliness).Produces<FigureTable>().WithQuery([.. Clocking, Numbers]);
        statistics.MapGet("/clocks", Clocks).Produces<ClockPage>().WithQuery(
            [.. Clocking, new("clock", "a clock, e.g. DL-17"), new("standing", "Running, Paused, Met, MetLate, Overdue or Cancelled")]);
        statistics.MapGet("/returns/{quarter}", Quarter).Produces<QuarterReturn>().WithQuery(new("unit", "code of a unit"), Numbers);

        var exports = statistics.MapGroup("/exports");
        exports.MapPost("", Ask).Produces<ExportView>(StatusCodes.Status201Created)
            .WithDescription("A register with its purpose; where it names more persons than the pack allows, another hand must approve it.");
        exports.MapRead("/{id}", (grains, id) => Export(grains, id).Read());
        exports.MapMove<ApproveExport, ExportView>("/{id}/moves/Approve", (grains, id, command, once) => Export(grains, id).Approve(command, once));
        exports.MapGet("/{id}/file", File).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .WithDescription("The file, for who asked; that it leaves, with its SM3, is in the audit log before its first byte.");
    }

    private static readonly QueryMark[] Clocking =
    [
        new("dueFrom", "first day"), new("dueTo", "last day"), new("asOf", "as known at 24:00 of a past day"),
        new("unit", "codes of units", Many: true),
    ];

    private static IStatisticsRegister Register(IGrainFactory grains) => grains.GetGrain<IStatisticsRegister>("all");

    private static IExportGrain Export(IGrainFactory grains, string id) => grains.GetGrain<IExportGrain>(new ExportNumber(id).Key());

    private static Task<IResult> Cases(HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var asked = new CaseFigures(filter.Words<CaseDimension>("by"), CaseEndpoints.Narrowed(filter), filter.Flag("numbers"));
        return Asked(http, desk, filter, grains => Register(grains).Cases(asked));
    }

    private static Task<IResult> Durations(HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var asked = new DurationFigures(CaseEndpoints.Narrowed(filter), filter.Flag("numbers"));
        return Asked(http, desk, filter, grains => Register(grains).Durations(asked));
    }

    private static Task<IResult> Leads(HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var asked = new LeadFigures(filter.Words<LeadDimension>("by"), LeadEndpoints.Narrowed(filter), filter.Flag("numbers"));
        return Asked(http, desk, filter, grains => Register(grains).Leads(asked));
    }

    private static Task<IResult> Timeliness(HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var asked = Clocked(filter) with { Numbers = filter.Flag("numbers") };
        return Asked(http, desk, filter, grains => Register(grains).Timeliness(asked));
    }

    private static Task<IResult> Clocks(PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var query = new ClockQuery(Clocked(filter), filter.Code("clock"), filter.Word<ClockStanding>("standing"), page.Cursor, page.Limit);
        return Lists.Answer(
            http, desk, page.Problem ?? filter.Problem, grains => Register(grains).Clocks(query),
            (found, next) => found with { Next = next(found.Next) });
    }

    private static Task<IResult> Quarter(string quarter, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var asked = new QuarterAsked(quarter, filter.Id<UnitCode>("unit"), filter.Flag("numbers"));
        return Asked(http, desk, filter, grains => Register(grains).Quarter(asked));
    }

    private static ClockFigures Clocked(Filter filter) =>
        new(filter.Date("dueFrom"), filter.Date("dueTo"), filter.Date("asOf"), filter.Ids<UnitCode>("unit"));

    private static async Task<IResult> Asked<T>(HttpContext http, Desk desk, Filter filter, Func<IGrainFactory, Task<Outcome<T>>> ask)
        where T : class =>
        filter.Problem is { } problem
            ? problem.ToHttp()
            : (await desk.Ask(CurrentCaller.Of(http), ask, http.RequestAborted)).ToHttp();

    private static async Task<IResult> Ask(Command<AskExport> command, HttpContext http, Desk desk) =>
        command.Problem(creates: true) is { } problem
            ? problem.ToHttp()
            : (await desk.Ask(
                CurrentCaller.Of(http), grains => grains.GetGrain<IExportDesk>("all").Ask(command.Body.Value, command.Submission),
                http.RequestAborted)).ToCreated(asked => $"/api/v1/statistics/exports/{asked.Number}");

    private static async Task<IResult> File(string id, HttpContext http, Desk desk) =>
        CountyInput.IsId(id)
            ? (await desk.Ask(CurrentCaller.Of(http), grains => Export(grains, id).Take(), http.RequestAborted))
                .Match(DocumentEndpoints.Download, Answers.Refused)
            : Problem.NotFound.ToHttp();
}
