using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

public sealed class Sleeping_and_waking(Books books) : IClassFixture<Books>
{
    // Not async: the caller is set for the test that asks.
    private Task<ILedgerGrain> WithEntries(string key, int count)
    {
        TestCaller.Is("G00000417");
        return Write(key, count);
    }

    private async Task<ILedgerGrain> Write(string key, int count)
    {
        var ledger = books.Ledger(key);
        for (var n = 1; n <= count; n++)
        {
            await ledger.Note(Books.Amount(1), Books.Key($"{key}-{n}"));
        }

        return ledger;
    }

    private async Task Sleep(ILedgerGrain ledger)
    {
        await ledger.Sleep();
        await books.County.Cluster.WaitForDeactivationAsync(ledger);
    }

    [Fact]
    public async Task A_ledger_wakes_as_it_fell_asleep_from_its_snapshot_and_the_tail()
    {
        var ledger = await WithEntries("t-tail", 25);
        await Sleep(ledger);
        await Forged.Append(books.County, "t-tail", new AmountNoted(100, "", [], 0));

        Assert.Equal((125, 26), ((await ledger.Read()).Value.Total, (await ledger.Read()).Value.Version));
        Assert.Equal(1, await books.County.Database.Ask<long>(
            "SELECT count(*) FROM orleans.grain_state WHERE type = 'ledger-snapshot' AND id_extension = 't-tail'"));
    }

    [Fact]
    public async Task Whoever_was_asked_for_before_its_birth_is_found_right_after_it()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-unborn");
        Assert.Equal(RefusalKind.NotFound, (await ledger.Read()).Refused!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await ledger.Read()).Refused!.Kind);

        // By another aggregate's commit, by an intake or by a loader: none of them passes through this activation.
        await books.County.Services.GetRequiredService<IEventLog>().AppendMany([Forged.Birth("t-unborn", "unborn-1")]);

        Assert.Equal(1, (await ledger.Read()).Value.Total);
        Assert.Equal(6, (await ledger.Note(Books.Amount(5), Books.Key("unborn-2", 1))).Value.Total);
    }

    [Fact]
    public async Task A_command_to_one_that_was_born_meanwhile_is_judged_by_what_it_is()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-unborn-too");
        Assert.Equal(RefusalKind.NotFound, (await ledger.Strike(new(), Books.Key("unborn-too-1"))).Refused!.Kind);

        await books.County.Services.GetRequiredService<IEventLog>().AppendMany([Forged.Birth("t-unborn-too", "unborn-too-2")]);

        Assert.Equal(RefusalKind.GateNotMet, (await ledger.Note(Books.Amount(-2), Books.Key("unborn-too-3"))).Refused!.Kind);
        Assert.Equal(0, (await ledger.Note(Books.Amount(-1), Books.Key("unborn-too-4"))).Value.Total);
    }

    [Fact]
    public async Task A_snapshot_is_trusted_up_to_its_version_and_not_read_again()
    {
        var ledger = await WithEntries("t-trusted", 25);
        await Sleep(ledger);
        await books.County.Database.Run(Tampering("t-trusted", 3));

        Assert.Equal(25, (await ledger.Read()).Value.Total);
    }

    [Fact]
    public async Task A_lost_snapshot_loses_nothing()
    {
        var ledger = await WithEntries("t-nosnap", 25);
        await Sleep(ledger);
        await books.County.Database.Run("DELETE FROM orleans.grain_state WHERE id_extension = 't-nosnap'");

        Assert.Equal((25, 25), ((await ledger.Read()).Value.Total, (await ledger.Read()).Value.Version));
    }

    [Fact]
    public async Task HSH_01_a_history_that_was_touched_refuses_to_wake()
    {
        var ledger = await WithEntries("t-tampered", 5);
        await Sleep(ledger);
        await books.County.Database.Run(Tampering("t-tampered", 3));

        var broken = await Assert.ThrowsAsync<ChainBroken>(() => ledger.Read());
        Assert.Equal(("t-tampered", 3), (broken.Stream, broken.Version));
    }

    [Fact]
    public async Task The_state_of_an_earlier_version_is_read_back()
    {
        var ledger = await WithEntries("t-earlier", 4);

        Assert.Equal((2, 2), ((await ledger.Version(2)).Total, (await ledger.Version(2)).Version));
    }

    [Fact]
    public async Task HIS_03_AUD_02_nobody_edits_or_deletes_what_is_stored()
    {
        await WithEntries("t-forgood", 1);

        foreach (var change in (string[])["UPDATE event SET actor = 'x'", "DELETE FROM event", "TRUNCATE event"])
        {
            Assert.Equal("WG002", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => books.County.Database.Run(change))).SqlState);
        }
    }

    // Only who owns the table can do this at all.
    internal static string Tampering(string stream, long version) =>
        $"""
        ALTER TABLE event DISABLE TRIGGER event_is_for_good;
        UPDATE event SET entry = replace(entry, 'G00000417', 'G00000418') WHERE stream = '{stream}' AND version = {version};
        ALTER TABLE event ENABLE TRIGGER event_is_for_good
        """;
}
