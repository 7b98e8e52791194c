using WarningGrid.Engine;
using WarningGrid.Testing;

namespace WarningGrid.Kernel;

/// <summary>Books kept through a log that can lose an answer.</summary>
public sealed class LossyBooks : Books
{
    protected override void Configure(IServiceCollection services) =>
        services.AddSingleton(provider => new LostAnswer(provider.GetRequiredService<SiloEventLog>()))
            .AddSingleton<IEventLog>(provider => provider.GetRequiredService<LostAnswer>());
}

public sealed class Losing_an_answer(LossyBooks books) : IClassFixture<LossyBooks>
{
    [Fact]
    public async Task HIS_01_the_caller_hears_Unavailable_and_repeating_the_key_is_safe()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-lost");
        await ledger.Note(Books.Amount(5), Books.Key("lost-1"));
        books.County.Services.GetRequiredService<LostAnswer>().LoseNext();

        await Assert.ThrowsAsync<StorageUnavailable>(() => ledger.Note(Books.Amount(7), Books.Key("lost-2")));
        var again = (await ledger.Note(Books.Amount(7), Books.Key("lost-2"))).Value;

        Assert.Equal((12, 2), (again.Total, again.Version));
        Assert.Equal((13, 3), await Total(ledger));
    }

    private static async Task<(long, long)> Total(Testing.Ledgers.ILedgerGrain ledger)
    {
        var next = (await ledger.Note(Books.Amount(1), Books.Key("lost-3"))).Value;
        return (next.Total, next.Version);
    }
}
