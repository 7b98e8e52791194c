using WarningGrid.Approvals;
using WarningGrid.Cases.Accountability;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>An accountability case from its lead over the vote to the archive, on a cluster with PostgreSQL.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class A_whole_accountability(DisposalCounty county)
{
    [Fact]
    public async Task From_the_lead_over_the_leading_groups_vote_to_the_archive()
    {
        var number = await county.Opens(LeadMode.Accountability, CaseKind.Accountability, "重大项目失察");
        await county.Move(Li, number, new DraftProposal(new(
            "资金监管失察", [new(new(Subject), Responsibility.MainLeader, "分管该项目")], "组织调整或者组织处理", "DutyAdjustment")));
        await county.Move(Li, number, new Submit());
        var record = await county.Document(number, DocumentKinds.TalkRecord);
        await county.Move(Li, number, new RecordHearing(county.Today, [new("已尽职", "没有检查记录")], record));
        await county.Move(Zhao, number, new Pass());
        foreach (var member in Group[..5])
        {
            await county.Move(member, number, new CastVote(member == Group[4] ? Ballot.Against : Ballot.For));
        }

        var view = await county.Move(Li, number, new Decide(county.Today, await county.Document(number, DocumentKinds.Attachment)));
        Assert.Equal(AccountabilityStages.Decided, view.Stage);
        var decision = await county.Document(number, DocumentKinds.AccountabilityDecision);
        await county.Move(Li, number, new Serve(decision, new(new(Subject), county.Today), county.Today, "问责条例第七条", "一个月内向县委提出"));
        await county.Move(Li, number, new Executed(await county.Document(number, DocumentKinds.Attachment), "县委组织部", "已归档"));
        await county.Closes(number, Zhao);

        await Until.Holds(async () => await county.County.Database.Ask<long>(
            $"select count(*) from wg.warning where source = '{number}' and status = 'InEffect' and form = 'DutyAdjustment' and adverse") == 1);
    }
}
