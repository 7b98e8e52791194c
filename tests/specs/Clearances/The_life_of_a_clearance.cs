using WarningGrid.Kernel;
using Xunit;

namespace WarningGrid.Clearances;

/// <summary>The table of spec 05 §5: what it allows, what it does not, and its drawing.</summary>
public sealed class The_life_of_a_clearance
{
    private static readonly Dictionary<ClearanceStage, string[]> Listed = new()
    {
        [ClearanceStage.None] = [],
        [ClearanceStage.Draft] = ["Submit"],
        [ClearanceStage.Received] = ["Match"],
        [ClearanceStage.Matching] = ["ResolveRow", "WithdrawRow"],
        [ClearanceStage.Computing] = ["ComputeCodes", "Upset"],
        [ClearanceStage.Suggested] = ["OfficeOpinion", "Recompute", "Upset"],
        [ClearanceStage.ToSign] = ["OfficeOpinion", "Sign", "Return", "Recompute", "Upset"],
        [ClearanceStage.Issued] = ["Upset", "Use", "Expire"],
        [ClearanceStage.Expired] = [],
    };

    private static readonly ClearanceReader Everyone = new(true, true, [.. Enum.GetValues<ClearanceOffice>()], true, true);

    public static TheoryData<string, string> Cells => Drawings.EveryCell<ClearanceStage, ClearanceMove>();

    [Theory, MemberData(nameof(Cells))]
    public void A_move_is_open_where_the_table_lists_it_and_WrongStage_elsewhere(string stage, string move)
    {
        var file = new ClearanceDesk().Asked(ClearanceDesk.Zhang, new("赵六", ClearanceDesk.IdNo(9))).File with
        {
            Stage = Enum.Parse<ClearanceStage>(stage),
        };
        var given = new ClearanceGiven(new ClearanceDesk().Facts(ClearanceDesk.Secretary), Everyone);
        var refusal = ClearanceLifecycle.Objections(file, Enum.Parse<ClearanceMove>(move), given).First();

        // What the machinery does nobody may; the table says where it can happen.
        var open = Everyone.May(Enum.Parse<ClearanceMove>(move))
            ? refusal is not { Code: "DSP-01.wrong-stage" }
            : ClearanceLifecycle.For(file).CanFire(Enum.Parse<ClearanceMove>(move));
        Assert.Equal(Listed[file.Stage].Contains(move), open);
    }

    [Fact]
    public void The_drawing_shows_the_table() =>
        Drawings.Check("clearance", ClearanceLifecycle.For(ClearanceFile.Blank with { Stage = ClearanceStage.Draft }));

    [Theory]
    [InlineData("Submit", true, false, false, false)]
    [InlineData("Use", true, false, false, false)]
    [InlineData("ResolveRow", false, true, false, false)]
    [InlineData("Recompute", false, true, false, false)]
    [InlineData("OfficeOpinion", false, false, true, false)]
    [InlineData("Sign", false, false, false, true)]
    [InlineData("Return", false, false, false, true)]
    public void ACL_01_each_move_belongs_to_one_role(string move, bool org, bool officer, bool office, bool secretary)
    {
        var act = Enum.Parse<ClearanceMove>(move);
        Assert.Equal(
            (org, officer, office, secretary),
            (
                new ClearanceReader(true, false, [], false, false).May(act), new ClearanceReader(false, true, [], false, false).May(act),
                new ClearanceReader(false, false, [ClearanceOffice.CaseReview], false, false).May(act),
                new ClearanceReader(false, false, [], true, false).May(act)));
    }

    [Fact]
    public void ACL_01_who_has_nothing_to_do_with_it_does_not_see_it_and_everybody_else_when_it_is_his_turn()
    {
        var desk = new ClearanceDesk().Opened();
        Assert.Equal(
            (true, false, false, false), (Sees(ClearanceDesk.Organiser), Sees(ClearanceDesk.Officer), Sees(ClearanceDesk.Custodian), Sees(ClearanceDesk.Secretary)));

        desk.Does(ClearanceDesk.Organiser, new SubmitRows([ClearanceDesk.Zhang])).Arrives();
        Assert.Equal(
            (true, true, true, false), (Sees(ClearanceDesk.Organiser), Sees(ClearanceDesk.Officer), Sees(ClearanceDesk.Petition), Sees(ClearanceDesk.Secretary)));

        desk.Heard();
        Assert.True(Sees(ClearanceDesk.Secretary));
        Assert.Equal((false, false), (Sees(ClearanceDesk.Deputy), Sees(ClearanceDesk.Outsider)));

        bool Sees(OfficialId who) => desk.Sees(who);
    }

    [Fact]
    public void DSP_01_an_old_revision_is_Stale_and_a_foreign_role_Forbidden_before_it()
    {
        var desk = new ClearanceDesk().Asked(ClearanceDesk.Zhang);

        Assert.Equal("DSP-01.stale", desk.Try(ClearanceDesk.Officer, new RecomputeClearance(), expecting: 1)?.Code);
        Assert.Equal(RefusalKind.Forbidden, desk.Try(ClearanceDesk.Organiser, new RecomputeClearance(), expecting: 1)?.Kind);
    }
}
