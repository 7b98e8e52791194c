using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;

namespace WarningGrid.Cases;

/// <summary>What reviewer and approver do with their task, and what is copied to others (spec 04 §2): the case's side of it.</summary>
internal static class CaseTaskRules
{
    public static Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections)
    {
        if (move is Copy copy)
        {
            return Copied(file, copy, given, objections);
        }

        return objections.Then(() => ApprovalRules.Act(CaseApprovalRules.Desk(file, given), Act(move)!, given.Facts));
    }

    /// <summary>Whom a move brings in.</summary>
    public static ImmutableArray<OfficialId> Named(CaseMove move) =>
        move is Copy copy ? copy.To : Act(move) is { } act ? ApprovalRules.Named(act) : [];

    private static TaskAct? Act(CaseMove move) => move switch
    {
        Transfer to => new Approvals.Transfer(to.To, to.Reason),
        Delegate to => new Approvals.Delegate(to.To, to.Question),
        AddSigner add => new Approvals.AddSigner(add.Signers, add.Place, add.Question),
        Cosign all => new Approvals.Cosign(all.Signers, all.Question),
        GiveOpinion word => new Approvals.GiveOpinion(word.Opinion, word.Agrees),
        UrgeTask => new Approvals.UrgeTask(),
        Hold hold => new Approvals.Hold(hold.Reason),
        Activate => new Approvals.Activate(),
        _ => null,
    };

    /// <summary>Tasks as they follow from the chain: given while a word or an act of the person is waited for (ACL-03).</summary>
    public static CaseFile Tasked(CaseFile before, CaseFile after, DateTimeOffset at)
    {
        var (was, now) = (before.Chain?.Tasked.ToArray() ?? [], after.Chain?.Tasked.ToArray() ?? []);
        var tasks = after.Assignments;
        foreach (var person in was.Except(now))
        {
            tasks = tasks.End(at, Capacity.Signer, person);
        }

        foreach (var person in now.Except(was))
        {
            tasks = tasks.Give(person, Capacity.Signer, at);
        }

        return tasks == after.Assignments ? after : after with { Assignments = tasks };
    }

    private static Ruling Copied(CaseFile file, Copy copy, Circumstances given, Objections objections) =>
        objections
            .When(copy.To.IsEmpty, Rank.Shape, RefusalKind.Invalid, "APV.nobody")
            .When(copy.To.Any(person => given.About(person).Recused), Rank.Recused, RefusalKind.Recused, "RCU-07.recused")
            .Gate(file.Document(copy.Document) is not null, "DOC-01.no-document")
            .Then(() => Ruling.At(given.At, new DocumentCopied(copy.Document, copy.To)));
}
