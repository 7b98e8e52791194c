using WarningGrid.Cases.TalkInquiry;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

public sealed class Who_sees_a_case
{
    [Fact]
    public void ACL_01_a_draft_is_its_handlers_his_chiefs_and_as_a_status_the_custodians()
    {
        var desk = new CaseDesk().Drafted();
        Assert.Equal(
            [CaseSight.Full, null, null, CaseSight.Status, CaseSight.Full, null, null],
            new[] { Li, Wang, Zhao, Custodian, Chief, Subject, Head }.Select(desk.SightOf));
        desk.Does(Li, new Submit());
        Assert.Equal(CaseSight.Full, desk.SightOf(Wang));
    }

    [Fact]
    public void RCU_08_whoever_is_recused_sees_nothing()
    {
        var desk = new CaseDesk().Drafted().Does(Li, new Submit());
        desk.Recused.Add(Wang);
        Assert.Null(desk.SightOf(Wang));
        Assert.Equal(Refusal.NotFound, desk.Refused(Wang, new Pass()));
    }

    [Fact]
    public void RCU_06_whoever_declared_himself_out_of_the_case_sees_nothing_of_it_though_it_is_against_a_unit()
    {
        var desk = CorrectionOrder.Orders.Approved(CorrectionOrder.Orders.Desk(onUnit: true));
        Assert.Equal((CaseSight.Full, CaseSight.Status), (desk.SightOf(Chen), desk.SightOf(Custodian)));

        desk.Recused.UnionWith([Chen, Custodian]);

        Assert.Equal((null, null), (desk.SightOf(Chen), desk.SightOf(Custodian)));
        Assert.Equal(Refusal.NotFound, desk.Refused(Chen, new ApproveTermination()));
    }

    [Fact]
    public void VIE_02_whoever_handed_a_paper_in_sees_it_and_the_other_side_does_not()
    {
        var desk = new CaseDesk().Served();
        var paper = desk.HandsIn(Subject);

        Assert.Contains(desk.SeenBy(Subject).Documents, document => document.Number == paper);
        Assert.DoesNotContain(desk.SeenBy(Head).Documents, document => document.Number == paper);
    }

    [Fact]
    public void VIE_02_the_subject_sees_what_was_served_on_him_and_nothing_else()
    {
        var desk = new CaseDesk().Served();
        var seen = desk.SeenBy(Subject);

        Assert.Equal(CaseSight.Served, seen.Sight);
        Assert.Null(seen.Lead);
        Assert.Null(seen.Handler);
        Assert.Null(seen.Approval);
        Assert.Equal(["D-HX"], seen.Documents.Select(document => document.Kind));
        Assert.Equal(["DL-17#1"], seen.Clocks.Select(clock => clock.Id));
        var details = Assert.IsType<TalkInquiryView>(seen.Details);
        Assert.Equal(4, details.Plan!.Questions.Length);
        Assert.Empty(details.Plan.Team);
        Assert.Equal("", details.Plan.SafetyPlan);
        Assert.Equal(
            [nameof(AskExtension), nameof(AttachDocument), nameof(DraftReply), nameof(Reply)],
            seen.Moves.Select(move => move.Move));
    }

    [Fact]
    public void UIX_03_every_move_of_the_stage_stands_there_with_what_it_still_lacks()
    {
        var desk = new CaseDesk().Opened();
        var submit = desk.SeenBy(Li).Moves.Single(move => move.Move == nameof(Submit));
        Assert.False(submit.Open);
        Assert.Equal(["TLK.plan"], submit.Missing.Select(item => item.Code));

        desk = new CaseDesk().Drafted();
        Assert.True(desk.SeenBy(Li).Moves.Single(move => move.Move == nameof(Submit)).Open);
        var theirs = desk.SeenBy(Chief).Moves.Single(move => move.Move == nameof(Submit));
        Assert.Contains(theirs.Missing, item => item.Code == "ACL-01.act-missing");
    }

    [Fact]
    public void A_file_is_the_same_after_its_snapshot()
    {
        foreach (var stage in new[] { CaseStage.Draft, CaseStage.Approved, TalkInquiryStages.Assessment, CaseStage.Archived })
        {
            foreach (var desk in Walks.Through(stage))
            {
                var written = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(desk.File, EventJson.Options);
                var read = EventJson.Read<CaseFile>(written);
                Assert.Equal(written, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(read, EventJson.Options));
                Assert.Equal(EventJson.Canonical(desk.SeenBy(Li)), EventJson.Canonical(CaseViews.Of(read, desk.FactsOf(Li))));
            }
        }
    }
}
