using WarningGrid.Http;

namespace WarningGrid.Inbox;

/// <summary>The caller's own inbox (待办, 已办, 我发起, 抄送, 挂起): one row an action.</summary>
internal static class InboxEndpoints
{
    public static void MapInbox(this IEndpointRouteBuilder api)
    {
        var inbox = api.MapGroup("/inbox").WithTags("Inbox");
        inbox.MapGet("", List).Produces<InboxPage>().WithQuery(
            new("tab", "Todo, Done, Started, Copied or Held"), new("kind", "Lead or Case"), new("act", "an act, e.g. Approve"),
            new("overdue", "true: only what is past its date"));
        inbox.MapGet("/counts", async (HttpContext http, Desk desk) =>
                (await desk.Ask(CurrentCaller.Of(http), grains => grains.GetGrain<IInboxRegister>("all").Count(), http.RequestAborted)).ToHttp())
            .Produces<InboxCounts>();
    }

    private static Task<IResult> List(PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var query = new InboxQuery(
            filter.Word<InboxTab>("tab") ?? InboxTab.Todo, filter.Word<InboxObject>("kind"), filter.Code("act"), filter.Flag("overdue"),
            page.Cursor, page.Limit);
        return Lists.Answer(
            http, desk, page.Problem ?? filter.Problem, grains => grains.GetGrain<IInboxRegister>("all").List(query),
            (found, next) => found with { Next = next(found.Next) });
    }
}
