using WarningGrid.Cases;
using WarningGrid.Testing;
using static WarningGrid.Leads.LeadCounty;

namespace WarningGrid.Leads;

/// <summary>A lead in a running county: real log, real registers, real relay.</summary>
public sealed class A_lead_on_its_way(LeadCounty county) : IClassFixture<LeadCounty>
{
    [Fact]
    public async Task It_goes_from_its_registration_to_a_case()
    {
        var lead = await county.Decided();
        var number = (await county.As(Handler, lead, by => lead.OpenCase(Opening(Zhang), by))).Value.Case;

        TestCaller.Is(Handler);
        var view = (await lead.Read()).Value;
        Assert.Equal((LeadStage.InCase, number), (view.Stage, Assert.Single(view.Content!.Cases).Number));
        Assert.Equal(1, await Count($"event where stream = '{number.Key()}' and type = 'case.opened'"));
        Assert.Equal(1, await Count($"assignment where object = '{view.Number}' and person = '{Handler}' and to_at is null"));
        Assert.Equal(1, await Count($"involvement where object = '{view.Number}' and person = '{Secretary}' and capacity = 'Approver'"));
        Assert.Equal(0, await Count($"assignment where object = '{view.Number}' and person = '{Officer}' and to_at is null"));
        Assert.NotEqual(0, await Count($"(select target from wg.outbox union select consumer from wg.inbox) told where told.target = 'o-{Zhang}'"));
    }

    [Fact]
    public async Task Example_03_13_a_repeated_key_answers_the_same_case_and_another_key_is_GateNotMet()
    {
        var lead = await county.Decided();
        var first = (await county.As(Handler, lead, by => lead.OpenCase(Opening(Zhang), by), "open-zhang")).Value;
        var other = (await county.As(Handler, lead, by => lead.OpenCase(Opening(Li), by))).Value;
        Assert.NotEqual(first.Case, other.Case);

        TestCaller.Is(Handler);
        var repeated = await lead.OpenCase(Opening(Zhang), new("open-zhang", 1));
        Assert.Equal(first.Case, repeated.Value.Case);

        var second = await county.As(Handler, lead, by => lead.OpenCase(Opening(Zhang), by));
        Assert.Equal(RefusalKind.GateNotMet, second.Refused?.Kind);
        Assert.Contains(first.Case.Value, Assert.Single(second.Refused!.Items).Text, StringComparison.Ordinal);
        Assert.Equal(
            RefusalKind.ContentConflict,
            (await county.As(Handler, lead, by => lead.OpenCase(Opening(Li), by), "open-zhang")).Refused?.Kind);
    }

    [Fact]
    public async Task Two_who_open_at_once_open_one_case()
    {
        var lead = await county.Decided();
        TestCaller.Is(Handler);
        var revision = (await lead.Read()).Value.Revision;

        var both = await Task.WhenAll(
            lead.OpenCase(Opening(Zhang), new("at-once-1-" + revision, revision)),
            lead.OpenCase(Opening(Zhang), new("at-once-2-" + revision, revision)));

        Assert.Single(both, outcome => outcome.Refused is null);
        Assert.Single(both, outcome => outcome.Refused is { Kind: RefusalKind.Stale or RefusalKind.GateNotMet });
    }

    [Fact]
    public async Task Example_03_09_without_a_lead_there_is_no_case()
    {
        TestCaller.Is(Handler);

        var refusal = (await county.Register.OpenCase(null, Opening(Zhang), new("no-lead"))).Refused;

        Assert.Equal((RefusalKind.GateNotMet, "DSP-02.no-lead"), (refusal?.Kind, refusal?.Code));
    }

    [Fact]
    public async Task Example_09_02_a_brother_in_law_is_Recused_and_told_no_name()
    {
        var lead = await county.Lead(Zhang);
        await county.As(Officer, lead, by => lead.Accept(new(), by));

        var refusal = (await county.As(Custodian, lead, by => lead.Assign(new(new(Kinsman)), by))).Refused!;

        Assert.Equal((RefusalKind.Recused, "RCU-04"), (refusal.Kind, refusal.RuleId));
        Assert.DoesNotContain(Zhang, refusal.Text, StringComparison.Ordinal);
        TestCaller.Is(Kinsman);
        Assert.Equal(Refusal.NotFound, (await lead.Read()).Refused);
        Assert.Equal(Refusal.NotFound, (await county.County.Grain<ILeadGrain>("l-L-1999-0001").Read()).Refused);
    }

    [Fact]
    public async Task LED_03_a_merger_reaches_the_other_lead_and_an_unmerger_too()
    {
        var (one, other) = (await county.Lead(Zhang), await county.Lead(Zhang));
        var into = (await county.As(Officer, other, _ => other.Read())).Value.Number;

        Assert.Null((await county.As(Officer, one, by => one.Merge(new(into, "同一事项"), by))).Refused);
        await Until.Holds(async () => await Count($"event where stream = '{into.Key()}' and type = 'lead.absorbed'") == 1);
        Assert.Equal(2, (await county.As(Officer, other, _ => other.Read())).Value.Content!.FeedbackDue.Length);

        Assert.Null((await county.As(SecondOfficer, one, by => one.Unmerge(new("并错"), by))).Refused);
        await Until.Holds(async () => await Count($"event where stream = '{into.Key()}' and type = 'lead.released'") == 1);
        Assert.Equal(LeadStage.Registered, (await county.As(Officer, one, _ => one.Read())).Value.Stage);
    }

    [Fact]
    public async Task LED_03_nothing_merges_into_itself_or_into_what_is_not_there()
    {
        var lead = await county.Lead(Zhang);
        var self = (await county.As(Officer, lead, _ => lead.Read())).Value.Number;

        Assert.Equal("LED-03.survivor", (await county.As(Officer, lead, by => lead.Merge(new(self, "同一"), by))).Refused?.Code);
        Assert.Equal(
            "LED-03.survivor", (await county.As(Officer, lead, by => lead.Merge(new(new("L-1999-0001"), "同一"), by))).Refused?.Code);
    }

    private static OpenCase Opening(string official) => new(CaseKind.TalkInquiry, new(official), null, "TLK-G1");

    private Task<long> Count(string what) => county.County.Database.Ask<long>($"select count(*) from wg.{what}".Replace("wg.(", "(", StringComparison.Ordinal));
}
