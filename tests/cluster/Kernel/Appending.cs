using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

public sealed class Appending(Books books) : IClassFixture<Books>
{
    [Fact]
    public async Task HIS_01_a_command_is_numbered_stored_and_answered()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-append");
        var first = (await ledger.Note(Books.Amount(5), Books.Key("a1"))).Value;
        var second = (await ledger.Note(Books.Amount(7), Books.Key("a2", first.Revision))).Value;

        Assert.Equal((12, 2, 2), (second.Total, second.Version, second.Revision));
        Assert.Equal(2, await books.County.Database.Ask<long>("SELECT count(*) FROM event WHERE stream = 't-append'"));
        Assert.Equal(12, await books.County.Database.Ask<long>("SELECT total FROM ledger WHERE stream = 't-append'"));
    }
}
