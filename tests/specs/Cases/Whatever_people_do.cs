using System.Collections.Concurrent;
using CsCheck;
using WarningGrid.Approvals;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>Any sequence of moves by any people on a case of any kind, whatever roles they hold and whoever is recused.</summary>
public sealed class Whatever_people_do
{
    private static readonly (OfficialId Who, string Move)[] ToTheEnd =
    [
        (CaseDesk.Li, nameof(TellSubject)), (CaseDesk.Li, nameof(ReturnResult)), (CaseDesk.Li, nameof(EnterArchive)),
        (CaseDesk.Li, nameof(SetMeetingTask)), (CaseDesk.Li, nameof(GiveFeedback)), (CaseDesk.Li, nameof(ProposeClosing)),
        (CaseDesk.Wang, nameof(Close)), (CaseDesk.Zhao, nameof(Close)), (CaseDesk.Chief, nameof(Close)), (CaseDesk.Custodian, nameof(Archive)),
    ];

    public static TheoryData<CaseKind> Kinds() => Every_table.Kinds();

    [Theory, MemberData(nameof(Kinds))]
    public void DSP_13_no_closed_case_has_an_open_obligation_and_ASF_06_nothing_happens_before_its_stage(CaseKind kind) => Stories(kind).Sample(
        story =>
        {
            CaseDesk? last = null;
            foreach (var (desk, _, _) in story.Told())
            {
                last = desk;
                Assert.Empty(Obligations.Broken(desk.File));

                // An effect stands on a decision that was served on whom it binds.
                Assert.True(desk.File.Ways.Effect(desk.File) is null || desk.File.SubjectServed);
            }

            Assert.All(last!.History, recorded => Assert.True(recorded.OccurredAt <= recorded.RecordedAt));
            Assert.Equal(Enumerable.Range(1, last.History.Count).Select(n => (long)n), last.History.Select(one => one.Version));
        },
        iter: 120, print: story => story.ToString());

    /// <summary>What such stories are worth: undisturbed each comes to its end, and of the disturbed enough come to theirs.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void They_come_through_every_stage_and_disturbed_ones_to_the_end(CaseKind kind)
    {
        var reached = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        foreach (var script in Scripts(KindWalks.Of(kind)))
        {
            var told = new Story(KindWalks.Of(kind), script, [], [], [], []).Told().ToArray();
            Assert.Equal(script.Stage, told[^1].Desk.Stage);
            Array.ForEach(told, step => reached.TryAdd(step.Desk.Stage.Value, 0));
        }

        Assert.Empty(KindWalks.Of(kind).Ways.Keys.Select(stage => stage.Value).Except(reached.Keys));
        Stories(kind).Where(story => story.Disturbances.Length > 2).Sample(
            story =>
            {
                foreach (var stage in story.Told().Select(step => step.Desk.Stage.Value).Distinct())
                {
                    reached.AddOrUpdate(stage, 1, (_, count) => count + 1);
                }
            },
            iter: 150);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kind}: {string.Join(' ', reached.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"))}");
        Assert.True(reached[CaseStage.Closed.Value] > 5, "few disturbed stories come to the closing");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void DSP_03_and_DSP_04_no_word_of_an_involved_hand_counts_and_no_version_goes_on_that_was_not_approved(CaseKind kind) =>
        Stories(kind).Sample(
            story =>
            {
                var before = CaseFile.Blank;
                foreach (var (desk, by, move) in story.Told())
                {
                    var file = desk.File;
                    foreach (var given in desk.History.Skip(before.Exists ? (int)before.Version : desk.History.Count).Select(one => one.Event).OfType<ApprovalGiven>())
                    {
                        Assert.DoesNotContain(given.By, before.Chain!.Hands);
                        Assert.NotEqual(before.Handler, given.By);
                        Assert.DoesNotContain(given.By, desk.Recused);
                        Assert.False(before.IsSubject(given.By));
                    }

                    if (before.Exists && move is not null && before.IsUnderWay && file.Stage != before.Stage
                        && CaseLifecycle.Rows(file.Ways).Any(row => row.Move == move && row.From == before.Stage && row.NeedsApproval))
                    {
                        Assert.False(before.Approved!.Stale);
                        Assert.True(
                            before.Stage != file.Ways.ApprovedStage || before.Approved.Sm3 == ApprovalBinding.Digest(before.Ways.BoundPlan(before)));
                        Assert.Equal(3, new[] { before.Approved.Proposer, before.Approved.Reviewer, before.Approved.Approver }.Distinct().Count());
                    }

                    before = file;
                }
            },
            iter: 120, print: story => story.ToString());

    // What the walks do, from the opening on, for every stage they come to; those that come to the end more often.
    private static CaseDesk[] Scripts(IKindWalks walks) =>
    [
        .. walks.Ways.OrderBy(way => way.Key.Value, StringComparer.Ordinal).SelectMany(way => way.Value).Select(way => way()),
        .. Enumerable.Repeat(walks.Ways[CaseStage.Archived][0](), walks.Ways.Count),
    ];

    private static Gen<Story> Stories(CaseKind kind)
    {
        var walks = KindWalks.Of(kind);
        var scripts = Scripts(walks);
        var moves = CaseLifecycle.Rows(CaseKinds.Of(kind)!).Select(row => row.Move).Distinct().Order(StringComparer.Ordinal).ToArray();
        var onward = walks.Onward.Concat(ToTheEnd).ToArray();
        var anybody = Gen.Int[0, CaseDesk.Everybody.Length - 1].Select(n => CaseDesk.Everybody[n]);
        var anything = Gen.Select(anybody, Gen.Int[0, moves.Length - 1].Select(n => moves[n]));
        return Gen.Select(
            Gen.Int[0, scripts.Length - 1].Select(n => scripts[n]),
            Gen.Frequency((3, Gen.Const(Array.Empty<OfficialId>())), (1, anybody.Array[1, 2])),
            anybody.Array[0, 3],
            Gen.Select(Gen.Int[0, 60], anything, (at, act) => (at, act.Item1, act.Item2)).Array[0, 60],
            Gen.Frequency((5, Gen.Int[0, onward.Length - 1].Select(step => onward[step])), (2, anything)).Array[0, 80],
            (script, recused, doubled, disturbances, after) => new Story(walks, script, recused, doubled, disturbances, after));
    }

    /// <summary>A script that is followed from the opening as far as it can be, what others do between its steps, and what they do when it is over.</summary>
    private sealed record Story(
        IKindWalks Walks, CaseDesk Script, OfficialId[] Recused, OfficialId[] Doubled, (int At, OfficialId Who, string Move)[] Disturbances,
        (OfficialId Who, string Move)[] After)
    {
        /// <summary>The desk as it begins, and after every act that was accepted.</summary>
        public IEnumerable<(CaseDesk Desk, OfficialId? By, string? Move)> Told()
        {
            var desk = Script.Anew().Opened();
            Array.ForEach(Recused, person => desk.Recused.Add(person));
            foreach (var person in Doubled)
            {
                desk.AlsoApproves.Add(person);
                desk.AlsoReviews.Add(person);
            }

            yield return (desk, null, null);
            foreach (var (step, n) in Script.Did.Select((step, n) => (step, n)))
            {
                foreach (var (_, who, move) in Disturbances.Where(act => act.At == n))
                {
                    if (Acts(desk, who, Walks.Example(move, desk)))
                    {
                        yield return (desk, who, move);
                    }
                }

                desk.It_is_now(step.At);
                if (step.By is not { } by)
                {
                    desk.Sweeps();
                }
                else if (!Acts(desk, by, step.Move!))
                {
                    continue;
                }

                yield return (desk, step.By, step.Move?.GetType().Name);
            }

            foreach (var (who, move) in After)
            {
                if (Acts(desk, who, Walks.Example(move, desk)))
                {
                    yield return (desk, who, move);
                }
                else if (who == CaseDesk.Custodian)
                {
                    // What waits for time, and not for anybody.
                    desk.It_is_now(desk.Now.AddDays(20)).Sweeps();
                    yield return (desk, null, null);
                }
            }
        }

        private static bool Acts(CaseDesk desk, OfficialId by, CaseMove move)
        {
            var ruling = desk.Try(by, move);
            if (ruling.Refused is null)
            {
                desk.Remember(ruling, by.Value);
            }

            return ruling.Refused is null;
        }

        public override string ToString() =>
            $"{Walks.Kind} to {Script.Stage.Value}, recused {string.Join(',', Recused)}, doubled {string.Join(',', Doubled)}: "
            + string.Join(' ', Disturbances.Select(act => $"{act.At}:{act.Who}:{act.Move}")) + " then "
            + string.Join(' ', After.Select(act => $"{act.Who}:{act.Move}"));
    }
}
