using WarningGrid.Testing;
using static WarningGrid.Leads.LeadCounty;

namespace WarningGrid.Leads;

/// <summary>The list says of every lead to every person what the lead itself says.</summary>
public sealed class The_register_of_leads(LeadCounty county) : IClassFixture<LeadCounty>
{
    [Fact]
    public async Task ACL_01_a_list_shows_each_person_exactly_what_each_lead_shows_him()
    {
        var leads = await InEveryStage();

        foreach (var person in Everybody)
        {
            TestCaller.Is(person);
            var listed = (await county.Register.List(new(Limit: 200))).Value.Leads.ToDictionary(row => row.Number);
            foreach (var lead in leads)
            {
                var seen = await lead.Read();
                var number = new LeadNumber(GrainKeys.Bare(lead.GetPrimaryKeyString()));
                Assert.True(seen.Refused is null == listed.ContainsKey(number), $"{person} {number} {seen.Refused?.Code}");
                if (seen.Refused is null)
                {
                    Assert.True(seen.Value.Stage == listed[number].Stage, $"{person} {number}");
                    Assert.True(seen.Value.Content?.Channel == listed[number].Channel, $"{person} {number} {seen.Value.Stage}");
                }
            }
        }
    }

    [Fact]
    public async Task RCU_08_a_recused_person_finds_no_row_and_no_count()
    {
        await county.Lead(Zhang);
        TestCaller.Is(Zhang);

        Assert.Empty((await county.Register.List(new(Target: new(Zhang)))).Value.Leads);
        Assert.DoesNotContain((await county.Register.List(new(Limit: 200))).Value.Leads, row => row.Handler is not null);
    }

    [Fact]
    public async Task Mark_s_cannot_narrow_by_content()
    {
        await county.Lead(Zhang);
        TestCaller.Is(SecondOfficer);

        Assert.NotEmpty((await county.Register.List(new())).Value.Leads);
        Assert.Empty((await county.Register.List(new(Target: new(Zhang)))).Value.Leads);
        Assert.Empty((await county.Register.List(new(Channel: "PETITION"))).Value.Leads);
    }

    [Fact]
    public async Task Example_09_04_ACL_02_a_unit_outside_or_unknown_is_Forbidden_alike()
    {
        TestCaller.Is(Officer);
        var unknown = (await county.Register.List(new(Units: [new("U-9999")]))).Refused;
        TestCaller.Is(Outsider);
        var outside = (await county.Register.List(new(Units: [new("U-3401")]))).Refused;

        Assert.Equal(RefusalKind.Forbidden, unknown?.Kind);
        Assert.Equal(unknown, outside);
        Assert.NotEqual(0, await county.County.Database.Ask<long>(
            "select count(*) from wg.event where type like 'audit%' and entry like '%lead.list%' and entry like '%ACL-02.outside%'"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await county.Lead(Li);
        }

        TestCaller.Is(SecondOfficer);
        var all = (await county.Register.List(new(Limit: 200))).Value.Leads.Select(row => row.Number).ToArray();
        var paged = new List<LeadNumber>();
        for (string? cursor = null; ;)
        {
            var page = (await county.Register.List(new(Cursor: cursor, Limit: 2))).Value;
            paged.AddRange(page.Leads.Select(row => row.Number));
            if ((cursor = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(all, paged);
        Assert.Equal("LED-01.cursor", (await county.Register.List(new(Cursor: "nowhere"))).Refused?.Code);
        Assert.Equal("LED-01.limit", (await county.Register.List(new(Limit: 0))).Refused?.Code);
    }

    private async Task<List<ILeadGrain>> InEveryStage()
    {
        var leads = new List<ILeadGrain> { await county.Lead(Zhang), await county.Lead(Li), await county.Decided() };
        var accepted = await county.Lead(Li);
        await county.As(Officer, accepted, by => accepted.Accept(new(), by));
        var assigned = await county.Lead(Zhang);
        await county.As(Officer, assigned, by => assigned.Accept(new(), by));
        await county.As(Custodian, assigned, by => assigned.Assign(new(new(Handler)), by));
        leads.AddRange([accepted, assigned]);
        foreach (var mode in new[] { LeadMode.Shelve, LeadMode.Close, LeadMode.Verification })
        {
            var lead = await county.Lead(Li);
            await county.As(Officer, lead, by => lead.Accept(new(), by));
            await county.As(Custodian, lead, by => lead.Assign(new(new(Handler)), by));
            var proposal = new ProposeDisposition(
                mode, "理由", Minutes, mode is LeadMode.Close ? LeadCloseType.NotCheckable : null,
                Plan: mode is LeadMode.Verification ? new(Minutes, [new(Handler), new(SecondHandler)]) : null);
            Assert.Null((await county.As(Handler, lead, by => lead.Propose(proposal, by))).Refused);
            Assert.Null((await county.As(Deputy, lead, by => lead.Approve(new(), by))).Refused);
            Assert.Null((await county.As(Secretary, lead, by => lead.Approve(new(), by))).Refused);
            leads.Add(lead);
        }

        var declined = await county.Lead(Zhang);
        await county.As(Officer, declined, by => declined.Accept(new(), by));
        await county.As(Custodian, declined, by => declined.Assign(new(new(Handler)), by));
        await county.As(Handler, declined, by => declined.DeclareConflict(new(), by));
        var waiting = await county.Lead(Li);
        await county.As(Officer, waiting, by => waiting.Accept(new(), by));
        await county.As(Custodian, waiting, by => waiting.Assign(new(new(SecondHandler)), by));
        await county.As(SecondHandler, waiting, by => waiting.Propose(new(LeadMode.Shelve, "理由", Minutes), by));
        return [.. leads, declined, waiting];
    }
}
