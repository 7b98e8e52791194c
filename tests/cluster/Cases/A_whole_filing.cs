using WarningGrid.Cases.Filing;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>A filing from its lead to the archive, and a case on the same facts that waits for it, on a cluster with PostgreSQL.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class A_whole_filing(DisposalCounty county)
{
    [Fact]
    public async Task From_the_lead_to_the_archive_and_the_case_on_the_same_facts_freezes_and_thaws()
    {
        var number = await county.Opens(LeadMode.Filing, CaseKind.Filing, "涉嫌严重违纪");
        CaseNumber waiting = new("CO-2026-9001");
        var lead = await county.LeadOf(number);
        await county.Log.Append(new Born(
            waiting.Key(), county.County.Now,
            [
                new CaseOpened(
                    waiting, CaseKind.CorrectionOrder, new(lead), new(new(Subject), new("U-3401"), null, "County", false),
                    Rules.RuleBook.Shipped.InForce(county.Today), new(Li), "公务用车管理", NamedReporter: false),
            ]));
        var evidence = await county.Document(number, DocumentKinds.Attachment);
        await county.Move(Li, number, new DraftFiling(new("涉嫌挪用公款", [new("银行流水", evidence)], "市纪委监委")));
        var list = await county.Document(number, DocumentKinds.HandOverList);
        await county.Move(Li, number, new Submit());
        await county.Move(Zhao, number, new Pass());
        await county.Move(Party, number, new Approve());
        await Until.Holds(async () => await county.Stage(waiting) == "Frozen");
        TestCaller.Is(Li);
        Assert.Equal(
            RefusalKind.Locked,
            (await county.Case(waiting).Move(new Discard("不再需要"), new("frozen", (await county.Case(waiting).Read()).Value.Revision))).Refused?.Kind);

        await county.Move(Li, number, new Package(list));
        await county.Move(Li, number, new HandOver(county.Today, "专人送达"));
        await county.Move(Li, number, new RecordReceipt(county.Today, "收〔2026〕18号", await county.Document(number, DocumentKinds.Attachment)));
        var view = await county.Move(Li, number, new ReceiveResult(FilingResult.Dropped, county.Today, "市纪〔2026〕41号"));

        Assert.Equal((CaseStage.Closing, "Dropped"), (view.Stage, view.Outcome));
        await Until.Holds(async () => await county.Stage(waiting) == "Draft");
        await county.Closes(number, Zhao);
    }
}
