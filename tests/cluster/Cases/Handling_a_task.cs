using WarningGrid.Cases.Criticism;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>A review that goes from hand to hand on a cluster with PostgreSQL: who has the task sees the case and finds it in his list, nobody else.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class Handling_a_task(DisposalCounty county)
{
    [Fact]
    public async Task A_review_is_handed_over_delegated_cosigned_and_copied_and_each_sees_the_case_as_long_as_it_is_his_task()
    {
        var number = await county.Opens(LeadMode.Criticism, CaseKind.Criticism, "作风不实", onUnit: true, nth: 1);
        await county.Move(Li, number, new DraftCriticism(new(CriticismForm.OrderedReview, "工作推诿", EvidenceStandard.Established, "限期改正")));
        var notice = await county.Document(number, DocumentKinds.CriticismNotice);
        await county.Move(Li, number, new Submit());

        Assert.Null(await Listed(Competent, number));
        await county.Move(Wang, number, new Transfer(new(Chen), "外出学习"));
        await county.Move(Li, number, new UrgeTask());
        await county.Move(Chen, number, new Hold("等待补充材料"));
        await county.Move(Chen, number, new Activate());
        await county.Move(Chen, number, new Delegate(new(Competent), "该单位近年有无类似情况"));
        Assert.Equal(number, (await Listed(Competent, number))?.Number);
        await county.Move(Competent, number, new GiveOpinion("没有"));
        Assert.Null(await Listed(Competent, number));

        var view = await county.Move(Chen, number, new Pass("同意"));
        Assert.Equal(CaseStage.Approval, view.Stage);
        await county.Move(Zhao, number, new Cosign([new(Party)], "请会签"));
        await county.Move(Party, number, new GiveOpinion("同意"));
        view = await county.Move(Zhao, number, new Approve());
        Assert.Equal((CaseStage.Approved, Chen), (view.Stage, view.Approved!.Reviewer?.Value));

        await county.Move(Li, number, new Copy(notice, [new(Competent)]));
        var copied = await Listed(Competent, number);
        Assert.Equal((number, null, null), (copied?.Number, copied?.Subject, copied?.Unit));
        TestCaller.Is(Competent);
        Assert.Null((await county.Case(number).OpenDocument(notice)).Refused);
        Assert.Equal(CaseSight.Copied, (await county.Case(number).Read()).Value.Sight);
    }

    private async Task<CaseRow?> Listed(string person, CaseNumber number)
    {
        TestCaller.Is(person);
        var page = (await county.County.Grain<ICaseRegister>("all").List(new(Limit: 200))).Value;
        return page.Cases.FirstOrDefault(row => row.Number == number);
    }
}
