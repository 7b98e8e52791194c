using WarningGrid.Access;
using WarningGrid.Approvals;
using Xunit;
using static WarningGrid.Leads.LeadDesk;

namespace WarningGrid.Leads;

/// <summary>审批动作 (spec 04 §2) on the approval of a lead: the same rules as on a case, seen from the lead.</summary>
public sealed class Handling_an_approval
{
    [Fact]
    public void A_review_is_handed_over_and_only_the_new_hand_sees_it_as_his_and_acts()
    {
        var desk = Another().Does(Deputy, new Transfer(Outsider, "外出学习"));
        Assert.Equal((LeadSight.Full, RefusalKind.Forbidden), (desk.Sight(Outsider), desk.Try(Deputy, new Approve())?.Kind));
        Assert.Contains(desk.Read(Outsider).Moves, move => move is { Move: "Approve", Open: true });

        desk.Does(Outsider, new Approve());

        Assert.Equal(Outsider, desk.File.Approval!.Opinions[^1].By);
        Assert.DoesNotContain(desk.File.Tasks, task => task is { Capacity: Capacity.Signer, To: null });
    }

    [Fact]
    public void Whoever_is_recused_handles_it_or_may_not_act_there_gets_no_task()
    {
        var desk = Another();
        desk.Recusals[Outsider] = (ZhangSan.Value, "RCU-02");
        Assert.Equal("RCU-07.recused", desk.Try(Deputy, new Transfer(Outsider, "外出学习"))?.Code);
        Assert.Equal("DSP-03.same-hand", desk.Try(Deputy, new Approvals.Delegate(Handler, "意见"))?.Code);
        Assert.Equal("APV.competence", desk.Try(Deputy, new Transfer(Custodian, "外出学习"))?.Code);
    }

    [Fact]
    public void Words_that_were_asked_for_are_heard_first_and_end_the_task_of_whoever_gave_them()
    {
        var desk = Another().Does(Deputy, new Cosign([Custodian, Chief], "请会签"));
        Assert.Equal(2, desk.Try(Deputy, new Approve())!.Items.Length);
        Assert.Equal(LeadSight.Full, desk.Sight(Custodian));
        desk.Does(Custodian, new GiveOpinion("同意")).Does(Chief, new GiveOpinion("同意"));
        Assert.Equal(LeadSight.Status, desk.Sight(Custodian));
        desk.Does(Deputy, new Approve());
        Assert.Equal("APV.no-step-behind", desk.Try(Secretary, new AddSigner([Custodian], SignerPlace.After, "意见"))?.Code);
    }

    [Fact]
    public void A_task_is_put_aside_taken_up_urged_and_taken_back()
    {
        var desk = Another().Does(Deputy, new Hold("等待补充材料"));
        Assert.Equal("APV.on-hold", Assert.Single(desk.Try(Deputy, new Approve())!.Items).Code);
        desk.Does(Deputy, new Activate()).Does(Handler, new UrgeTask());
        Assert.Equal(RefusalKind.LimitExceeded, desk.Try(Handler, new UrgeTask())?.Kind);
        desk.Does(Deputy, new Transfer(Outsider, "外出学习")).Does(Deputy, new Withdraw());
        Assert.Equal((LeadStage.Proposed, null), (desk.File.Stage, desk.File.Approval!.Task.Holder));
        Assert.DoesNotContain(desk.File.Tasks, task => task.To is null && task.Person == Outsider);
        desk.Does(Deputy, new Approve());
    }

    private static LeadDesk Another()
    {
        var desk = Proposed();
        desk.Roles[Outsider] = [Role.DeputyLeader];
        return desk;
    }
}
