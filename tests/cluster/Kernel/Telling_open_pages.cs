using System.Collections.Concurrent;
using Orleans.Streams;
using WarningGrid.Testing;

namespace WarningGrid.Kernel;

public sealed class Telling_open_pages(Books books) : IClassFixture<Books>
{
    [Fact]
    public async Task Whoever_listens_hears_of_each_object_that_moved_with_its_version_and_no_content()
    {
        TestCaller.Is("G00000417");
        var heard = new ConcurrentQueue<LiveUpdate>();
        var stream = books.County.Cluster.Client.GetStreamProvider(LiveUpdate.Channel)
            .GetStream<LiveUpdate[]>(StreamId.Create(LiveUpdate.Channel, LiveUpdate.Everything));
        var listening = await stream.SubscribeAsync((updates, _) =>
        {
            Array.ForEach(updates, heard.Enqueue);
            return Task.CompletedTask;
        });

        await books.Ledger("t-live-1").Note(Books.Amount(1), Books.Key("live-1"));
        await books.Ledger("t-live-2").Note(Books.Amount(1), Books.Key("live-2"));
        await books.Ledger("t-live-1").Note(Books.Amount(1), Books.Key("live-3"));

        await Until.Holds(() => Task.FromResult(heard.Count(update => update.Key.StartsWith("t-live", StringComparison.Ordinal)) == 3));
        var registered = await books.County.Database.Ask<long>("SELECT count(*) FROM orleans.grain_state WHERE type NOT LIKE '%snapshot%'");
        await listening.UnsubscribeAsync();
        Assert.Equal([("t-live-1", 1), ("t-live-2", 1), ("t-live-1", 2)], heard.Select(update => (update.Key, update.Version)));

        // One entry of the registry for the one stream, however many objects move.
        Assert.Equal(1, registered);
    }
}
