using WarningGrid.Officials;
using Xunit;
using static WarningGrid.Signals.SignalSpec;

namespace WarningGrid.Signals;

/// <summary>SEA-01…03: whose affairs never enter the system.</summary>
public sealed class The_sealed_route
{
    [Theory]
    [InlineData(CadreAuthority.City, false), InlineData(CadreAuthority.Province, false), InlineData(CadreAuthority.County, true)]
    public void SEA_01_a_superior_organs_cadre_and_a_reserved_person_are_sealed(object authority, bool reserved) =>
        Assert.True(IsSealed(new("/targets/0", IdNo: Wang.Value), A(Wang, "王伟", (CadreAuthority)authority, reserved)));

    [Fact]
    public void SEA_01_a_countys_own_cadre_is_not() => Assert.False(IsSealed(new("/targets/0", Name: "王伟"), A(Wang, "王伟")));

    [Fact]
    public void SEA_01_where_one_of_several_namesakes_is_reserved_it_is_sealed() => Assert.True(
        IsSealed(new("/targets/0", Name: "王伟"), A(Wang, "王伟"), A(OtherWang, "王伟", CadreAuthority.City)));

    [Fact]
    public void SEA_01_an_ID_number_decides_between_namesakes() => Assert.False(
        IsSealed(new("/targets/0", IdNo: Wang.Value, Name: "王伟"), A(Wang, "王伟"), A(OtherWang, "王伟", CadreAuthority.City)));

    [Theory]
    [InlineData("县纪委", "书记", true), InlineData("中共某县纪委", "书记", true), InlineData("", "县纪委书记", true), InlineData("", "县长、县委副书记", true)]
    [InlineData("清河乡纪委", "书记", false), InlineData("县长江镇", "主任", false)]
    public void SEA_01_a_title_that_a_letter_gives_seals_where_the_register_knows_nobody(string unit, string post, bool isSealed) =>
        Assert.Equal(isSealed, IsSealed(new("/targets/0", Name: "周某", Unit: unit, Post: post)));

    [Fact]
    public void SEA_01_the_level_a_letter_gives_seals() => Assert.True(IsSealed(new("/targets/0", Name: "周某", Level: "市管")));

    [Fact]
    public void SEA_02_a_sealed_item_is_kept_as_receipt_time_channel_and_destination()
    {
        var happened = IntakeRules.Sealed("R-1", "PETITION", By(First));
        Assert.Equal(new SealedItemReceived("R-1", "PETITION", Pack.Word("ORG.superior")), happened[0].Event);
        Assert.All(happened, happening => Assert.Null(happening.OccurredAt));
    }

    [Fact]
    public void Example_03_4_received_on_2026_02_09_it_is_forwarded_by_2026_02_14()
    {
        var facts = By(First) with { Now = new(2026, 2, 9, 2, 0, 0, TimeSpan.Zero) };
        var file = Given(IntakeRules.Sealed("R-1", "PETITION", facts).Select(happening => happening.Event));
        Assert.Equal((SignalStage.SealedForwarded, new DateOnly(2026, 2, 14)), (file.Stage, file.Clocks.Open("DL-09")!.Due));
    }

    [Fact]
    public void SEA_03_forwarding_is_recorded_once_and_meets_its_deadline()
    {
        var facts = By(First, Access.Role.IntakeClerk);
        var file = Given(IntakeRules.Sealed("R-1", "PETITION", facts).Select(happening => happening.Event));
        file = file.Then(SignalRules.Forward(file, new(new(2026, 9, 21), "机要交换"), facts));
        Assert.Null(file.Clocks.Open("DL-09"));
        Assert.Equal(RefusalKind.WrongStage, SignalRules.Forward(file, new(new(2026, 9, 21), "机要交换"), facts).Refused?.Kind);
    }

    private static bool IsSealed(Mention mention, params Person[] persons) => SealedRules.IsSealed([Of(mention, [.. persons])], Pack);
}
