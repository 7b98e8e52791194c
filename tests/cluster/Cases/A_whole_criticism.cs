using WarningGrid.Cases.Criticism;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Cases;

/// <summary>An ordered review from its lead over its judgement to the order that follows it, on a cluster with PostgreSQL.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class A_whole_criticism(DisposalCounty county)
{
    [Fact]
    public async Task From_the_lead_to_the_archive_and_a_correction_order_out_of_it_keeps_the_lead_in_case()
    {
        var number = await county.Opens(LeadMode.Criticism, CaseKind.Criticism, "作风不实");
        await county.Move(Li, number, new DraftCriticism(new(CriticismForm.OrderedReview, "工作推诿", EvidenceStandard.Established, "限期改正")));
        var notice = await county.Document(number, DocumentKinds.CriticismNotice);
        await county.Move(Li, number, new Submit());
        await county.Move(Wang, number, new Pass());
        await county.Move(Zhao, number, new Approve());
        await county.Move(Li, number, new Serve(notice, new(new(Subject), county.Today)));
        await county.Move(Subject, number, new ReceiveReview(await county.HandsIn(Subject, number)));
        await county.Move(Li, number, new Accept("认识深刻"));
        await county.Move(Li, number, new OpenFollowing(CaseKind.CorrectionOrder, "作风整改"));
        await county.Closes(number, Wang);

        var lead = await county.LeadOf(number);
        await Until.Holds(async () => await county.Events($"l-{lead}", "lead.case-ended") == 1);
        Assert.Equal(2, await county.Events($"l-{lead}", "lead.taken-up"));
        Assert.Equal(0, await county.Events($"l-{lead}", "lead.closed"));
        Assert.Equal("Draft", await county.County.Database.Ask<string>(
            $"select stage from wg.disposal_case where lead = '{lead}' and kind = 'CorrectionOrder'"));
    }
}
