using WarningGrid.Cases.Admonition;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>An admonition from its lead to the archive, half a year later, on a cluster with PostgreSQL.</summary>
/// <remarks>In a county of its own: effects of one person add up, and its clock goes far ahead.</remarks>
public sealed class A_whole_admonition(DisposalCounty county) : IClassFixture<DisposalCounty>
{
    [Fact]
    public async Task From_the_lead_to_the_archive_and_on_the_officials_record()
    {
        var number = await county.Opens(LeadMode.Admonition, CaseKind.Admonition, "ADM-G6");
        var plan = new AdmonitionPlan(AdmonitionForm.Talk, "违规接受宴请", "清退并作出说明", [new(Li), new(Stranger)]);
        await county.Move(Li, number, new DraftAdmonition(plan));
        var notice = await county.Document(number, DocumentKinds.AdmonitionNotice);
        var sheet = await county.Document(number, DocumentKinds.Attachment);
        await county.Move(Li, number, new Submit());
        await county.Move(Zhao, number, new EvidenceOk(sheet, EvidenceStandard.Measure));
        await county.Move(Party, number, new Approve());
        var decided = county.Today;
        await county.Move(Li, number, new ServeNotice(notice, new(new(Subject), decided), new(Head)));
        var record = await county.Document(number, DocumentKinds.TalkRecord);
        await county.Move(Li, number, new RecordTalk(
            decided, plan.Talkers, "谈话室", new(true, true, true, true), SignedByTalkers: true, SignedBySubject: true, record));
        await county.Move(Li, number, new Receive(await county.HandsIn(Subject, number)));
        await county.Move(Li, number, new MidCheck("正在改正"));
        var view = await county.Move(Subject, number, new ReceiveReport(await county.HandsIn(Subject, number)));
        Assert.Equal(AdmonitionStages.FollowUp, view.Stage);

        var official = county.County.Grain<IOfficialGrain>(new OfficialId(Subject).Key());
        TestCaller.Is(Zhao);
        await Until.Holds(async () => (await official.Effects()).Any(effect => effect.Source == number.Value));
        var effect = (await official.Effects()).Single(effect => effect.Source == number.Value);
        Assert.Equal((decided, decided.AddMonths(6)), (effect.From, effect.To));

        await county.County.Advance(TimeSpan.FromDays(190));
        await county.Move(Li, number, new Release("已改正"));
        await county.Move(Zhao, number, new Release("已改正"));
        await county.Closes(number, Zhao);
        var lead = await county.LeadOf(number);
        await Until.Holds(async () => await county.Events($"l-{lead}", "lead.closed") == 1);
    }
}
