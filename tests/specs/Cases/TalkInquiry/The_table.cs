using WarningGrid.Kernel;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>Every stage with every move: what the table does not list is WrongStage, what it lists lands where it says.</summary>
public sealed class The_table
{
    private static readonly TalkInquiryKind Kind = new();

    public static TheoryData<string, string> EveryCell()
    {
        var cells = new TheoryData<string, string>();
        foreach (var stage in AllStages)
        {
            foreach (var move in Moves)
            {
                cells.Add(stage.Value, move.Name);
            }
        }

        return cells;
    }

    [Fact]
    public void The_drawing_in_docs_is_current() => Drawings.Check("talk-inquiry", CaseLifecycle.Drawn(Kind));

    [Fact]
    public void No_stage_lists_a_move_twice_for_one_file() =>
        Assert.Empty(
            CaseLifecycle.Rows(Kind).Where(row => row.Only is null).GroupBy(row => (row.From, row.Move)).Where(same => same.Count() > 1)
                .Select(same => same.Key.ToString()));

    [Theory, MemberData(nameof(EveryCell))]
    public void A_move_is_refused_as_WrongStage_where_the_table_does_not_list_it_and_else_lands_where_it_says(
        string stage, string move)
    {
        var rows = CaseLifecycle.Rows(Kind).Where(row => row.Move == move).ToArray();
        var row = rows.FirstOrDefault(row => row.From.Value == stage);
        foreach (var desk in Walks.Through(CaseStage.Of(stage)))
        {
            foreach (var by in Everybody)
            {
                var ruling = desk.Try(by, Walks.Any(move, desk));
                if (ruling.Refused is null)
                {
                    Assert.NotNull(row);
                    Assert.Contains(desk.After(ruling, by).Stage, row.Ends);
                }
                else if (row is null || !row.Lists(desk.File))
                {
                    Assert.Contains(
                        ruling.Refused.Kind,
                        new[] { RefusalKind.WrongStage, RefusalKind.Forbidden, RefusalKind.NotFound, RefusalKind.Locked });
                }
                else if (move is not (nameof(Withdraw) or nameof(WithdrawProposal)))
                {
                    // Taking back is told WrongStage once the next person has acted (spec 04 §2).
                    Assert.NotEqual(RefusalKind.WrongStage, ruling.Refused.Kind);
                }
            }
        }
    }

    [Theory, InlineData(nameof(ServeNotice)), InlineData(nameof(Accept)), InlineData(nameof(Submit)), InlineData(nameof(Close))]
    public void Whose_act_it_is_elsewhere_sees_WrongStage(string move)
    {
        var desk = new CaseDesk().Drafted().Does(Li, new Submit());
        var by = move is nameof(Close) ? Wang : Li;
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(by, Walks.Any(move, desk)).Kind);
    }

    private static IEnumerable<CaseStage> AllStages =>
    [
        CaseStage.Draft, CaseStage.Review, CaseStage.Approval, CaseStage.Approved, .. TalkInquiryLifecycle.Stages,
        CaseStage.Closing, CaseStage.Closed, CaseStage.Archived, CaseStage.Void,
    ];

    private static IEnumerable<Type> Moves =>
        CaseMoves.All.Where(type => type.Namespace == typeof(CaseMove).Namespace || type.Namespace == typeof(TalkInquiryKind).Namespace);
}
