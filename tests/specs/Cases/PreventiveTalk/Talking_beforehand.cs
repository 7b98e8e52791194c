using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.PreventiveTalk;

/// <summary>预警谈话: prevention, never a blemish (PVT-01).</summary>
public sealed class Talking_beforehand
{
    [Fact]
    public void It_goes_from_the_plan_over_the_talk_to_the_signed_pledge()
    {
        var desk = PreventiveTalks.Desk().Finished();
        Assert.Equal((CaseStage.Closing, PreventiveTalkOutcomes.Pledged), (desk.Stage, desk.File.Outcome));
    }

    [Fact]
    public void A_refusal_to_sign_is_noted_and_without_a_pledge_there_is_nothing_to_sign()
    {
        var refusing = PreventiveTalks.Desk().Held();
        Assert.Contains(refusing.Refused(Li, new Finish()).Items, item => item.Code == "PVT.refusal-noted");
        refusing.Does(Li, new Finish("表示须请示"));
        Assert.Equal(PreventiveTalkOutcomes.SigningRefused, refusing.File.Outcome);

        var without = PreventiveTalks.Desk().Held(pledge: false);
        var paper = without.HandsIn(Subject);
        Assert.Contains(without.Refused(Subject, new SignPledge(Day("2026-09-16"), paper)).Items, item => item.Code == "PVT.no-pledge");
        without.Does(Li, new Finish());
        Assert.Equal(PreventiveTalkOutcomes.Held, without.File.Outcome);
    }

    [Fact]
    public void The_record_of_the_talk_is_on_the_case_and_nobody_recused_talks()
    {
        var desk = PreventiveTalks.Desk().Approved();
        var talk = PreventiveTalks.Talk("2026-09-14", 99);
        Assert.Contains(desk.Refused(Li, talk).Items, item => item.Code == "PVT.record");
        desk.Recused.Add(He);
        Assert.Equal(RefusalKind.Recused, desk.Refused(Li, talk).Kind);
    }

    [Fact]
    public void PVT_01_it_is_never_adverse_asks_nothing_in_return_and_moves_no_level()
    {
        var desk = PreventiveTalks.Desk().Finished().Closes(Chief);
        var notes = desk.Messages().Select(message => message.Body).OfType<WarningNoted>().ToArray();

        Assert.All(notes, note => Assert.Equal((false, null, null), (note.Adverse, note.From, note.To)));
        Assert.DoesNotContain(desk.File.Clocks.All, clock => clock.Holder == Subject);
        Assert.DoesNotContain(desk.Messages(), message => message.Body is DutyNoted);
        var history = new History([.. notes.Select((note, n) => new Entry(n + 1, At("2026-09-16 09:00"), note))]);
        var rules = RuleBook.Shipped.On(Day("2026-09-20"));
        Assert.Equal(RiskLevel.None, RiskLevels.OfOfficial(history, Day("2026-09-20"), rules).Level);
        Assert.Empty(Measures.Calendar(history, Day("2026-09-20"), rules).Effects);
    }

    [Fact]
    public void DSP_04_a_changed_plan_goes_through_review_and_approval_again()
    {
        var desk = PreventiveTalks.Desk().Approved().Does(Li, new DraftTalk(PreventiveTalks.Plan() with { Content = "另行提示" }));
        var talk = PreventiveTalks.Talk("2026-09-14", desk.Document(DocumentKinds.PreventiveRecord));
        Assert.Equal(RefusalKind.Stale, desk.Refused(Li, talk).Kind);

        desk.Does(Li, new Resubmit("内容修改")).Does(Chief, new Pass()).Does(Wang, new Approve()).Does(Li, talk);

        Assert.Equal(PreventiveTalkStages.Held, desk.Stage);
    }
}
