using WarningGrid.Access;
using WarningGrid.Approvals;

namespace WarningGrid.Leads;

/// <summary>A verification: its plan is approved, its team signs the report, all of them (spec 03 §5, LED-06).</summary>
internal static partial class LeadRules
{
    public static Ruling SubmitPlan(LeadFile file, SubmitPlan command, LeadBackground background, Facts facts)
    {
        if (LeadLifecycle.Objections(file, LeadMove.SubmitPlan, facts)
            .When(command.Plan is null, Rank.Shape, RefusalKind.Invalid, "LED-06.plan-missing")
            .JudgePlan(file, command.Plan, background, facts).First() is { } refusal)
        {
            return refusal;
        }

        var planned = file with { Plan = command.Plan };
        var desk = LeadApproval.Desk(planned, background, facts);
        var begun = ApprovalRules.Begin(
            desk, LeadMode.Verification.Act(background.TargetsChief, desk.Rules), [facts.Asker.Id], LeadApproval.Binding(planned), facts);
        return begun.Refused is null
            ? Ruling.Of([.. TakesTask(file, facts), new VerificationPlanSubmitted(command.Plan!), .. begun.Events()])
            : begun;
    }

    public static Ruling SubmitReport(LeadFile file, SubmitReport command, LeadBackground background, Facts facts)
    {
        var report = new LeadProposal(
            command.Mode, command.Reasons, Minutes: null, command.CloseType, command.Destination, Plan: null, command.Findings);
        var refusal = LeadLifecycle.Objections(file, LeadMove.SubmitReport, facts)
            .When(command.Findings is null, Rank.Shape, RefusalKind.Invalid, "LED-01.document")
            .Judge(file, report, background, facts)
            .Add(Rank.Shape, NoDigest(command.Findings))
            .When(
                file.ReportSignedBy.Contains(facts.Asker.Id), Rank.SameHand, RefusalKind.SameHand, "LED-06.signed")
            .Gate(file.Report is null || file.Report == report, "LED-06.report-differs", Differences(file.Report, report))
            .First();
        if (refusal is not null)
        {
            return refusal;
        }

        var signed = new VerificationReportSigned(report, facts.Asker.Id);
        return LeadLifecycle.LastSignature(file, facts.Asker)
            ? PutForward(
                file with { Proposal = report, Report = report },
                [signed, new VerificationReported(report), .. LeadClocks.Meet(file, "DL-23", facts)],
                file.Plan!.Team, background, facts)
            : Ruling.Of(signed);
    }

    private static Objections JudgePlan(
        this Objections objections, LeadFile file, VerificationPlan? plan, LeadBackground background, Facts facts)
    {
        if (plan is null)
        {
            return objections;
        }

        var team = plan.Team.IsDefault ? [] : plan.Team;
        var members = team.Select(background.Person).ToArray();
        var needed = facts.Rules.At(file.Packs(facts)).Whole("LED.team");
        return objections
            .When(plan.Plan is null, Rank.Shape, RefusalKind.Invalid, "LED-01.document")
            .Add(Rank.Shape, NoDigest(plan.Plan))
            .Add(Rank.Recused, members.Select(member => Recused(file, member)).FirstOrDefault(recused => recused is not null))
            .When(
                members.Any(member => member?.Roles.Contains(Role.Handler) is not true), Rank.InvalidRule, RefusalKind.Invalid,
                "ACL-05.role", Role.Handler)
            .Gate(team.Distinct().Count() >= needed && team.Contains(facts.Asker.Id), "LED-06.team", needed);
    }

    // The members in which two versions of a report differ, named as in the command.
    private static string Differences(LeadProposal? one, LeadProposal other) =>
        one is null
            ? ""
            : string.Join('、', new[]
            {
                one.Report == other.Report ? null : "findings",
                one.Mode == other.Mode ? null : "mode",
                one.Reasons == other.Reasons ? null : "reasons",
                one.CloseType == other.CloseType ? null : "closeType",
                one.Destination == other.Destination ? null : "destination",
            }.OfType<string>());
}
