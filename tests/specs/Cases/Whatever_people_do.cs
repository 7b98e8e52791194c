using CsCheck;
using WarningGrid.Approvals;
using WarningGrid.Cases.TalkInquiry;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>Any sequence of moves by any people, whatever roles they hold and whoever is recused.</summary>
public sealed class Whatever_people_do
{
    private static readonly string[] Moves =
        [.. CaseMoves.All.Where(type => type.Namespace!.StartsWith(typeof(CaseMove).Namespace!, StringComparison.Ordinal))
            .Select(type => type.Name).Order(StringComparer.Ordinal)];

    // Steps that lead on are drawn more often than the rest, or no story would ever come to its end.
    private static readonly (int Who, string Move)[] Onward =
    [
        (0, nameof(Submit)), (1, nameof(Pass)), (2, nameof(Approve)), (0, nameof(ServeNotice)), (7, nameof(DraftReply)),
        (8, nameof(Countersign)), (7, nameof(Reply)), (0, nameof(Accept)), (1, nameof(Accept)), (0, nameof(Propose)),
        (1, nameof(Pass)), (2, nameof(Approve)), (0, nameof(TellSubject)), (0, nameof(ReturnResult)), (0, nameof(EnterArchive)),
        (0, nameof(SetMeetingTask)), (0, nameof(GiveFeedback)), (0, nameof(ProposeClosing)), (1, nameof(Close)), (3, nameof(Archive)),
    ];

    private static readonly Gen<Story> Stories = Gen.Select(
        Gen.Bool,
        Gen.Int[0, CaseDesk.Everybody.Length - 1].Array[0, 2],
        Gen.Int[0, CaseDesk.Everybody.Length - 1].Array[0, 3],
        Gen.Frequency(
            (3, Gen.Int[0, Onward.Length - 1].Select(step => Onward[step])),
            (1, Gen.Select(Gen.Int[0, CaseDesk.Everybody.Length - 1], Gen.Int[0, Moves.Length - 1].Select(n => Moves[n]))))
            .Array[20, 160],
        Gen.Int[0, 3],
        (named, recused, doubled, acts, start) => new Story(named, recused, doubled, acts, start));

    [Fact]
    public void DSP_13_no_closed_case_has_an_open_obligation() => Stories.Sample(
        story =>
        {
            foreach (var desk in story.Told())
            {
                if (desk.Stage == CaseStage.Closed || (desk.Stage == CaseStage.Archived && desk.File.Outcome is not null))
                {
                    Assert.NotNull(desk.File.Outcome);
                    Assert.True(desk.File.Clocks.AllSettled);
                    Assert.True(desk.File.Done.SubjectTold || !desk.File.SubjectServed);
                    Assert.True(desk.File.Done is { ResultReturned: true, ArchiveEntered: true });
                    Assert.True(desk.File.Pending.Waiting.IsEmpty);
                }
            }
        },
        iter: 300, print: story => story.ToString());

    [Fact]
    public void DSP_03_nobody_approves_what_he_proposed_reviewed_or_handles_or_is_recused_from() => Stories.Sample(
        story =>
        {
            var before = CaseFile.Blank;
            foreach (var desk in story.Told())
            {
                foreach (var given in desk.History.Skip(before.Exists ? (int)before.Version : desk.History.Count).Select(one => one.Event).OfType<ApprovalGiven>())
                {
                    Assert.DoesNotContain(given.By, before.Chain!.Hands);
                    Assert.NotEqual(before.Handler, given.By);
                    Assert.DoesNotContain(given.By, desk.Recused);
                    Assert.False(before.IsSubject(given.By));
                }

                before = desk.File;
            }
        },
        iter: 300, print: story => story.ToString());

    [Fact]
    public void HIS_02_and_ASF_06_nothing_happens_before_its_stage_or_after_it_is_learned() => Stories.Sample(
        story =>
        {
            var last = story.Told().Last();
            Assert.All(last.History, recorded => Assert.True(recorded.OccurredAt <= recorded.RecordedAt));
            Assert.Equal(Enumerable.Range(1, last.History.Count).Select(n => (long)n), last.History.Select(one => one.Version));
        },
        iter: 200, print: story => story.ToString());

    private sealed record Story(bool Named, int[] Recused, int[] Doubled, (int Who, string Move)[] Acts, int Start)
    {
        /// <summary>The desk as it begins, and after every act that was accepted.</summary>
        public IEnumerable<CaseDesk> Told()
        {
            var desk = Begun();
            foreach (var person in Recused.Select(n => CaseDesk.Everybody[n]))
            {
                desk.Recused.Add(person);
            }

            foreach (var person in Doubled.Select(n => CaseDesk.Everybody[n]))
            {
                desk.AlsoApproves.Add(person);
                desk.AlsoReviews.Add(person);
            }

            yield return desk;
            foreach (var (who, move) in Acts)
            {
                var by = CaseDesk.Everybody[who];
                var ruling = desk.Try(by, Walks.Any(move, desk));
                if (ruling.Refused is null)
                {
                    desk.Remember(ruling, by.Value);
                    yield return desk;
                }
            }
        }

        private CaseDesk Begun()
        {
            var desk = new CaseDesk { NamedReporter = Named };
            return Start switch
            {
                0 => desk.Drafted(),
                1 => desk.Drafted(InquiryMode.Talk),
                2 => desk.Replied(1, 2, 3),
                _ => desk.InAssessment().Decided(InquiryOutcome.ToVerification),
            };
        }

        public override string ToString() =>
            $"start {Start}, recused {string.Join(',', Recused)}, doubled {string.Join(',', Doubled)}: "
            + string.Join(' ', Acts.Select(act => $"{act.Who}:{act.Move}"));
    }
}
