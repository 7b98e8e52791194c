using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Rules;

namespace WarningGrid.Approvals;

/// <summary>The rules of every approval (spec 04 §2, DSP-03, DSP-04). Pure; one static function for each verb.</summary>
/// <remarks>
/// They answer with the approval's own events and its step's deadline (DL-13). What the last word means for the matter
/// is for the aggregate to say: it looks at <see cref="ApprovalChain.Standing"/> after them. A further verb is a
/// further function, with its word in <see cref="ApprovalVerb"/> and its event beside the others.
/// </remarks>
internal static partial class ApprovalRules
{
    /// <summary>The steps that the matrix asks for an act, in order.</summary>
    /// <exception cref="RuleMissing">The matrix does not know the act.</exception>
    public static ImmutableArray<ApprovalNode> Matrix(RuleSet rules, string act) =>
        [.. Steps(rules, act, "review"), .. Steps(rules, act, "approve")];

    /// <summary>Puts a matter forward.</summary>
    public static Ruling Begin(
        ApprovalDesk desk, string act, ImmutableArray<OfficialId> proposers, ApprovalBinding bound, Facts facts)
    {
        var nodes = Matrix(desk.Rules, act);
        return desk.Bench.Acting(nodes[0].Role, proposers, desk.Rules) is { } acting
            ? Ruling.Of([new ApprovalBegun(act, proposers, bound, nodes, acting), desk.StartStep(acting, facts)])
            : Superior();
    }

    /// <summary>Agrees; at the last step the matter is approved.</summary>
    /// <param name="sm3">Of the matter as it now stands.</param>
    public static Ruling Approve(ApprovalDesk desk, Approve command, long revision, string sm3, Facts facts)
    {
        if (Objection(desk.Chain, facts).Add(Rank.StaleApproval, Changed(desk.Chain, sm3)).Heard(desk.Chain).First() is { } refusal)
        {
            return refusal;
        }

        var chain = desk.Chain!;
        var given = new ApprovalGiven(chain.Node.Name, facts.Asker.Id, chain.Acting, command.Opinion, revision, Next: null);
        if (chain.IsLast)
        {
            return Ruling.Of([given, .. desk.MeetStep(chain.Acting, facts)]);
        }

        return desk.Bench.Acting(chain.Nodes[chain.At + 1].Role, chain.Hands.Append(facts.Asker.Id), desk.Rules) is { } next
            ? Ruling.Of([given with { Next = next }, .. desk.MeetStep(chain.Acting, facts), desk.StartStep(next, facts)])
            : Superior();
    }

    /// <summary>Does not agree.</summary>
    public static Ruling Reject(ApprovalDesk desk, Reject command, Facts facts) =>
        Objection(desk.Chain, facts).Add(Rank.Shape, Silent(command.Opinion)).NotHeld(desk.Chain).First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new ApprovalRejected(desk.Chain!.Node.Name, facts.Asker.Id, desk.Chain.Acting, command.Opinion),
                .. desk.MeetStep(desk.Chain.Acting, facts),
            ]);

    /// <summary>Sends it back to an earlier node, whose deadline starts anew.</summary>
    public static Ruling ReturnTo(ApprovalDesk desk, ReturnTo command, Facts facts)
    {
        var chain = desk.Chain;
        var to = command.Node is ApprovalChain.Proposal ? -1 : chain?.Place(command.Node) ?? -1;
        var earlier = command.Node is ApprovalChain.Proposal || (to >= 0 && to < chain!.At);
        return Objection(chain, facts)
            .Add(Rank.Shape, Silent(command.Opinion))
            .When(!earlier, Rank.InvalidRule, RefusalKind.Invalid, "DSP-03.node", command.Node ?? "")
            .NotHeld(chain)
            .First() is { } refusal
            ? refusal
            : BackTo(desk, to, facts, acting => new ApprovalReturned(
                chain!.Node.Name, command.Node!, facts.Asker.Id, chain.Acting, command.Opinion, acting));
    }

    /// <summary>Takes back what the asker sent on, before the next person has acted: the matter, a task, a question.</summary>
    public static Ruling Withdraw(ApprovalDesk desk, Facts facts)
    {
        var chain = desk.Chain;
        if (TakesBackTask(chain, facts.Asker.Id))
        {
            return Ruling.Of(
            [
                new ApprovalTaskTakenBack(chain!.Node.Name, facts.Asker.Id),
                .. chain.IsRunning ? desk.HandStep(chain.Acting, facts.Asker.Id) : [],
            ]);
        }

        return new Objections()
            .When(
                chain is { IsRunning: true } && !chain.HasHand(facts.Asker.Id) && !chain.ActsBy(facts.Asker), Rank.Forbidden,
                RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(
                chain is not { IsRunning: true } || !chain.Senders.Contains(facts.Asker.Id), Rank.WrongStage,
                RefusalKind.WrongStage, "DSP-01.wrong-stage")
            .First() is { } refusal
            ? refusal
            : BackTo(desk, chain!.At - 1, facts, acting => new ApprovalWithdrawn(
                chain.At == 0 ? ApprovalChain.Proposal : chain.Nodes[chain.At - 1].Name, facts.Asker.Id, acting));
    }

    /// <summary>What stands against the asker's acting at the step at all: role, stage, four eyes.</summary>
    public static Objections Objection(ApprovalChain? chain, Facts facts) =>
        new Objections()
            .When(
                chain is { IsRunning: true } && !chain.ActsBy(facts.Asker), Rank.Forbidden, RefusalKind.Forbidden,
                "ACL-01.act-missing")
            .When(chain is not { IsRunning: true }, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage")
            .When(
                chain is { IsRunning: true } && chain.HasHand(facts.Asker.Id), Rank.SameHand, RefusalKind.SameHand,
                "DSP-03.same-hand");

    private static Ruling BackTo(ApprovalDesk desk, int place, Facts facts, Func<Role?, IEvent> back)
    {
        var chain = desk.Chain!;
        var cancelled = desk.CancelStep(chain.Acting);
        if (place < 0)
        {
            return Ruling.Of([back(null), .. cancelled]);
        }

        return desk.Bench.Acting(chain.Nodes[place].Role, chain.Proposers, desk.Rules) is { } acting
            ? Ruling.Of([back(acting), .. cancelled, desk.StartStep(acting, facts)])
            : Superior();
    }

    private static IEnumerable<ApprovalNode> Steps(RuleSet rules, string act, string name) =>
        rules.List($"MATRIX.{act}.{name}").Select((role, at) =>
            new ApprovalNode(at == 0 ? name : $"{name}-{at + 1}", Enum.Parse<Role>(role)));

    private static Refusal? Changed(ApprovalChain? chain, string sm3) =>
        chain is { IsRunning: true } && !chain.Binds(sm3) ? Refusal.Of(RefusalKind.Stale, "DSP-04.stale") : null;

    private static Refusal? Silent(string? opinion) =>
        string.IsNullOrWhiteSpace(opinion) ? Refusal.Of(RefusalKind.Invalid, "DSP-03.opinion") : null;

    private static Refusal Superior() =>
        Refusal.Of(RefusalKind.GateNotMet, "RCU-09.superior").With([RefusalItem.Of("RCU-09.superior")]);
}
