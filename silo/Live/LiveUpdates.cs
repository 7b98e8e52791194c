using System.Threading.Channels;
using Orleans.Streams;

namespace WarningGrid.Engine;

/// <summary>Hands live updates to the memory stream, beside the grains' turns; under pressure the oldest are dropped.</summary>
internal sealed partial class LiveUpdates(IServiceProvider services, ILogger<LiveUpdates> journal) : BackgroundService, ILiveUpdates
{
    private const int Most = 256;

    private readonly Channel<LiveUpdate> waiting = Channel.CreateBounded<LiveUpdate>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>One queue for the one stream, looked at every 10 ms; of themselves there are eight, each looked at every 100 ms.</summary>
    public static void Carry(ISiloMemoryStreamConfigurator stream)
    {
        stream.ConfigurePartitioning(1);
        stream.ConfigurePullingAgent(agent => agent.Configure(queue => queue.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10)));
    }

    public void Tell(string stream, long version, long revision, string stage) =>
        waiting.Writer.TryWrite(new(stream, version, revision, stage));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var some = new List<LiveUpdate>(Most);
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            some.Clear();
            while (some.Count < Most && waiting.Reader.TryRead(out var update))
            {
                some.Add(update);
            }

            try
            {
                var streams = services.GetRequiredKeyedService<IStreamProvider>(LiveUpdate.Channel);
                await streams.GetStream<LiveUpdate[]>(StreamId.Create(LiveUpdate.Channel, LiveUpdate.Everything)).OnNextAsync([.. some]);
            }
            catch (Exception lost) when (lost is not OperationCanceledException)
            {
                Lost(journal, some.Count, lost.GetType().Name);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Count} live updates lost: {Error}")]
    private static partial void Lost(ILogger logger, int count, string error);
}
