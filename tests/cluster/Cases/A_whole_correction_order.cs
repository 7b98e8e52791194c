using WarningGrid.Cases.CorrectionOrder;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>A correction order on a unit from its lead to the archive, on a cluster with PostgreSQL.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class A_whole_correction_order(DisposalCounty county)
{
    [Fact]
    public async Task On_a_unit_from_the_lead_to_the_archive_and_on_the_units_record()
    {
        var number = await county.Opens(LeadMode.CorrectionOrder, CaseKind.CorrectionOrder, "公务用车管理", onUnit: true);
        await county.Move(Li, number, new DraftOrder(new([new("超标准配备", "管理办法第九条", "限期清退")], CompetentUnit, null, Publish: false)));
        var notice = await county.Document(number, DocumentKinds.CorrectionNotice);
        await county.Move(Li, number, new Submit());
        await county.Move(Wang, number, new Pass());
        await county.Move(Zhao, number, new Approve());
        await county.Move(Li, number, new Serve(notice, new(new(Head), county.Today)));
        var plan = await county.HandsIn(Head, number);
        await county.Move(Li, number, new ReceivePlan([new(1, "清退", "办公室主任", county.Today.AddDays(7))], plan));
        var report = await county.HandsIn(Head, number);
        await county.Move(Head, number, new ReceiveReport([new(1, report, "已清退")], report));
        await county.Move(InquiryOfficer, number, new WriteOff("整改到位"));
        var view = await county.Move(Competent, number, new WriteOff("整改到位"));
        Assert.Equal(CorrectionOrderStages.WrittenOff, view.Stage);
        await county.Move(Li, number, new Finish(await county.Document(number, DocumentKinds.WriteOffSlip)));
        await county.Closes(number, Wang);

        await Until.Holds(async () => await county.County.Database.Ask<long>(
            $"select count(*) from wg.warning where stream = 'u-U-3401' and source = '{number}' and stage = 'Archived' and outcome = 'WrittenOff'") == 1);
    }

    private const string InquiryOfficer = Testing.Cases.InquiryTown.Officer;
}
