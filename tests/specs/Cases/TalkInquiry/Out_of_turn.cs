using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>What a move out of its stage is told.</summary>
public sealed class Out_of_turn
{
    [Theory, InlineData(nameof(ServeNotice)), InlineData(nameof(Accept)), InlineData(nameof(Submit)), InlineData(nameof(Close))]
    public void Whose_act_it_is_elsewhere_sees_WrongStage(string move)
    {
        var desk = new CaseDesk().Drafted().Does(Li, new Submit());
        var by = move is nameof(Close) ? Wang : Li;
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(by, Walks.Any(move, desk)).Kind);
    }
}
