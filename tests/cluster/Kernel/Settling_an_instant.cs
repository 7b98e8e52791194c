using System.Diagnostics;
using Npgsql;
using WarningGrid.Testing;

namespace WarningGrid.Kernel;

public sealed class Settling_an_instant(Books books) : IClassFixture<Books>
{
    private IEventLog Log => books.County.Services.GetRequiredService<IEventLog>();

    [Fact]
    public async Task ASF_05_the_question_waits_for_an_append_that_is_under_way()
    {
        await using var writer = new NpgsqlConnection(books.County.Database.Connection + ";Pooling=false;Search Path=wg");
        await writer.OpenAsync(TestContext.Current.CancellationToken);
        await using var append = await writer.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(writer, "INSERT INTO inbox VALUES ('under-way', '')");
        var known = books.County.Now - TimeSpan.FromSeconds(2);

        var question = Log.Settle(known);
        await Until.Holds(async () => await books.County.Database.Ask<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_snapshot_xmin%' AND datname = current_database() AND pid <> pg_backend_pid()") > 0);
        Assert.False(question.IsCompleted);

        await append.CommitAsync(TestContext.Current.CancellationToken);
        await question;
    }

    [Fact]
    public async Task ASF_05_after_five_seconds_it_is_Unavailable()
    {
        await using var writer = new NpgsqlConnection(books.County.Database.Connection + ";Pooling=false;Search Path=wg");
        await writer.OpenAsync(TestContext.Current.CancellationToken);
        await using var append = await writer.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(writer, "INSERT INTO inbox VALUES ('never-ends', '')");
        var since = Stopwatch.StartNew();

        await Assert.ThrowsAsync<StorageUnavailable>(() => Log.Settle(books.County.Now - TimeSpan.FromSeconds(2)));

        Assert.InRange(since.Elapsed.TotalSeconds, 4.5, 20);
    }

    [Fact]
    public async Task ASF_05_the_log_refuses_a_stamp_more_than_a_second_old()
    {
        await using var writer = new NpgsqlConnection(books.County.Database.Connection + ";Pooling=false;Search Path=wg");
        await writer.OpenAsync(TestContext.Current.CancellationToken);

        await Run(writer, "SELECT require_fresh(county_now() - interval '900 milliseconds')");
        Assert.Equal("WG001", (await Assert.ThrowsAsync<PostgresException>(
            () => Run(writer, "SELECT require_fresh(county_now() - interval '1100 milliseconds')"))).SqlState);
    }

    [Fact]
    public async Task ASF_05_an_append_whose_clock_stood_back_is_stamped_again()
    {
        TestCaller.Is("G00000417");
        // The silo has not heard of it: its next stamp is an hour old.
        await books.County.Database.Run("UPDATE county_clock SET ahead = ahead + interval '1 hour'");
        var before = await books.County.Database.Ask<DateTime>("SELECT county_now()");

        await books.Ledger("t-restamped").Note(Books.Amount(1), Books.Key("restamped-1"));

        Assert.True(await books.County.Database.Ask<DateTime>("SELECT recorded_at FROM event WHERE stream = 't-restamped'") >= before.AddSeconds(-1));
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
