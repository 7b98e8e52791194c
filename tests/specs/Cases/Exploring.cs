using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Rules;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>
/// Everything that everybody can do with files of one kind: from every way into every stage, on and on, as long as it leads to
/// a file of which something is true that was not yet seen among files that list the same moves. What the table lists and
/// nobody here can do is a row that means nothing.
/// </summary>
internal sealed class Exploring
{
    private const int MostFiles = 1500;

    private static readonly ConcurrentDictionary<CaseKind, Lazy<Exploring>> Explored = new();

    private readonly IKindWalks walks;
    private readonly HashSet<string> met = [];
    private readonly Queue<CaseDesk> waiting = new();

    private Exploring(IKindWalks walks)
    {
        this.walks = walks;
        foreach (var way in walks.Ways.OrderBy(way => way.Key.Value, StringComparer.Ordinal).SelectMany(way => way.Value))
        {
            var desk = way();
            Begins(desk);
            foreach (var heard in new[] { nameof(Approve), CaseKinds.Of(walks.Kind)!.PassMove })
            {
                Begins(WithSigner(desk, heard));
            }
        }

        while (waiting.TryDequeue(out var desk) && Files < MostFiles)
        {
            Files++;
            Broken.UnionWith(Obligations.Broken(desk.File).Select(broken => $"{desk.Stage.Value}: {broken}"));
            foreach (var row in CaseLifecycle.RowsFrom(desk.File.Ways, desk.Stage).Where(row => row.Lists(desk.File)))
            {
                Tries(desk, row);
            }

            foreach (var later in Meanwhile(desk))
            {
                Meets(later);
            }
        }
    }

    /// <summary>Every cell of the table that somebody filled, with where it led.</summary>
    public HashSet<(CaseStage From, string Move, CaseStage To)> Done { get; } = [];

    /// <summary>Moves that led where their row does not say.</summary>
    public HashSet<string> Astray { get; } = [];

    /// <summary>What was found on a file that must never be (spec 04, quality).</summary>
    public HashSet<string> Broken { get; } = [];

    public int Files { get; private set; }

    public static Exploring Of(CaseKind kind) => Explored.GetOrAdd(kind, one => new(() => new(KindWalks.Of(one)))).Value;

    /// <summary>The move as the walks know it, and as else it could well be: another node, another document.</summary>
    public static IEnumerable<CaseMove> Examples(IKindWalks walks, string name, CaseDesk desk)
    {
        var first = walks.Example(name, desk);
        yield return first;
        foreach (var other in OfOthers(first))
        {
            yield return other;
        }

        if (first is PauseDeadline pause && desk.File.Clocks.All.FirstOrDefault(clock => clock.IsOpen) is { } open)
        {
            yield return pause with { Catalogue = open.Catalogue };
        }

        if (first is ResumeDeadline resume && desk.File.Clocks.All.FirstOrDefault(clock => clock.Status is DeadlineStatus.Paused) is { } paused)
        {
            yield return resume with { Catalogue = paused.Catalogue };
        }

        if (first is ChooseGoverningText choice)
        {
            foreach (var key in desk.File.Unchosen(desk.FactsOf(null)))
            {
                yield return choice with { Key = key };
            }
        }

        if (first.GetType().GetProperty("Document") is { SetMethod: not null } number)
        {
            foreach (var document in desk.File.Documents)
            {
                yield return With(first, number, document.Number);
            }
        }
    }

    private static IEnumerable<CaseMove> OfOthers(CaseMove first) => first switch
    {
        ReturnTo => [new ReturnTo(CaseStage.Review, "退回")],
        ChangeHandler handler => [handler with { Handler = Ma }],
        Transfer task => new[] { Wang, Zhao, Liu }.Select(person => task with { To = person }),
        Delegate task => [task with { To = Officer }],
        AddSigner signer => [signer with { Place = Approvals.SignerPlace.After }],
        AttachDocument => [new AttachDocument(DocumentKinds.UrgingNotice, Sm3Of("催办"), "催办通知书")],
        _ => [],
    };

    private static CaseMove With(CaseMove move, PropertyInfo member, object value)
    {
        var copy = (CaseMove)move.GetType().GetMethod("<Clone>$")!.Invoke(move, [])!;
        member.SetValue(copy, value);
        return copy;
    }

    private void Tries(CaseDesk desk, CaseStep row)
    {
        var actors = Everybody.Where(person => row.IsActOf(desk.File, CaseHandRules.Of(desk.File, desk.FactsOf(person)))).ToArray();
        foreach (var move in Examples(walks, row.Move, desk))
        {
            foreach (var by in actors)
            {
                var ruling = desk.Try(by, move);
                if (ruling.Refused is not null)
                {
                    continue;
                }

                var after = desk.Copy().Remember(ruling, by.Value);
                if (!row.Ends.Contains(after.Stage))
                {
                    Astray.Add($"{row.From.Value} {row.Move} {after.Stage.Value}");
                }

                Done.Add((row.From, row.Move, after.Stage));
                Meets(after);
                if (row.Ends.Length == 1)
                {
                    break;
                }
            }
        }
    }

    // The same way once more; but whoever said this word asked another for his behind it.
    private static CaseDesk WithSigner(CaseDesk walked, string word)
    {
        var desk = walked.Anew().Opened();
        foreach (var step in walked.Did)
        {
            desk.It_is_now(step.At);
            if (step.By is not { } by)
            {
                desk.Sweeps();
                continue;
            }

            if (step.Move!.GetType().Name == word)
            {
                Follows(desk, by, new AddSigner([Custodian], Approvals.SignerPlace.After, "请提出意见"));
            }

            Follows(desk, by, step.Move);
        }

        return desk;
    }

    private void Begins(CaseDesk desk)
    {
        _ = IsNew(desk);
        waiting.Enqueue(desk);
    }

    private void Meets(CaseDesk desk)
    {
        if (IsNew(desk))
        {
            waiting.Enqueue(desk);
        }
    }

    // Not a file like no other, only one that has something of its own: otherwise every two things together were a new one.
    private bool IsNew(CaseDesk desk)
    {
        var listed = string.Join(',', CaseLifecycle.RowsFrom(desk.File.Ways, desk.Stage).Where(row => row.Lists(desk.File)).Select(row => row.Move));
        var known = met.Count;
        met.UnionWith(Look(desk).Select((trait, n) => $"{desk.Stage.Value}|{listed}|{n}={trait}"));
        return met.Count > known;
    }

    // What happens without a move of this case: time, papers, and what becomes of people and rules.
    private static IEnumerable<CaseDesk> Meanwhile(CaseDesk desk)
    {
        var file = desk.File;
        if (desk.Stage != CaseStage.Draft && file.Clocks.Open("DL-48") is { } urging)
        {
            yield return desk.Copy().It_is_now(CountyTime.EndOf(urging.Due).AddHours(9)).Sweeps();
        }
        else if (CaseDutyRules.Duty(file) is { } duty && desk.Stage != CaseStage.Frozen)
        {
            var late = desk.Copy().It_is_now(CountyTime.EndOf(duty.Due).AddHours(9)).Sweeps();
            if (CaseLifecycle.RowsFrom(file.Ways, file.Stage).Any(row => row.Move == nameof(Urge)))
            {
                late.Document(DocumentKinds.UrgingNotice);
            }

            yield return late;
        }

        if (desk.Stage == CaseStage.Closing)
        {
            yield return desk.Copy().WaitsForAppeals();
            if (file.Ways.Duties(file).Letter is { } letter && file.Documents.All(document => document.Kind != letter))
            {
                var written = desk.Copy();
                written.Document(letter);
                yield return written;
            }
        }

        if (!desk.NobodyApproves && !Late.Contains(desk.Stage))
        {
            var left = desk.Copy();
            left.NobodyApproves = true;
            yield return left;
        }

        if (file.IsUnderWay && desk.SubjectUnit == Unit && file.Subject.Official is not null)
        {
            var moved = desk.Copy();
            moved.SubjectUnit = NewUnit;
            yield return moved;
        }

        if (!Late.Contains(desk.Stage) || desk.Stage == CaseStage.Closing)
        {
            yield return Supplied(desk);
        }

        if (!file.NamedReporter && desk.Stage == CaseStage.Closing)
        {
            yield return desk.Copy().Named();
        }

        if (desk.Rules == RuleBook.Shipped && desk.Stage != CaseStage.Draft && desk.Stage != CaseStage.Closing)
        {
            var overtaken = desk.Copy();
            overtaken.Rules = RuleBook.Shipped.With(Overtaking(desk));
            yield return overtaken;
        }
    }

    private static readonly CaseStage[] Late = [CaseStage.Closing, CaseStage.Closed, CaseStage.Archived, CaseStage.Void];

    // Every paper there is, sealed where it has a number, but those that would have to be approved again; and what came from outside.
    private static CaseDesk Supplied(CaseDesk desk)
    {
        var all = desk.Copy();
        foreach (var kind in DocumentKinds.All.Order(StringComparer.Ordinal))
        {
            Adds(all, Li, new AttachDocument(kind, Sm3Of(kind), "文书"));
            Adds(all, Li, new SealDocument(all.File.Documents.Length));
        }

        foreach (var by in new[] { Head, Subject })
        {
            Adds(all, by, new AttachDocument(DocumentKinds.Attachment, Sm3Of("材料" + by), "材料"));
        }

        return all;
    }

    private static void Follows(CaseDesk desk, OfficialId by, CaseMove move)
    {
        var ruling = desk.Try(by, move);
        if (ruling.Refused is null)
        {
            desk.Remember(ruling, by.Value);
        }
    }

    private static void Adds(CaseDesk desk, OfficialId by, CaseMove move)
    {
        var ruling = desk.Try(by, move);
        if (ruling.Refused is null && desk.After(ruling, by).Approved?.Stale == desk.File.Approved?.Stale)
        {
            desk.Remember(ruling, by.Value);
        }
    }

    // A rule that concerns every kind and reaches cases that run (RP-05).
    private static RulePack Overtaking(CaseDesk desk) => new(
        "OV-COUNTY-LATER", "OV-COUNTY", 1, "OV-COUNTY-2019", CountyTime.DateOf(desk.Now), On: true, "县级规则", [],
        [
            new(
                "DSP-08", RuleKind.L, Overridable: false, AppliesToRunning: true,
                ImmutableSortedDictionary<string, RuleValue>.Empty.Add("max-returns." + desk.Kind, new("5", default))),
        ]);

    // What is true of a file, trait by trait: not who, when or which words.
    private static IEnumerable<object?> Look(CaseDesk desk)
    {
        var (file, facts) = (desk.File, desk.FactsOf(null));
        var (chain, done) = (file.Chain, file.Done);
        return
        [
            file.Subject.Official is null, file.WasSubmitted, file.NamedReporter, file.Outcome, desk.NobodyApproves, file.ServingUnit == Unit,
            desk.SubjectUnit == Unit, file.Matter, chain is { IsRunning: true } ? chain.At : -1, chain?.Task.Holder is null,
            chain?.Task.HeldFor is null, chain?.Awaited.Count(), chain?.Awaited.Any(word => word.For is Approvals.AskedFor.SignerAfter), file.Approved?.Stale,
            string.Join(',', file.Pending.Waiting.Select(act => act.Act)), file.Extension is null, file.Pressure, file.Termination is null,
            file.ReportedToSecretary,
            new[] { done.SubjectTold, done.FeedbackOn is not null, done.ResultReturned, done.ArchiveEntered, done.MeetingTaskSet, done.ProposedBy is not null }.Count(one => one),
            file.Clocks.All.Count(clock => clock.Status is DeadlineStatus.Paused), file.Clocks.All.Any(clock => clock.IsOpen && AppealRules.IsRight(clock.Catalogue)),
            CaseDutyRules.IsOverdue(CaseDutyRules.Duty(file), facts), CaseDutyRules.IsOverdue(file.Clocks.Open("DL-48"), facts), file.Returned.Length,
            file.Documents.Any(document => document is { Serial: null, Kind: DocumentKinds.UrgingNotice }),
            file.Documents.Any(document => document is { Serial: not null, Kind: DocumentKinds.UrgingNotice }), desk.Rules == RuleBook.Shipped,
            file.Followed.IsEmpty, file.Documents.Select(document => document.Kind).Distinct().Count() > 12, .. Shape(file.Own!),
            .. CaseLifecycle.RowsFrom(file.Ways, file.Stage).Where(row => row.Lists(file) && row.Gates.Length > 0).Select(row =>
                row.Move + string.Join(',', row.Gates.Where(gate => !gate.Met(file, facts)).Select(gate => gate.Code))),
        ];
    }

    private static IEnumerable<object?> Shape(KindFile own) =>
        own.GetType().GetProperties().Where(member => member.GetIndexParameters().Length == 0 && member.Name is not "EqualityContract")
            .OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => (object?)(member.GetValue(own) switch
            {
                null or false => 0,
                System.Collections.ICollection all => all.Count,
                Enum word => word,
                CaseStage stage => stage.Value,
                _ => 1,
            }));
}
