using System.Collections.Immutable;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

public sealed class Appending(Books books) : IClassFixture<Books>
{
    private TestDatabase Database => books.County.Database;

    [Fact]
    public async Task HIS_01_a_command_is_numbered_stored_and_answered()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-append");
        var first = (await ledger.Note(Books.Amount(5), Books.Key("append-1"))).Value;
        var second = (await ledger.Note(Books.Amount(7), Books.Key("append-2", first.Revision))).Value;

        Assert.Equal((12, 2, 2), (second.Total, second.Version, second.Revision));
        Assert.Equal(2, await Database.Ask<long>("SELECT count(*) FROM event WHERE stream = 't-append'"));
        Assert.Equal(12, await Database.Ask<long>("SELECT total FROM ledger WHERE stream = 't-append'"));
    }

    [Fact]
    public async Task DSP_01_a_repeat_answers_like_the_first_even_when_it_would_now_be_refused()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-repeat");
        await ledger.Note(Books.Amount(5), Books.Key("repeat-1"));
        var spent = (await ledger.Note(Books.Amount(-5), Books.Key("repeat-2", 1))).Value;
        await ledger.Note(Books.Amount(1), Books.Key("repeat-3", 2));

        var again = (await ledger.Note(Books.Amount(-5), Books.Key("repeat-2", 1))).Value;

        Assert.Equal((spent.Total, spent.Version), (again.Total, again.Version));
        Assert.Equal(3, await Database.Ask<long>("SELECT count(*) FROM event WHERE stream = 't-repeat'"));
    }

    [Fact]
    public async Task DSP_01_a_repeat_that_would_be_accepted_again_is_not()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-twice");
        await ledger.Note(Books.Amount(5), Books.Key("twice-1"));

        var again = (await ledger.Note(Books.Amount(5), Books.Key("twice-1"))).Value;

        Assert.Equal((5, 1), (again.Total, again.Version));
    }

    [Fact]
    public async Task DSP_01_another_request_under_the_key_is_ContentConflict()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-conflict");
        await ledger.Note(Books.Amount(5), Books.Key("conflict-1"));

        var other = await ledger.Note(Books.Amount(6), Books.Key("conflict-1"));

        Assert.Equal(RefusalKind.ContentConflict, other.Refused!.Kind);
    }

    [Fact]
    public async Task DSP_01_another_caller_may_use_the_same_key()
    {
        var ledger = books.Ledger("t-callers");
        TestCaller.Is("G00000417");
        await ledger.Note(Books.Amount(5), Books.Key("callers-1"));
        TestCaller.Is("G00000418");

        Assert.Equal(11, (await ledger.Note(Books.Amount(6), Books.Key("callers-1"))).Value.Total);
    }

    [Fact]
    public async Task DSP_01_an_old_revision_is_Stale()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-stale");
        await ledger.Note(Books.Amount(5), Books.Key("stale-1"));

        Assert.Equal(RefusalKind.Stale, (await ledger.Note(Books.Amount(5), Books.Key("stale-2", 0))).Refused!.Kind);
    }

    [Fact]
    public async Task Whoever_is_overtaken_answers_Stale_and_the_next_call_knows_better()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-overtaken");
        await ledger.Note(Books.Amount(5), Books.Key("overtaken-1"));
        await Forged.Append(books.County, "t-overtaken", new AmountNoted(100, "elsewhere", [], 0));

        Assert.Equal(RefusalKind.Stale, (await ledger.Note(Books.Amount(1), Books.Key("overtaken-2"))).Refused!.Kind);
        Assert.Equal(106, (await ledger.Note(Books.Amount(1), Books.Key("overtaken-2"))).Value.Total);
    }

    [Fact]
    public async Task A_poison_commit_fails_alone()
    {
        TestCaller.Is("G00000417");
        var all = await Task.WhenAll(Enumerable.Range(0, 60).Select(async n =>
        {
            try
            {
                // The table refuses totals of a million: one row spoils the statement that many share.
                return (await books.Ledger($"t-poison-{n}").Note(
                    Books.Amount(n == 30 ? 1_000_000 : n), Books.Key($"poison-{n}"))).Value.Total;
            }
            catch (StorageUnavailable)
            {
                return -1;
            }
        }));

        Assert.Equal(Enumerable.Range(0, 60).Select(n => n == 30 ? -1L : n), all);
        Assert.Equal(59, await Database.Ask<long>("SELECT count(*) FROM event WHERE stream LIKE 't-poison-%'"));
    }

    [Fact]
    public async Task AUD_01_commands_reads_and_refusals_are_noted_with_the_persons_they_name()
    {
        TestCaller.Is("G00000419");
        var ledger = books.Ledger("t-audited");
        await ledger.Note(Books.Amount(5), Books.Key("audited-1"));
        await ledger.Note(Books.Amount(-50), Books.Key("audited-2"));
        await ledger.Read();

        Assert.Equal(
            ["test.note ", "test.note GateNotMet DSP-01.gates", "test.read "],
            (await Database.Ask<string[]>(
                """
                SELECT array_agg(e.entry::json #>> '{data,act}' || ' ' || coalesce(e.entry::json #>> '{data,refused}', '') ORDER BY e.recorded_at)
                FROM event e WHERE type = 'audit.noted' AND actor = 'G00000419'
                """))!);
        Assert.Equal(3, await Database.Ask<long>(
            "SELECT count(*) FROM access_history WHERE actor = 'G00000419' AND person = 'G00000001'"));
    }

    [Fact]
    public async Task Many_new_streams_at_once_each_stand_or_fall_alone()
    {
        var log = books.County.Services.GetRequiredService<IEventLog>();
        var fresh = Enumerable.Range(0, 300).Select(n => Forged.Birth($"t-many-{n}", $"many-{n}")).ToImmutableArray();
        await log.AppendMany(fresh[..100]);

        var verdicts = await log.AppendMany(fresh);

        Assert.All(verdicts[..100], verdict => Assert.IsType<Verdict.Repeated>(verdict));
        Assert.All(verdicts[100..], verdict => Assert.IsType<Verdict.Stored>(verdict));
    }

    [Fact]
    public async Task A_removed_row_is_gone_and_comes_back_with_the_next_event()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-struck");
        await ledger.Note(Books.Amount(5), Books.Key("struck-1"));
        await ledger.Strike(new(), Books.Key("struck-2"));
        Assert.Equal(0, await Database.Ask<long>("SELECT count(*) FROM ledger WHERE stream = 't-struck'"));

        await ledger.Note(Books.Amount(5), Books.Key("struck-3"));
        Assert.Equal(10, await Database.Ask<long>("SELECT total FROM ledger WHERE stream = 't-struck'"));
    }
}
