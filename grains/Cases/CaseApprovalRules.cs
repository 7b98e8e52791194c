using System.Collections.Immutable;
using WarningGrid.Approvals;

namespace WarningGrid.Cases;

/// <summary>Submission, review and approval of a case's plan and of its proposed outcome (DSP-03, DSP-04, DSP-15).</summary>
internal static class CaseApprovalRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        Submit => objections.Then(() => Begin(file, given, new CaseSubmitted())),
        Resubmit again => objections.Then(() => Begin(file, given, new CaseResubmitted(again.Reason))),
        Withdraw => objections.Then(() => ApprovalRules.Withdraw(Desk(file, given), given.Facts)),
        Pass pass => Agree(file, pass.Opinion, last: false, given, objections),
        Approve approve => Agree(file, approve.Opinion, last: true, given, objections),
        Reject no => Refuse(file, no, given, objections),
        ReturnTo back => objections.Then(() => ApprovalRules.ReturnTo(
            Desk(file, given), new(Node(file, back.Node), back.Opinion), given.Facts)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Puts the plan forward, by the case's handler.</summary>
    public static Ruling Begin(CaseFile file, Circumstances given, IEvent first) =>
        Begin(file, given, first, file.Ways.Act(file), ApprovalBinding.Of(file.Revision, file.Ways.BoundPlan(file)));

    /// <summary>Puts something forward; <paramref name="first"/> says what.</summary>
    public static Ruling Begin(CaseFile file, Circumstances given, IEvent first, string act, ApprovalBinding bound)
    {
        var begun = ApprovalRules.Begin(Desk(file, given), act, [file.Handler], bound, given.Facts);
        return begun.Refused is null ? begun with { Happened = [new(first), .. begun.Happened] } : begun;
    }

    /// <summary>The word of the reviewer or, at the last step, of the approver.</summary>
    public static Ruling Agree(CaseFile file, string? opinion, bool last, Circumstances given, Objections objections)
    {
        var chain = file.Chain;
        var agreed = objections
            .Add(Rank.SameHand, ByHandler(file, given))
            .When(
                chain is { IsRunning: true } && chain.IsLast != last, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage")
            .Then(() => ApprovalRules.Approve(
                Desk(file, given), new(opinion), given.Facts.ExpectedRevision ?? file.Revision, Sm3(file), given.Facts));
        if (agreed.Refused is not null || !last)
        {
            return agreed;
        }

        if (file.Matter is ApprovalMatter.Plan)
        {
            return file.Stage == file.Ways.ApprovalStage
                ? agreed with { Happened = agreed.Happened.AddRange(Ruling.Of(file.Ways.OnPlanApproved(file, given)).Happened) }
                : agreed;
        }

        var outcome = file.Ways.OnOutcomeApproved(file, given);
        return outcome.Refused is not null
            ? outcome
            : agreed with { Happened = agreed.Happened.AddRange(outcome.Happened), Births = outcome.Births };
    }

    // A no at Review or Approval is the end of the case; inside a later stage only of what was proposed (DSP-15).
    private static Ruling Refuse(CaseFile file, Reject no, Circumstances given, Objections objections)
    {
        var refused = objections.Add(Rank.SameHand, ByHandler(file, given)).Then(() => ApprovalRules.Reject(Desk(file, given), new(no.Opinion), given.Facts));
        return refused.Refused is not null || file.IsUnderWay
            ? refused
            : refused with
            {
                Happened = refused.Happened.AddRange(
                    Ruling.Of(CaseEndRules.ClosingClocks(file, CaseOutcomes.NotApproved, given)).Happened),
            };
    }

    // Whoever has taken the case over since it was put forward is one of its hands too.
    private static Refusal? ByHandler(CaseFile file, Circumstances given) =>
        given.Facts.Asker.Id == file.Handler ? Refusal.Of(RefusalKind.SameHand, "DSP-03.same-hand") : null;

    private static string Sm3(CaseFile file) => ApprovalBinding.Digest(
        file.Matter is ApprovalMatter.Plan ? file.Ways.BoundPlan(file) : file.Ways.BoundOutcome(file));

    // Inside a stage the proposal lapses whatever the node: it goes back to whoever put it forward.
    private static string Node(CaseFile file, CaseStage node) =>
        file.Stage == file.Ways.ApprovalStage && node == CaseStage.Review && MayGoBackTo(file, node) ? "review"
        : file.IsUnderWay || node == CaseStage.Draft ? ApprovalChain.Proposal
        : node.Value ?? "";

    // What is decided collectively goes back to whoever proposed it, and to nobody else (spec 04 §4).
    private static bool MayGoBackTo(CaseFile file, CaseStage node) =>
        CaseLifecycle.RowsFrom(file.Ways, file.Stage).Any(row => row.Move is nameof(ReturnTo) && row.Ends.Contains(node));

    /// <summary>The desk of the approval that runs on a case.</summary>
    public static ApprovalDesk Desk(CaseFile file, Circumstances given) =>
        new(file.Chain, file.Clocks, file.Packs, given.Facts.Rules.At(file.Packs), given.Bench)
        {
            Named = given.Named.ToImmutableDictionary(one => one.Key, one => new AskedPerson(
                one.Value.Recused || file.IsSubject(one.Key), one.Value.Roles)),
            Handlers = [file.Handler],
        };
}
