using System.Threading.Channels;
using Orleans.Streams;

namespace WarningGrid.Engine;

/// <summary>Hands live updates to the memory streams, beside the grains' turns; under pressure the oldest are dropped.</summary>
internal sealed partial class LiveUpdates(IServiceProvider services, ILogger<LiveUpdates> journal) : BackgroundService, ILiveUpdates
{
    private readonly Channel<LiveUpdate> waiting = Channel.CreateBounded<LiveUpdate>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Tell(string stream, long version, long revision, string stage) =>
        waiting.Writer.TryWrite(new(stream, version, revision, stage));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var update in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                var streams = services.GetRequiredKeyedService<IStreamProvider>(LiveUpdate.Channel);
                await streams.GetStream<LiveUpdate>(StreamId.Create(LiveUpdate.Channel, update.Key)).OnNextAsync(update);
            }
            catch (Exception lost) when (lost is not OperationCanceledException)
            {
                Lost(journal, update.Key, lost.GetType().Name);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "live update of {Key} lost: {Error}")]
    private static partial void Lost(ILogger logger, string key, string error);
}
