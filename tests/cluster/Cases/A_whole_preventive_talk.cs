using WarningGrid.Cases.PreventiveTalk;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>A preventive talk from its lead to the archive, on a cluster with PostgreSQL.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class A_whole_preventive_talk(DisposalCounty county)
{
    [Fact]
    public async Task From_the_lead_to_the_archive_and_never_adverse()
    {
        var number = await county.Opens(LeadMode.PreventiveTalk, CaseKind.PreventiveTalk, "任前预警");
        await county.Move(Li, number, new DraftTalk(new(TalkTrigger.Appointment, "廉洁风险提示", [new(Li)], "谈话室")));
        await county.Move(Li, number, new Submit());
        await county.Move(Chief, number, new Pass());
        await county.Move(Wang, number, new Approve());
        var record = await county.Document(number, DocumentKinds.PreventiveRecord);
        await county.Move(Li, number, new RecordTalk(county.Today, [new(Li)], "谈话室", record, PledgeAttached: true));
        await county.Move(Subject, number, new SignPledge(county.Today, await county.HandsIn(Subject, number)));
        var view = await county.Move(Li, number, new Finish());
        Assert.Equal((CaseStage.Closing, PreventiveTalkOutcomes.Pledged), (view.Stage, view.Outcome));
        await county.Closes(number, Chief);

        await Until.Holds(async () => await county.County.Database.Ask<long>(
            $"select count(*) from wg.warning where source = '{number}' and stage = 'Archived' and not adverse") == 1);
        TestCaller.Is(Zhao);
        Assert.DoesNotContain(
            await county.County.Grain<IOfficialGrain>(new OfficialId(Subject).Key()).Effects(), effect => effect.Source == number.Value);
    }
}
