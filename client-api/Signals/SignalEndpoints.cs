using WarningGrid.Http;

namespace WarningGrid.Signals;

/// <summary>Signals (风险信息): lists, one of them, and the moves of matching and triage. The intake stands in its own file.</summary>
internal static class SignalEndpoints
{
    public static void MapSignals(this IEndpointRouteBuilder api)
    {
        var signals = api.MapGroup("/signals").WithTags("Signals");
        signals.MapSignalIntake();
        signals.MapGet("", List).Produces<SignalPage>().WithQuery(
            new("stage", "a stage, e.g. Received"), new("channel", "a channel, e.g. AUDIT"), new("unit", "code of a unit"),
            new("official", "id of an official"), new("receivedFrom", "first day"), new("receivedTo", "last day"));
        signals.MapGet("/results", Results).Produces<FeedResultPage>();
        signals.MapRead("/{id}", (grains, id) => Signal(grains, id).Read());

        var moves = signals.MapGroup("/{id}/moves");
        moves.MapMove<RegisterSignal, SignalView>("/Register", (grains, id, command, once) => Signal(grains, id).Register(command, once));
        moves.MapMove<NoteSignal, SignalView>("/Note", (grains, id, command, once) => Signal(grains, id).Note(command, once));
        moves.MapMove<MergeSignal, SignalView>("/Merge", (grains, id, command, once) => Signal(grains, id).Merge(command, once));
        moves.MapMove<UnmergeSignal, SignalView>("/Unmerge", (grains, id, command, once) => Signal(grains, id).Unmerge(command, once));
        moves.MapMove<TransferSignal, SignalView>("/Transfer", (grains, id, command, once) => Signal(grains, id).Transfer(command, once));
        moves.MapMove<RejectSignal, SignalView>("/Reject", (grains, id, command, once) => Signal(grains, id).Reject(command, once));
        moves.MapMove<ReplayBody, SignalView>("/Replay", (grains, id, body, once) => Signal(grains, id).Replay(body.Command, once));
        moves.MapMove<ConfirmMatch, SignalView>("/ConfirmMatch", (grains, id, command, once) => Signal(grains, id).ConfirmMatch(command, once));
        moves.MapMove<RejectMatch, SignalView>("/RejectMatch", (grains, id, command, once) => Signal(grains, id).RejectMatch(command, once));
        moves.MapMove<RevokeMatch, SignalView>("/RevokeMatch", (grains, id, command, once) => Signal(grains, id).RevokeMatch(command, once));
        moves.MapMove<WithdrawMatch, SignalView>("/WithdrawMatch", (grains, id, command, once) => Signal(grains, id).WithdrawMatch(command, once));
        moves.MapMove<ForwardSealed, SignalView>("/Forward", (grains, id, command, once) => Signal(grains, id).Forward(command, once));
    }

    private static ISignalGrain Signal(IGrainFactory grains, string id) => grains.GetGrain<ISignalGrain>(new SignalNumber(id).Key());

    private static Task<IResult> List(PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var query = new SignalQuery(
            filter.Word<SignalStage>("stage"), filter.Code("channel"), filter.Id<UnitCode>("unit"), filter.Id<OfficialId>("official"),
            page.Cursor, page.Limit, filter.Date("receivedFrom"), filter.Date("receivedTo"));
        return Lists.Answer(
            http, desk, page.Problem ?? filter.Problem, grains => grains.GetGrain<ISignalRegister>(0).List(query),
            (found, next) => found with { Next = next(found.Next) });
    }

    private static Task<IResult> Results(PageAsked page, HttpContext http, Desk desk) =>
        Lists.Answer(
            http, desk, page.Problem ?? new Filter(http.Request).Problem,
            grains => grains.GetGrain<ISignalRegister>(0).Results(page.Cursor, page.Limit),
            (found, next) => found with { Next = next(found.Next) });
}
