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
                var file = desk.File;
                if (desk.Stage == CaseStage.Closed || (desk.Stage == CaseStage.Archived && file.Outcome is not null))
                {
                    Assert.NotNull(file.Outcome);
                    Assert.True(file.Clocks.AllSettled);
                    Assert.True(file.Done.SubjectTold || !file.SubjectServed);
                    Assert.True(file.Done is { ResultReturned: true, ArchiveEntered: true });
                    Assert.True(file.Pending.Waiting.IsEmpty);
                }

                // An effect stands on a decision that was served on whom it binds.
                Assert.True(file.Ways.Effect(file) is null || file.SubjectServed);
            }

            Assert.All(last!.History, recorded => Assert.True(recorded.OccurredAt <= recorded.RecordedAt));
            Assert.Equal(Enumerable.Range(1, last.History.Count).Select(n => (long)n), last.History.Select(one => one.Version));
        },
        iter: 120, print: story => story.ToString());

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

                    if (before.Exists && move is not null && before.Stage == file.Ways.ApprovedStage && file.Stage != before.Stage
                        && CaseLifecycle.Rows(file.Ways).Any(row => row.Move == move && row.From == before.Stage && row.NeedsApproval))
                    {
                        Assert.Equal(before.Approved!.Sm3, ApprovalBinding.Digest(before.Ways.BoundPlan(before)));
                        Assert.Equal(3, new[] { before.Approved.Proposer, before.Approved.Reviewer, before.Approved.Approver }.Distinct().Count());
                    }

                    before = file;
                }
            },
            iter: 120, print: story => story.ToString());

    private static Gen<Story> Stories(CaseKind kind)
    {
        var walks = KindWalks.Of(kind);
        var starts = walks.Ways.OrderBy(way => way.Key.Value, StringComparer.Ordinal).SelectMany(way => way.Value).ToArray();
        var moves = CaseLifecycle.Rows(CaseKinds.Of(kind)!).Select(row => row.Move).Distinct().Order(StringComparer.Ordinal).ToArray();
        var onward = walks.Onward.Concat(ToTheEnd).ToArray();
        var anybody = Gen.Int[0, CaseDesk.Everybody.Length - 1].Select(n => CaseDesk.Everybody[n]);
        return Gen.Select(
            Gen.Int[0, starts.Length - 1],
            anybody.Array[0, 2],
            anybody.Array[0, 3],
            Gen.Frequency(
                (3, Gen.Int[0, onward.Length - 1].Select(step => onward[step])),
                (1, Gen.Select(anybody, Gen.Int[0, moves.Length - 1].Select(n => moves[n]))))
                .Array[20, 120],
            (start, recused, doubled, acts) => new Story(walks, starts[start], start, recused, doubled, acts));
    }

    private sealed record Story(
        IKindWalks Walks, Func<CaseDesk> Begun, int Start, OfficialId[] Recused, OfficialId[] Doubled, (OfficialId Who, string Move)[] Acts)
    {
        /// <summary>The desk as it begins, and after every act that was accepted.</summary>
        public IEnumerable<(CaseDesk Desk, OfficialId? By, string? Move)> Told()
        {
            var desk = Begun();
            Array.ForEach(Recused, person => desk.Recused.Add(person));
            foreach (var person in Doubled)
            {
                desk.AlsoApproves.Add(person);
                desk.AlsoReviews.Add(person);
            }

            yield return (desk, null, null);
            foreach (var (who, move) in Acts)
            {
                var ruling = desk.Try(who, Walks.Example(move, desk));
                if (ruling.Refused is null)
                {
                    desk.Remember(ruling, who.Value);
                    yield return (desk, who, move);
                }
            }
        }

        public override string ToString() =>
            $"{Walks.Kind}, start {Start}, recused {string.Join(',', Recused)}, doubled {string.Join(',', Doubled)}: "
            + string.Join(' ', Acts.Select(act => $"{act.Who}:{act.Move}"));
    }
}
