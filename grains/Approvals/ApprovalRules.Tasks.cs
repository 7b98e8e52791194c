using System.Collections.Immutable;

namespace WarningGrid.Approvals;

/// <summary>This part: what whoever acts at a step may do with his task before he says his word (spec 04 §2).</summary>
internal static partial class ApprovalRules
{
    /// <summary>Any of them, on whatever matter's approval.</summary>
    public static Ruling Act(ApprovalDesk desk, TaskAct act, Facts facts) => act switch
    {
        Transfer to => Transfer(desk, to, facts),
        Delegate to => Delegate(desk, to, facts),
        AddSigner add => AddSigner(desk, add, facts),
        Cosign all => Cosign(desk, all, facts),
        GiveOpinion word => GiveOpinion(desk, word, facts),
        UrgeTask => Urge(desk, facts),
        Hold hold => Hold(desk, hold, facts),
        Approvals.Activate => Activate(desk, facts),
        _ => throw new System.Diagnostics.UnreachableException(act.GetType().Name),
    };

    /// <summary>Whom an act brings in.</summary>
    public static ImmutableArray<OfficialId> Named(TaskAct act) => act switch
    {
        Transfer to => [to.To],
        Delegate to => [to.To],
        AddSigner { Signers.IsDefault: false } add => add.Signers,
        Cosign { Signers.IsDefault: false } all => all.Signers,
        _ => [],
    };

    /// <summary>转办: another acts in his place, who may act there and is none of the hands so far.</summary>
    public static Ruling Transfer(ApprovalDesk desk, Transfer command, Facts facts)
    {
        var chain = desk.Chain;
        return Objection(chain, facts)
            .Add(Rank.Shape, string.IsNullOrWhiteSpace(command.Reason) ? Refusal.Of(RefusalKind.Invalid, "DSP-03.opinion") : null)
            .Named(desk, [command.To], facts)
            .When(
                chain is not null && !desk.MayActFor(command.To, chain.Node.Role), Rank.InvalidRule, RefusalKind.Invalid, "APV.competence")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new ApprovalTaskTransferred(chain!.Node.Name, command.To, facts.Asker.Id, command.Reason),
                .. desk.HandStep(chain.Acting, command.To),
            ]);
    }

    /// <summary>委派: one gives his opinion, whoever asked decides.</summary>
    public static Ruling Delegate(ApprovalDesk desk, Delegate command, Facts facts) =>
        Ask(desk, AskedFor.Delegate, [command.To], command.Question, facts);

    /// <summary>加签: further opinions, before the step's word or behind it.</summary>
    public static Ruling AddSigner(ApprovalDesk desk, AddSigner command, Facts facts) =>
        Ask(
            desk, command.Place is SignerPlace.Before ? AskedFor.SignerBefore : AskedFor.SignerAfter, command.Signers, command.Question,
            facts);

    /// <summary>会签: all who are listed must agree.</summary>
    public static Ruling Cosign(ApprovalDesk desk, Cosign command, Facts facts) =>
        Ask(desk, AskedFor.Cosigner, command.Signers, command.Question, facts);

    /// <summary>The word of somebody who was asked; a signer behind the last step is heard after it too.</summary>
    public static Ruling GiveOpinion(ApprovalDesk desk, GiveOpinion command, Facts facts)
    {
        var word = desk.Chain?.Awaited.FirstOrDefault(asked => asked.Person == facts.Asker.Id);
        return new Objections()
            .When(word is null, Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .Add(Rank.Shape, Silent(command.Opinion))
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new ApprovalWordGiven(
                    word!.Node, word.For, facts.Asker.Id, desk.Chain!.Nodes[Math.Max(0, desk.Chain.Place(word.Node))].Role, command.Agrees,
                    command.Opinion),

                // With the opinion it is the delegator's again.
                .. word.For is AskedFor.Delegate && desk.Chain.IsRunning ? desk.HandStep(desk.Chain.Acting, word.By) : [],
            ]);
    }

    /// <summary>催办: by whoever sent it there, or put it forward; at most once a working day.</summary>
    public static Ruling Urge(ApprovalDesk desk, Facts facts)
    {
        var chain = desk.Chain;
        var today = facts.Calendar.IsWorkingDay(facts.Today) ? facts.Today : facts.Calendar.WorkingDayBefore(facts.Today);
        return new Objections()
            .When(
                chain is { IsRunning: true } && !chain.Senders.Contains(facts.Asker.Id) && !chain.Proposers.Contains(facts.Asker.Id),
                Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(chain is not { IsRunning: true }, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage")
            .When(chain?.Task.UrgedOn >= today, Rank.LimitExceeded, RefusalKind.LimitExceeded, "APV.urged-today")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new ApprovalTaskUrged(chain!.Node.Name, facts.Asker.Id, today));
    }

    /// <summary>挂起: put aside; the deadline runs on.</summary>
    public static Ruling Hold(ApprovalDesk desk, Hold command, Facts facts) =>
        Objection(desk.Chain, facts)
            .Add(Rank.Shape, Silent(command.Reason))
            .Gate(desk.Chain?.Task.HeldFor is null, "APV.held-before")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new ApprovalTaskHeld(desk.Chain!.Node.Name, facts.Asker.Id, command.Reason));

    /// <summary>激活: taken up again.</summary>
    public static Ruling Activate(ApprovalDesk desk, Facts facts) =>
        Objection(desk.Chain, facts).Gate(desk.Chain?.Task.HeldFor is not null, "APV.not-held").First() is { } refusal
            ? refusal
            : Ruling.Of(new ApprovalTaskActivated(desk.Chain!.Node.Name, facts.Asker.Id));

    /// <summary>Whether what a person would take back is a task or a question of his, not the matter itself.</summary>
    public static bool TakesBackTask(ApprovalChain? chain, OfficialId person) =>
        chain is not null && !(chain.IsRunning && chain.Senders.Contains(person))
        && ((chain.IsRunning && chain.Task.HandedBy == person) || chain.Awaited.Any(word => word.By == person));

    private static Ruling Ask(
        ApprovalDesk desk, AskedFor asked, ImmutableArray<OfficialId> persons, string question, Facts facts) =>
        Objection(desk.Chain, facts)
            .Add(Rank.Shape, string.IsNullOrWhiteSpace(question) ? Refusal.Of(RefusalKind.Invalid, "DSP-03.opinion") : null)
            .When(persons.IsDefaultOrEmpty || persons.Distinct().Count() < persons.Length, Rank.Shape, RefusalKind.Invalid, "APV.nobody")
            .Named(desk, persons, facts)
            .When(
                desk.Chain is { } chain && !persons.IsDefaultOrEmpty && persons.Any(chain.Awaits), Rank.InvalidRule, RefusalKind.Invalid,
                "APV.asked-before")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new ApprovalWordsAsked(desk.Chain!.Node.Name, asked, persons, facts.Asker.Id, question),
                .. asked is AskedFor.Delegate ? desk.HandStep(desk.Chain.Acting, persons[0]) : [],
            ]);

    // Whoever is brought in is unrecused, and had no hand in it so far: his word counts as another's (DSP-03).
    private static Objections Named(this Objections objections, ApprovalDesk desk, ImmutableArray<OfficialId> persons, Facts facts)
    {
        foreach (var person in persons.IsDefault ? [] : persons)
        {
            objections
                .When(desk.Of(person).Recused, Rank.Recused, RefusalKind.Recused, "RCU-07.recused")
                .When(
                    desk.Handlers.Contains(person) || desk.Chain?.HasHand(person) is true, Rank.SameHand, RefusalKind.SameHand,
                    "DSP-03.same-hand")
                .When(person == facts.Asker.Id, Rank.InvalidRule, RefusalKind.Invalid, "APV.self");
        }

        return objections;
    }

    // What was asked for at this step is heard before its word, what was asked behind an earlier one before the next (加签后).
    private static Objections Heard(this Objections objections, ApprovalChain? chain)
    {
        if (chain is not { IsRunning: true })
        {
            return objections;
        }

        foreach (var word in chain.Asked)
        {
            var here = word.Node == chain.Node.Name;
            objections
                .Gate(word.Agrees is not null || here == (word.For is AskedFor.SignerAfter), "APV.opinion-awaited", word.Person)
                .Gate(word is not { For: AskedFor.Cosigner, Agrees: false } || !here, "APV.cosign-refused", word.Person);
        }

        return objections.NotHeld(chain);
    }

    private static Objections NotHeld(this Objections objections, ApprovalChain? chain) =>
        objections.Gate(chain is not { IsRunning: true, Task.HeldFor: not null }, "APV.on-hold");
}
