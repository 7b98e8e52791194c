using System.Text.Json.Nodes;
using WarningGrid.Cases;
using WarningGrid.Leads;
using WarningGrid.Signals;

namespace WarningGrid.Demo;

/// <summary>A lead as a story carries it: from the signal to its decision and the cases out of it.</summary>
internal sealed class LeadThread(Story story, Subject about, string handler, string number)
{
    private JsonNode seen = new JsonObject { ["revision"] = 0L };

    public string Number => number;

    public Subject About => about;

    public string Handler => handler;

    /// <summary>Triaged, accepted and given to a handler, who takes the task.</summary>
    public static async Task<LeadThread> From(Story story, Subject about)
    {
        var officer = story.Dice.Of(story.Cast.Officers);
        var signal = $"signals/{about.Signal}";
        var registered = await story.Post(officer, signal + "/moves/Register", new RegisterSignal(), signal);
        var lead = new LeadThread(story, about, story.Dice.Of(story.Cast.Handlers), registered.Word("lead"));
        await lead.Move(officer, "Accept", new AcceptLead([]));
        await lead.Move(story.Cast.Custodian, "Assign", new AssignLead(new(lead.Handler)));
        await lead.Move(lead.Handler, "AcceptTask", new AcceptTask());
        return lead;
    }

    /// <summary>Screened and decided for a mode; what may not be decided at once, after a verification.</summary>
    public async Task Decides(LeadMode mode, LeadCloseType? close = null)
    {
        if (mode is LeadMode.Accountability or LeadMode.Filing)
        {
            var plan = await Paper("初步核实方案");
            await Proposes(new(LeadMode.Verification, "需要初步核实", await Paper("集体排查会议纪要"), Plan: new(plan, [new(handler), new(Second)])));
            await Reports(mode);
        }
        else
        {
            await Proposes(new(mode, "集体排查意见一致", await Paper("集体排查会议纪要"), close));
        }
    }

    /// <summary>A verification that a case led into: its plan is approved, its team reports.</summary>
    public async Task Verifies(LeadMode mode, LeadCloseType? close = null)
    {
        await Move(handler, "SubmitPlan", new SubmitPlan(new(await Paper("初步核实方案"), [new(handler), new(Second)])));
        await Agreed(LeadMode.Verification);
        await Reports(mode, close);
    }

    public async Task<CaseThread> Opens(CaseKind kind, string ground)
    {
        var opened = await Post(
            handler, "OpenCase",
            new OpenCase(
                kind, about.Official is { } official ? new OfficialId(official) : null, about.Official is null ? new UnitCode(about.Unit) : null, ground));
        return new(story, this, opened.Word("case"));
    }

    /// <summary>Waits until it stands in a stage.</summary>
    public Task Stands(LeadStage stage) =>
        story.Sees(story.Cast.Custodian, $"leads/{number}", lead => lead.Word("stage") == stage.ToString());

    // The second member of a team: another handler, the same for this lead for ever.
    private string Second => story.Cast.Handlers[(story.Cast.Handlers.IndexOf(handler) + 1) % story.Cast.Handlers.Length];

    private async Task Proposes(ProposeDisposition proposal)
    {
        await Move(handler, "Propose", proposal);
        await Agreed(proposal.Mode);
    }

    private async Task Reports(LeadMode mode, LeadCloseType? close = null)
    {
        var report = new SubmitReport(await Paper("初步核实报告"), mode, "核实情况见报告", close);
        await Move(handler, "SubmitReport", report);
        await Move(Second, "SubmitReport", report);
        await Agreed(mode);
    }

    // As the pack's matrix has it (spec 04 §3).
    private async Task Agreed(LeadMode mode)
    {
        var cast = story.Cast;
        var (reviewer, approver) = mode switch
        {
            LeadMode.PreventiveTalk => (story.Dice.Of(cast.Chiefs), cast.Deputies[0]),
            LeadMode.Admonition or LeadMode.Filing => (cast.Secretary, cast.Party),
            LeadMode.Accountability => (cast.Secretary, cast.Group[0]),
            _ => (story.Dice.Of(cast.Deputies), cast.Secretary),
        };
        await Move(reviewer, "Approve", new Approvals.Approve("同意"));
        await Move(approver, "Approve", new Approvals.Approve("同意"));
    }

    private async Task<LeadDocument> Paper(string title) => new(await story.Upload(handler, title), title);

    private async Task Move(string by, string move, object body) => seen = await Post(by, move, body);

    private Task<JsonNode> Post(string by, string move, object body) =>
        story.Post(by, $"leads/{number}/moves/{move}", body, $"leads/{number}", seen.Revision());
}
