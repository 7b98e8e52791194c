using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>The plan: drafted, redaction-checked, and what an approval of it binds (DSP-04, DSP-10).</summary>
internal static class TalkInquiryPlanRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftPlan draft => objections
            .Plan(file, draft.Plan, given)
            .Then(() => Ruling.At(given.At, new PlanDrafted(draft.Plan))),
        CheckRedaction check => objections.Then(() => Ruling.At(
            given.At, new RedactionChecked(TalkInquiryFile.Sm3(TalkInquiryFile.Of(file).Plan!.Questions), check.Note))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What speaks against a plan whoever proposes it: a recused member of the team, or the subject in it.</summary>
    public static Objections Plan(this Objections objections, CaseFile file, InquiryPlan plan, Circumstances given) =>
        objections
            .When(
                plan.Team.Any(member => given.About(member).Recused), Rank.Recused, RefusalKind.Recused, "RCU-07.recused")
            .When(
                plan.Team.Any(file.IsSubject) || plan.Team.Distinct().Count() != plan.Team.Length, Rank.InvalidRule,
                RefusalKind.Invalid, "TLK.team");

    /// <summary>The snapshot of the plan: subject, kind, ground, plan, and the documents that carry it out.</summary>
    public static object Bound(CaseFile file, InquiryPlan? plan) =>
        CaseBound.Plan(file, plan, DocumentKinds.Plan, DocumentKinds.InquiryNotice, DocumentKinds.Entrustment);

    /// <summary>Talk approved → held: only where the team itself talks (DL-14).</summary>
    public static IEnumerable<IEvent> TalkClock(CaseFile file, InquiryPlan? plan, DateOnly on, Facts facts) =>
        plan is { Mode: InquiryMode.Talk }
            ? [DeadlineRules.Start(file.Clocks, "DL-14", on, file.Packs, facts, file.Handler, file.Handler)]
            : [];
}
