using WarningGrid.House;
using WarningGrid.Kernel;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>Every stage of every kind with every move: what the table does not list is WrongStage, what it lists lands where it says.</summary>
public sealed class Every_table
{
    public static TheoryData<CaseKind> Kinds() => [.. CaseKinds.All.Select(kind => kind.Kind).Order()];

    public static TheoryData<CaseKind, string, string> EveryCell()
    {
        var cells = new TheoryData<CaseKind, string, string>();
        foreach (var kind in CaseKinds.All.OrderBy(kind => kind.Kind))
        {
            foreach (var stage in Stages(kind))
            {
                foreach (var move in Moves(kind))
                {
                    cells.Add(kind.Kind, stage.Value, move);
                }
            }
        }

        return cells;
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_drawing_in_docs_is_current(CaseKind kind) =>
        Drawings.Check(KindWalks.Of(kind).Drawing, CaseLifecycle.Drawn(CaseKinds.Of(kind)!));

    [Theory, MemberData(nameof(Kinds))]
    public void No_stage_lists_a_move_twice_for_one_file(CaseKind kind) =>
        Assert.Empty(
            CaseLifecycle.Rows(CaseKinds.Of(kind)!).Where(row => row.Only is null).GroupBy(row => (row.From, row.Move))
                .Where(same => same.Count() > 1).Select(same => same.Key.ToString()));

    [Theory, MemberData(nameof(Kinds))]
    public void Every_stage_of_the_table_has_a_way_into_it(CaseKind kind) =>
        Assert.Empty(
            CaseLifecycle.Rows(CaseKinds.Of(kind)!).SelectMany(row => row.Ends.Append(row.From)).Distinct()
                .Except(KindWalks.Of(kind).Ways.Keys).Select(stage => stage.Value));

    [Theory, MemberData(nameof(EveryCell))]
    public void A_move_is_refused_as_WrongStage_where_the_table_does_not_list_it_and_else_lands_where_it_says(
        CaseKind kind, string stage, string move)
    {
        var walks = KindWalks.Of(kind);
        var row = CaseLifecycle.Rows(CaseKinds.Of(kind)!).FirstOrDefault(row => row.Move == move && row.From.Value == stage);
        foreach (var way in walks.Ways[CaseStage.Of(stage)])
        {
            var desk = way();
            Assert.Equal(stage, desk.Stage.Value);
            if (row is null || !row.Lists(desk.File))
            {
                OutOfTurn(desk, move);
                continue;
            }

            foreach (var by in Everybody)
            {
                var ruling = desk.Try(by, walks.Example(move, desk));
                if (ruling.Refused is null)
                {
                    Assert.Contains(desk.After(ruling, by).Stage, row.Ends);
                }
                else if (move is not (nameof(Withdraw) or nameof(WithdrawProposal)))
                {
                    // Taking back is told WrongStage once the next person has acted (spec 04 §2).
                    Assert.NotEqual(RefusalKind.WrongStage, ruling.Refused.Kind);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_the_table_lists_is_done_by_somebody_and_leads_to_each_of_its_ends(CaseKind kind)
    {
        var explored = Exploring.Of(kind);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {explored.Files} files, {explored.Done.Count} cells");
        Assert.Empty(explored.Astray);
        Offences.None(
            from row in CaseLifecycle.Rows(CaseKinds.Of(kind)!)
            from end in row.Ends
            where !explored.Done.Contains((row.From, row.Move, end)) && !IsForEveryKind(kind, row)
            select $"{row.From.Value} {row.Move} {end.Value}");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Wherever_such_a_file_may_come_nothing_is_on_it_that_must_not_be(CaseKind kind) => Assert.Empty(Exploring.Of(kind).Broken);

    [Theory, MemberData(nameof(Kinds))]
    public void FIL_02_a_frozen_case_is_Locked_for_every_move_of_its_kind(CaseKind kind)
    {
        foreach (var way in KindWalks.Of(kind).Ways.Where(way => way.Key == CaseStage.Draft || CaseKinds.Of(kind)!.Stages.Contains(way.Key)))
        {
            var desk = way.Value[0]().Hears(new FreezeForFiling(new("FI-2026-0009")));
            Assert.Equal(CaseStage.Frozen, desk.Stage);
            foreach (var move in Moves(CaseKinds.Of(kind)!))
            {
                OutOfTurn(desk, move);
            }
        }
    }

    // Listed wherever a case is under way or ends, for the kinds that have deadlines there, or something that follows (DSP-02, DSP-09, DLB-03).
    private static bool IsForEveryKind(CaseKind kind, CaseStep row) => row.Move switch
    {
        nameof(RecommendUpgrade) => !CaseLifecycle.RowsFrom(CaseKinds.Of(kind)!, row.From).Any(other => other.Move is nameof(Urge)),
        nameof(PauseDeadline) or nameof(ResumeDeadline) => kind is CaseKind.PreventiveTalk or CaseKind.Filing && row.From != CaseStage.Approved,
        nameof(OpenFollowing) => kind is CaseKind.PreventiveTalk or CaseKind.Filing or CaseKind.Accountability,
        _ => false,
    };

    // Not his to see, not his act in any stage, or not now: each is told what holds of him, and whose act it is that it is not now.
    private static void OutOfTurn(CaseDesk desk, string move)
    {
        var rows = CaseLifecycle.RowsOf(desk.File.Ways, move);
        var example = KindWalks.Of(desk.Kind).Example(move, desk);
        foreach (var by in Everybody)
        {
            var facts = desk.FactsOf(by);
            var hands = CaseHandRules.Of(desk.File, facts);
            var expected = CaseSightRules.Of(desk.File, facts) is null ? RefusalKind.NotFound
                : rows.All(row => (row.By & hands) == 0) ? RefusalKind.Forbidden
                : desk.Stage == CaseStage.Archived || desk.Stage == CaseStage.Frozen ? RefusalKind.Locked
                : RefusalKind.WrongStage;
            Assert.Equal(expected, desk.Try(by, example).Refused?.Kind);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void DSP_01_a_move_of_another_kind_is_no_move_at_all(CaseKind kind)
    {
        var walks = KindWalks.Of(kind);
        var listed = Moves(CaseKinds.Of(kind)!).ToHashSet();
        foreach (var other in CaseMoves.All.Where(type => type.Namespace == typeof(CaseMove).Namespace && !listed.Contains(type.Name)
            && !type.IsSubclassOf(typeof(AppealMove))))
        {
            var desk = walks.Ways[CaseStage.Draft][0]();
            Assert.Equal("DSP-01.unknown-move", desk.Refused(Li, CommonMoves.Any(other.Name, desk)).Code);
        }
    }

    private static IEnumerable<CaseStage> Stages(ICaseKind kind) =>
        CaseLifecycle.Rows(kind).SelectMany(row => row.Ends.Append(row.From)).Distinct().OrderBy(stage => stage.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Moves(ICaseKind kind) =>
        CaseLifecycle.Rows(kind).Select(row => row.Move).Distinct().Order(StringComparer.Ordinal);
}
