using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

public sealed class Following_up(Books books) : IClassFixture<Books>
{
    private TestDatabase Database => books.County.Database;

    // Waits for the thing itself: everything between these ledgers has been delivered.
    private Task Drained(string like) =>
        Until.Holds(async () => await Database.Ask<long>($"SELECT count(*) FROM outbox WHERE source LIKE '{like}' OR target LIKE '{like}'") == 0);

    [Fact]
    public async Task A_message_reaches_its_target_once_and_in_order()
    {
        TestCaller.Is("G00000417");
        var source = books.Ledger("t-src-1");
        for (var n = 1; n <= 20; n++)
        {
            await source.Note(Books.Amount(n, "t-dst-1"), Books.Key($"src-1-{n}"));
        }

        await Drained("t-dst-1");
        Assert.Equal(
            Enumerable.Range(1, 20).Select(n => $"t-src-1/{n}/1"), (await books.Ledger("t-dst-1").Read()).Value.Heard);
    }

    [Fact]
    public async Task Letters_of_one_delivery_are_one_append()
    {
        TestCaller.Is(Caller.System("relay"));
        var letters = Enumerable.Range(1, 10).Select(n => A.Letter($"t-from/{n}/1", 1)).ToList();

        var answers = await books.Ledger("t-one-append").Deliver(letters);

        Assert.All(answers, answer => Assert.Null(answer.Refused));
        Assert.Equal(1, await Database.Ask<long>("SELECT count(DISTINCT xmin::text) FROM event WHERE stream = 't-one-append'"));
        Assert.Equal(10, await Database.Ask<long>("SELECT max(version) FROM event WHERE stream = 't-one-append'"));
    }

    [Fact]
    public async Task A_letter_delivered_twice_takes_effect_once_among_others_too()
    {
        TestCaller.Is(Caller.System("relay"));
        var ledger = books.Ledger("t-twice-told");
        await ledger.Deliver([A.Letter("t-from/101/1", 5)]);
        await ledger.Deliver([A.Letter("t-from/101/1", 5), A.Letter("t-from/102/1", 7)]);
        await ledger.Deliver([A.Letter("t-from/102/1", 7)]);

        TestCaller.Is("G00000417");
        Assert.Equal(12, (await ledger.Read()).Value.Total);
    }

    [Fact]
    public async Task A_refusal_of_the_target_comes_back_to_the_source_once()
    {
        TestCaller.Is("G00000417");
        await books.Ledger("t-src-2").Note(new(1, "", ["t-dst-2"], TellAmount: -1), Books.Key("src-2-1"));

        await Until.Holds(async () => (await books.Ledger("t-src-2").Read()).Value.RefusedElsewhere == 1);
        await Drained("t-dst-2");
        Assert.Equal((0, 1), ((await books.Ledger("t-dst-2").Read()).Refused is null ? 1 : 0,
            (await books.Ledger("t-src-2").Read()).Value.RefusedElsewhere));
    }

    [Fact]
    public async Task A_dead_letter_stops_its_pair_alone_until_it_is_set_aside()
    {
        TestCaller.Is("G00000417");
        await books.Ledger("t-src-3").Note(new(1, "", ["t-dst-3"], TellAmount: 666), Books.Key("src-3-1"));
        await Dies("t-src-3/1/1");
        await books.Ledger("t-src-3").Note(Books.Amount(1, "t-dst-3", "t-other-3"), Books.Key("src-3-2"));
        await books.Ledger("t-src-4").Note(Books.Amount(1, "t-dst-3"), Books.Key("src-4-1"));

        await Until.Holds(async () => await Heard("t-dst-3") is ["t-src-4/1/1"] && await Heard("t-other-3") is ["t-src-3/2/2"]);
        Assert.Equal(1, await Database.Ask<long>("SELECT count(*) FROM outbox WHERE message = 't-src-3/2/1'"));

        await Letters(store => store.SetAside("t-src-3/1/1", "G00000001", "unlesbar", books.County.Now));
        await Until.Holds(async () => await Heard("t-dst-3") is ["t-src-4/1/1", "t-src-3/2/1"]);
    }

    [Fact]
    public async Task A_dead_letter_that_is_driven_again_comes_before_the_later_ones_of_its_pair()
    {
        TestCaller.Is("G00000417");
        await books.Ledger("t-src-5").Note(Books.Amount(1, "t-dst-5"), Books.Key("src-5-1"));
        await Drained("t-dst-5");
        await Database.Run(
            """
            INSERT INTO dead_letter (message, shard, source, version, number, target, type, body, occurred_at, sent_at, died_at, error)
            SELECT 't-src-5/2/1', shard, 't-src-5', 2, 1, 't-dst-5', 'test.tell', '{"amount":"3"}', at, at, at, ''
            FROM (SELECT 0::smallint AS shard, county_now() AS at) AS x
            """);
        await Database.Run($"UPDATE dead_letter SET shard = {Shards.Of("t-dst-5")} WHERE message = 't-src-5/2/1'");
        await Forged.Append(books.County, "t-src-5", new AmountNoted(1, "", [], 0));
        await Forged.Append(books.County, "t-src-5", new AmountNoted(1, "", ["t-dst-5"], 4));

        await Letters(store => store.Redrive("t-src-5/2/1", books.County.Now));

        await Until.Holds(async () => (await Heard("t-dst-5")).Length == 3);
        Assert.Equal(["t-src-5/1/1", "t-src-5/2/1", "t-src-5/3/1"], await Heard("t-dst-5"));
    }

    private async Task Letters(Func<DeadLetterStore, Task> work) =>
        await work(books.County.Services.GetRequiredService<DeadLetterStore>());

    private async Task<string[]> Heard(string key) =>
        (await books.Ledger(key).Read()) is { Refused: null } read ? [.. read.Value.Heard] : [];

    // Twenty attempts take an hour of back-off: let it be the twentieth.
    private async Task Dies(string message)
    {
        await Until.Holds(async () => await Database.Run(
            $"UPDATE outbox SET attempts = {OutboxStore.Lives - 1}, next_at = sent_at WHERE message = '{message}' AND attempts > 0") == 1);
        await Until.Holds(async () => await Database.Ask<long>($"SELECT count(*) FROM dead_letter WHERE message = '{message}'") == 1);
    }

    private static class A
    {
        public static Letter Letter(string id, long amount) =>
            new(id, "test.tell", $$"""{"amount":"{{amount}}"}""", DateTimeOffset.UnixEpoch);
    }
}
