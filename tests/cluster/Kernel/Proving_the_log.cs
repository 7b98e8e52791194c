using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

public sealed class Proving_the_log(Books books) : IClassFixture<Books>
{
    private NpgsqlDataSource Db => books.County.Services.GetRequiredService<NpgsqlDataSource>();

    private async Task Write(string key, int count)
    {
        for (var n = 1; n <= count; n++)
        {
            await books.Ledger(key).Note(new(n, $"line {n}", []), Books.Key($"{key}-{n}"));
        }
    }

    private async Task<StreamVerdict> Verdict(string stream, Checkpoint? checkpoint)
    {
        await foreach (var verdict in Verifier.Check(Verifier.Entries(Db), checkpoint))
        {
            if (verdict.Stream == stream)
            {
                return verdict;
            }
        }

        throw new InvalidOperationException("no such stream");
    }

    [Fact]
    public async Task HSH_03_histories_and_audit_streams_verify_against_a_checkpoint_of_both()
    {
        TestCaller.Is("G00000417");
        await Write("t-proof", 5);
        var checkpoint = await new Checkpoints(Db).Write(books.County.Now);

        Assert.Contains(checkpoint.Lines, line => line.Stream.StartsWith("a-", StringComparison.Ordinal));
        Assert.Equal((ChainState.Ok, 5), ((await Verdict("t-proof", await new Checkpoints(Db).Last())).State, (await Verdict("t-proof", checkpoint)).At));
        Assert.Empty(await Verifier.LostAnswers(Db));
    }

    [Fact]
    public async Task HSH_03_a_touched_entry_is_found_in_the_database_and_in_an_export()
    {
        TestCaller.Is("G00000417");
        await Write("t-touched", 5);
        await books.County.Database.Run(Sleeping_and_waking.Tampering("t-touched", 4));
        using var file = new StringWriter { NewLine = "\n" };
        await LogFile.Write(file, Verifier.Entries(Db), () => new Checkpoints(Db).Take(books.County.Now));

        Assert.Equal((ChainState.BrokenAt, 4), ((await Verdict("t-touched", null)).State, (await Verdict("t-touched", null)).At));
        var found = new List<StreamVerdict>();
        await foreach (var verdict in Verifier.Check(LogFile.Entries(new StringReader(file.ToString())), await LogFile.Checkpoint(new StringReader(file.ToString()))))
        {
            found.Add(verdict);
        }

        Assert.Equal(["t-touched"], found.Where(verdict => verdict.State is not ChainState.Ok).Select(verdict => verdict.Stream));
    }

    [Fact]
    public async Task A_read_model_equals_its_rebuild_and_one_that_was_touched_is_swapped()
    {
        TestCaller.Is("G00000417");
        await Write("t-model-1", 3);
        await Write("t-model-2", 2);
        var table = Assert.Single(Rebuilding.Tables, table => table.Name == "ledger");
        Assert.True((await new Rebuilding(Db).Rebuild(table, books.County.Now, swap: false, _ => { })).Agrees);

        await books.County.Database.Run("UPDATE ledger SET total = total + 1 WHERE stream = 't-model-1'; DELETE FROM ledger WHERE stream = 't-model-2'");
        var found = await new Rebuilding(Db).Rebuild(table, books.County.Now, swap: false, _ => { });
        Assert.Equal((2, 1, false), (found.Missing, found.Surplus, found.Swapped));

        Assert.True((await new Rebuilding(Db).Rebuild(table, books.County.Now, swap: true, _ => { })).Swapped);
        Assert.True((await new Rebuilding(Db).Rebuild(table, books.County.Now, swap: false, _ => { })).Agrees);
        Assert.Equal(6, await books.County.Database.Ask<long>("SELECT total FROM ledger WHERE stream = 't-model-1'"));
    }

    [Fact]
    public async Task Numbers_rise_are_unique_and_have_four_digits_at_least()
    {
        var numbers = books.County.Services.GetRequiredService<INumbers>();
        var single = await numbers.Next("S", 2026);
        var many = await numbers.Next("S", 2026, 500);
        var together = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => await numbers.Next("S", 2026)));

        Assert.Equal("S-2026-0001", single);
        Assert.Equal(551, new HashSet<string>([single, .. many, .. together]).Count);
        Assert.Equal("L-2026-0001", await numbers.Next("L", 2026));
    }
}
