using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Signals;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Cases;

/// <summary>TLK-02 and RP-07 on a cluster: what is drawn and replayed comes out of the stored cases.</summary>
public sealed class Rechecking_a_year(CaseCounty county) : IClassFixture<CaseCounty>
{
    [Fact]
    public async Task TLK_02_when_the_year_is_over_a_share_is_drawn_and_an_untrue_statement_becomes_a_signal()
    {
        var year = county.Today.Year;
        foreach (var n in Enumerable.Range(1, 7))
        {
            await county.Accepted(new($"TI-{year}-90{n:00}"));
        }

        TestCaller.Is(Li);
        var report = (await county.County.Grain<ICaseRegister>("all").WhatIf(new(county.Today, Limit: 100))).Value;
        Assert.Equal(7, report.Cases.Length);

        var rechecks = county.County.Grain<IRecheckGrain>(GrainKeys.Rechecks($"{year}"));
        TestCaller.Is(Custodian);
        Assert.Equal("TLK-02.year-runs", (await rechecks.Draw(new(7), new("draw"))).Refused?.Items.Single().Code);
        await county.County.Advance(TimeSpan.FromDays(370));

        var drawn = (await rechecks.Draw(new(7), new("draw"))).Value;
        Assert.Equal((7, 2), (drawn.Of, drawn.Cases.Length));
        var record = new RecordRecheck(drawn.Cases[0].Case, RecheckResult.Mismatch, "所述与事实不符", new('a', 64));
        TestCaller.Is(Li);
        Assert.Equal("RCU-05", (await rechecks.Record(record, new("li", drawn.Revision))).Refused?.RuleId);
        TestCaller.Is(Custodian);
        var recorded = (await rechecks.Record(record, new("custodian", drawn.Revision))).Value;

        var signal = recorded.Cases[0].Signal!.Value;
        Assert.Equal(1, await county.County.Database.Ask<long>(
            $"select count(*) from wg.signal where number = '{signal}' and category = 'UNTRUTHFUL-STATEMENT' and triage_due is not null"));
        Assert.Equal(0, await county.County.Database.Ask<long>(
            $"select count(*) from wg.event where stream = '{signal.Key()}' and entry like '%所述与事实不符%'"));
        await Until.Holds(async () => await county.County.Database.Ask<long>(
            $"select count(*) from wg.event where stream = 'o-{Subject}' and type = 'history.signal-noted'") == 1);
    }
}
