using WarningGrid.Approvals;
using WarningGrid.Http;

namespace WarningGrid.Leads;

/// <summary>Leads (问题线索): the register, one of them, and its moves.</summary>
internal static class LeadEndpoints
{
    /// <summary>What narrows a list of leads, and figures over them.</summary>
    public static readonly QueryMark[] Narrowing =
    [
        new("stage", "a stage, e.g. Assigned"), new("channel", "a channel, e.g. PETITION"), new("handler", "id of the handler"),
        new("target", "id of an official"), new("unit", "codes of units", Many: true), new("receivedFrom", "first day"),
        new("receivedTo", "last day"), new("mine", "true: only what waits for the caller"),
        new("mode", "what was decided, e.g. Admonition; None for what is undecided"),
        new("asOf", "stage and mode as known at 24:00 of a past day"),
    ];

    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        var leads = api.MapGroup("/leads").WithTags("Leads");
        leads.MapGet("", List).Produces<LeadPage>().WithQuery(Narrowing);
        leads.MapRead("/{id}", (grains, id) => Lead(grains, id).Read());

        var moves = leads.MapGroup("/{id}/moves");
        moves.MapMove<AcceptLead, LeadView>("/Accept", (grains, id, command, once) => Lead(grains, id).Accept(command, once));
        moves.MapMove<TransferLead, LeadView>("/Transfer", (grains, id, command, once) => Lead(grains, id).Transfer(command, once));
        moves.MapMove<MergeLead, LeadView>("/Merge", (grains, id, command, once) => Lead(grains, id).Merge(command, once));
        moves.MapMove<UnmergeLead, LeadView>("/Unmerge", (grains, id, command, once) => Lead(grains, id).Unmerge(command, once));
        moves.MapMove<AssignLead, LeadView>("/Assign", (grains, id, command, once) => Lead(grains, id).Assign(command, once));
        moves.MapMove<ReassignLead, LeadView>("/Reassign", (grains, id, command, once) => Lead(grains, id).Reassign(command, once));
        moves.MapMove<AcceptTask, LeadView>("/AcceptTask", (grains, id, command, once) => Lead(grains, id).AcceptTask(command, once));
        moves.MapMove<DeclineTask, LeadView>("/DeclineTask", (grains, id, command, once) => Lead(grains, id).DeclineTask(command, once));
        moves.MapMove<DeclareConflict, LeadView>(
            "/DeclareConflict", (grains, id, command, once) => Lead(grains, id).DeclareConflict(command, once));
        moves.MapMove<ProposeDisposition, LeadView>("/Propose", (grains, id, command, once) => Lead(grains, id).Propose(command, once));
        moves.MapMove<Approve, LeadView>("/Approve", (grains, id, command, once) => Lead(grains, id).Approve(command, once));
        moves.MapMove<Reject, LeadView>("/Reject", (grains, id, command, once) => Lead(grains, id).Reject(command, once));
        moves.MapMove<ReturnTo, LeadView>("/ReturnTo", (grains, id, command, once) => Lead(grains, id).ReturnTo(command, once));
        moves.MapMove<Withdraw, LeadView>("/Withdraw", (grains, id, command, once) => Lead(grains, id).Withdraw(command, once));
        moves.MapMove<Transfer, LeadView>("/TransferTask", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<Approvals.Delegate, LeadView>("/Delegate", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<AddSigner, LeadView>("/AddSigner", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<Cosign, LeadView>("/Cosign", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<GiveOpinion, LeadView>("/GiveOpinion", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<UrgeTask, LeadView>("/UrgeTask", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<Hold, LeadView>("/Hold", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<Activate, LeadView>("/Activate", (grains, id, command, once) => Lead(grains, id).ActOnTask(command, once));
        moves.MapMove<SubmitPlan, LeadView>("/SubmitPlan", (grains, id, command, once) => Lead(grains, id).SubmitPlan(command, once));
        moves.MapMove<SubmitReport, LeadView>("/SubmitReport", (grains, id, command, once) => Lead(grains, id).SubmitReport(command, once));
        moves.MapMove<OpenCase, OpenedCase>("/OpenCase", (grains, id, command, once) => Lead(grains, id).OpenCase(command, once));
        moves.MapMove<ReviewShelved, LeadView>("/ReviewShelved", (grains, id, command, once) => Lead(grains, id).ReviewShelved(command, once));
        moves.MapMove<ReactivateLead, LeadView>("/Reactivate", (grains, id, command, once) => Lead(grains, id).Reactivate(command, once));
        moves.MapMove<ReopenLead, LeadView>("/Reopen", (grains, id, command, once) => Lead(grains, id).Reopen(command, once));
        moves.MapMove<RecordProgress, LeadView>("/RecordProgress", (grains, id, command, once) => Lead(grains, id).RecordProgress(command, once));
        moves.MapMove<RecordFeedback, LeadView>("/RecordFeedback", (grains, id, command, once) => Lead(grains, id).RecordFeedback(command, once));
        moves.MapMove<AskExtension, LeadView>("/AskExtension", (grains, id, command, once) => Lead(grains, id).AskExtension(command, once));
        moves.MapMove<GrantExtension, LeadView>("/GrantExtension", (grains, id, command, once) => Lead(grains, id).GrantExtension(command, once));
        moves.MapMove<RefuseExtension, LeadView>("/RefuseExtension", (grains, id, command, once) => Lead(grains, id).RefuseExtension(command, once));
        moves.MapMove<PauseDeadline, LeadView>("/PauseDeadline", (grains, id, command, once) => Lead(grains, id).PauseDeadline(command, once));
        moves.MapMove<ResumeDeadline, LeadView>("/ResumeDeadline", (grains, id, command, once) => Lead(grains, id).ResumeDeadline(command, once));
        moves.MapMove<ApplyReview, LeadView>("/ApplyReview", (grains, id, command, once) => Lead(grains, id).ApplyReview(command, once));
        moves.MapMove<DecideReview, LeadView>("/DecideReview", (grains, id, command, once) => Lead(grains, id).DecideReview(command, once));
    }

    private static ILeadGrain Lead(IGrainFactory grains, string id) => grains.GetGrain<ILeadGrain>(new LeadNumber(id).Key());

    /// <summary>What a query narrows leads to.</summary>
    public static LeadQuery Narrowed(Filter filter) => new(
        filter.Word<LeadStage>("stage"), filter.Code("channel"), filter.Id<OfficialId>("handler"), filter.Id<OfficialId>("target"),
        filter.Ids<UnitCode>("unit"), filter.Date("receivedFrom"), filter.Date("receivedTo"), filter.Flag("mine"),
        Mode: filter.Code("mode"), AsOf: filter.Date("asOf"));

    private static Task<IResult> List(PageAsked page, HttpContext http, Desk desk)
    {
        var filter = new Filter(http.Request);
        var query = Narrowed(filter) with { Cursor = page.Cursor, Limit = page.Limit };
        return Lists.Answer(
            http, desk, page.Problem ?? filter.Problem, grains => grains.GetGrain<ILeadRegister>("all").List(query),
            (found, next) => found with { Next = next(found.Next) });
    }
}
