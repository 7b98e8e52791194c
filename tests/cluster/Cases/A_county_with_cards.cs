using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Documents;
using WarningGrid.Rules;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Cases;

/// <summary>A county that publishes OV-CARD, by two hands: whatever is opened from then on runs under it (RP-03, RP-04, RP-06).</summary>
public sealed class A_county_with_cards(A_county_with_cards.Overlaid county) : IClassFixture<A_county_with_cards.Overlaid>
{
    private const string Author = "G00000501", Publisher = "G00000502";

    [Fact]
    public async Task RP_03_the_overlay_is_published_and_an_inquiry_opened_under_it_is_answered_within_ten_days()
    {
        var before = await county.Open(0);
        var pack = county.County.Grain<IRulePackGrain>(GrainKeys.RulePack("OV-CARD-2026"));
        TestCaller.Is(Author);
        var drafted = await pack.Draft(
            new($$"""
            { "id": "OV-CARD-2026", "line": "OV-CARD", "order": 2, "inherits": "OV-CARD", "from": "{{county.Today:yyyy-MM-dd}}", "on": true,
              "title": "预警卡规则", "rules": { } }
            """), new("draft", null));
        Assert.True(drafted.Refused is null, drafted.Refused?.Code);
        TestCaller.Is(Publisher);
        var published = await pack.Publish(new("县纪发〔2026〕9号"), new("publish", drafted.Value.Revision));
        Assert.True(published.Refused is null, published.Refused?.Code);
        await Until.Holds(async () =>
            (await county.County.Grain<IRuleRegister>("all").InForce(county.Today)).Value.Rules.Any(one => one.Key == "DL-17.limit" && one.Values is ["10 CD"]));

        var after = await county.Open(1);
        Assert.Equal((15, 10), (await Limit(before), await Limit(after)));
    }

    // The length of the reply's time as the case keeps it: calendar days under the overlay, working days without.
    private async Task<int> Limit(CaseNumber number)
    {
        await county.Move(Li, number, new DraftPlan(new(
            InquiryMode.Inquiry, "反映你在采购方面的问题", ["请说明程序。", "请说明资金。"], [new(Li), new(Stranger)], "谈话室", "安全预案")));
        await county.Move(Li, number, new CheckRedaction("已脱密"));
        await county.Document(number, DocumentKinds.Plan);
        var notice = await county.Document(number, DocumentKinds.InquiryNotice);
        await county.Move(Li, number, new Submit());
        await county.Move(Wang, number, new Pass());
        await county.Move(Zhao, number, new Approve());
        await county.Move(Li, number, new ServeNotice(notice, new(new(Subject), county.Today), new(Head)));
        return await county.County.Database.Ask<int>(
            $"select (entry::json -> 'data' -> 'limit' ->> 'count')::int from wg.event where stream = '{number.Key()}' and type = 'deadline.started' and entry like '%\"DL-17#1\"%'");
    }

    /// <summary>The county of the inquiries with two security admins.</summary>
    public sealed class Overlaid : CaseCounty
    {
        internal override Task Populate(TestDatabase database) => database.Run(
            $"""
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
              ('g-{Author}', 1, '{Author}', 'SecurityAdmin', 'All', '', '', '2020-01-01'),
              ('g-{Publisher}', 1, '{Publisher}', 'SecurityAdmin', 'All', '', '', '2020-01-01');
            """);
    }
}
