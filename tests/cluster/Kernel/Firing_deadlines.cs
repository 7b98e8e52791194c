using WarningGrid.Testing;

namespace WarningGrid.Kernel;

public sealed class Firing_deadlines(Books books) : IClassFixture<Books>
{
    [Fact]
    public async Task DLB_09_what_fell_due_is_fired_once_in_due_order_whenever_it_is_found()
    {
        TestCaller.Is("G00000417");
        var now = books.County.Now;
        var ledger = books.Ledger("t-bells");
        await ledger.SetBell(new("second", now.AddDays(2)), Books.Key("bells-1"));
        await ledger.SetBell(new("first", now.AddDays(1)), Books.Key("bells-2"));
        await ledger.SetBell(new("later", now.AddDays(30)), Books.Key("bells-3"));
        Assert.Equal(3, await books.County.Database.Ask<long>("SELECT count(*) FROM deadline WHERE grain = 't-bells'"));

        // As after an outage across both instants.
        await books.County.Advance(TimeSpan.FromDays(3));

        await Until.Holds(async () => await books.County.Database.Ask<long>("SELECT count(*) FROM deadline WHERE grain = 't-bells'") == 1);
        Assert.Equal(["first", "second"], (await ledger.Read()).Value.Rung);
        Assert.Equal(
            [now.AddDays(1).ToUnixTimeSeconds(), now.AddDays(2).ToUnixTimeSeconds()],
            (await books.County.Database.Ask<long[]>(
                "SELECT array_agg(extract(epoch FROM date_trunc('second', occurred_at))::bigint ORDER BY version) FROM event WHERE stream = 't-bells' AND type = 'test.bell-rung'"))!);
    }

    [Fact]
    public async Task DLB_10_waking_a_ledger_whose_bell_has_rung_has_no_effect()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-rung");
        await ledger.SetBell(new("one", books.County.Now.AddMinutes(-1)), Books.Key("rung-1"));
        await Until.Holds(async () => (await ledger.Read()).Value.Rung.Length == 1);

        TestCaller.Is(Caller.System("deadlines"));
        await ledger.Wake();
        await ledger.Wake();

        TestCaller.Is("G00000417");
        Assert.Equal(2, (await ledger.Read()).Value.Version);
    }

    [Fact]
    public async Task The_hand_of_an_alarm_clock_moves_with_its_event()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-moved");
        await ledger.SetBell(new("one", books.County.Now.AddDays(100)), Books.Key("moved-1"));
        var later = books.County.Now.AddDays(200);
        await ledger.SetBell(new("one", later), Books.Key("moved-2"));

        Assert.Equal(later.ToUnixTimeSeconds(), await books.County.Database.Ask<long>(
            "SELECT extract(epoch FROM date_trunc('second', next_firing))::bigint FROM deadline WHERE grain = 't-moved' AND next_at = next_firing"));
    }
}
