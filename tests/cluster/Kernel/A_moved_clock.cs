using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

/// <summary>The county's clock may be years from the machine's (design D17); the cluster lives by the machine's.</summary>
public sealed class A_moved_clock
{
    [Fact]
    public async Task D17_a_silo_joins_a_county_whose_clock_is_three_years_ahead_and_stays_when_it_leaps_again()
    {
        var database = await TestDatabase.Create();
        await database.Run(LedgerKind.Ddl);
        await database.Run("UPDATE wg.county_clock SET ahead = interval '1095 days'");
        await using var county = await TestCounty.Start(database: database);
        TestCaller.Is("G00000417");

        var first = await county.Grain<ILedgerGrain>("t-leaping").Note(Books.Amount(1), Books.Key("note"));
        await county.Advance(TimeSpan.FromDays(400));
        var second = await county.Grain<ILedgerGrain>("t-leaping").Note(Books.Amount(2), Books.Key("another"));

        Assert.Equal((1, 3), (first.Value.Total, second.Value.Total));
        Assert.InRange(county.Now - DateTimeOffset.UtcNow, TimeSpan.FromDays(1490), TimeSpan.FromDays(1500));
    }
}
