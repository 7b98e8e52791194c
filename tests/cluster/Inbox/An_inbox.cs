using WarningGrid.Cases;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Posts;
using WarningGrid.Testing;
using WarningGrid.Units;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Inbox;

/// <summary>UIX-01: what waits for whom, as a case goes from hand to hand on real grains.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class An_inbox(DisposalCounty county)
{
    [Fact]
    public async Task UIX_01_a_case_waits_for_one_hand_after_the_other_and_stays_in_what_each_has_done()
    {
        var number = await county.Open(8);
        Assert.Equal(("Draft", "UIX-01.handler"), await Waits(Li, number));
        Assert.Null(await Waits(Wang, number));

        await county.Move(Li, number, new DraftPlan(new(
            InquiryMode.Inquiry, "采购", ["请说明采购程序。"], [new(Li)], "谈话室", "安全预案")));
        await county.Move(Li, number, new CheckRedaction("已脱密"));
        await county.Document(number, DocumentKinds.Plan);
        var notice = await county.Document(number, DocumentKinds.InquiryNotice);
        await county.Move(Li, number, new Submit());

        Assert.Null(await Waits(Li, number));
        Assert.Equal((nameof(Pass), "UIX-01.role"), await Waits(Wang, number));
        Assert.Contains(await Rows(Li, InboxTab.Started), row => row.Number == number.Value && row is { Open: true, Note: "Running" });
        Assert.NotNull((await Rows(Wang, InboxTab.Todo)).Single(row => row.Number == number.Value).Due);

        await county.Move(Wang, number, new Pass("同意"));
        Assert.Null(await Waits(Wang, number));
        Assert.Equal((nameof(Approve), "UIX-01.role"), await Waits(Zhao, number));
        await county.Move(Zhao, number, new Approve("同意"));
        var view = await county.Move(Li, number, new ServeNotice(notice, new(new(Subject), county.Today), new(Head)));

        Assert.Equal(("DL-17", "UIX-01.duty"), await Waits(Subject, number));
        Assert.Null(await Waits(Li, number));
        await Done(Zhao, number, "approval.given");
        var served = await Done(Li, number, "talk-inquiry.notice-served");
        Assert.Equal(view.Revision, served.Done!.Revision);
        TestCaller.Is(Li);
        var history = (await county.Case(number).History(served.Done.Version - 1, 1)).Value.Entries.Single();
        Assert.Equal(history.Sm3, served.Done.Sm3);
    }

    [Fact]
    public async Task UIX_01_pages_follow_one_another_and_counts_agree_with_them()
    {
        await county.Open(9);
        TestCaller.Is(Li);
        var all = await Rows(Li, InboxTab.Todo);
        var counts = (await Inbox.Count()).Value;
        Assert.Equal(counts.Todo, all.Count);
        Assert.Equal(counts.Done, (await Rows(Li, InboxTab.Done)).Count);

        var paged = new List<InboxRow>();
        string? cursor = null;
        do
        {
            TestCaller.Is(Li);
            var page = (await Inbox.List(new(InboxTab.Todo, Cursor: cursor, Limit: 1))).Value;
            paged.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(all.Select(row => (row.Number, row.Act)), paged.Select(row => (row.Number, row.Act)));
        Assert.Equal(all.Count(row => row.Kind is InboxObject.Case), (await Rows(Li, InboxTab.Todo, InboxObject.Case)).Count);
    }

    [Fact]
    public async Task VIE_02_an_officials_own_page_tells_what_was_served_on_him_and_nothing_of_where_it_came_from()
    {
        TestCaller.Is(Subject);
        var own = (await county.County.Grain<IOfficialPages>("all").Page(new(Subject))).Value;
        Assert.NotNull(own.Served);
        Assert.Null(own.Record.Signals);
        Assert.Null(own.Record.Leads);
        Assert.Null(own.Record.Risk);
        Assert.Null(own.Archive);
        Assert.Null(own.Access);

        TestCaller.Is(DisposalCounty.Chief);
        var seen = (await county.County.Grain<IOfficialPages>("all").Page(new(Subject))).Value;
        Assert.Null(seen.Served);
        Assert.Equal(Enum.GetValues<ArchiveSection>(), seen.Archive!.Value.Select(block => block.Section));
        Assert.Contains(seen.Access!.Value, entry => entry.Actor == Subject);
        Assert.Equal("财政所所长", seen.Present.Single().Name);

        TestCaller.Is(Stranger);
        Assert.Equal(Refusal.NotFound, (await county.County.Grain<IOfficialPages>("all").Page(new(Subject))).Refused);
    }

    [Fact]
    public async Task VIE_01_a_unit_and_a_post_on_one_page_name_who_is_there_today_and_count_what_is_open()
    {
        await county.Open(7);
        TestCaller.Is(DisposalCounty.Chief);
        var unit = (await county.County.Grain<IUnitPages>("all").Page(new("U-3401"))).Value;
        var post = (await county.County.Grain<IPostPages>("all").Page(new("P-0-1"))).Value;

        Assert.Equal("清河镇", unit.Record.Card.Name);
        Assert.Contains(unit.Team, member => member.Official == new OfficialId(Head));
        Assert.Contains(unit.Posts, one => one.Post == new PostCode("P-0-1") && one.Holder!.Official == new OfficialId(Head));
        Assert.Contains(unit.OpenCases!.Value, count => count.Kind is CaseKind.TalkInquiry);
        Assert.Equal(("清河镇", Head), (post.UnitName, post.Holders.Single().Official.Value));

        TestCaller.Is(Head);
        Assert.Null((await county.County.Grain<IUnitPages>("all").Page(new("U-3401"))).Value.OpenCases);
        TestCaller.Is(Stranger);
        Assert.Equal(Refusal.NotFound, (await county.County.Grain<IUnitPages>("all").Page(new("U-3401"))).Refused);
    }

    private IInboxRegister Inbox => county.County.Grain<IInboxRegister>("all");

    private async Task<(string Act, string Why)?> Waits(string person, CaseNumber number) =>
        (await Rows(person, InboxTab.Todo)).Where(row => row.Number == number.Value).Select(row => ((string, string)?)(row.Act, row.Why)).SingleOrDefault();

    private async Task<InboxRow> Done(string person, CaseNumber number, string act) =>
        (await Rows(person, InboxTab.Done)).First(row => row.Number == number.Value && row.Act == act);

    private async Task<IReadOnlyList<InboxRow>> Rows(string person, InboxTab tab, InboxObject? kind = null)
    {
        TestCaller.Is(person);
        var page = await Inbox.List(new(tab, kind, Limit: 200));
        Assert.True(page.Refused is null, page.Refused?.Code);
        return page.Value.Rows;
    }
}
