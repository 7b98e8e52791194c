using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using WarningGrid.Engine;

namespace WarningGrid.Bench;

/// <summary>A silo as it is deployed that also counts what it asks of other silos: what this program becomes when it is started with <c>silo</c>.</summary>
internal static class BenchSilo
{
    /// <summary>Where it answers how many calls it has sent to other silos.</summary>
    public const string CallsPath = "/calls";

    private static long calls;

    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> Serve()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddWarningGridSilo(SiloSettings.From(builder.Configuration)).AddFeatures();
        using var counting = Count();
        await using var app = builder.Build();
        app.MapSiloHealth();
        app.MapGet(CallsPath, () => Interlocked.Read(ref calls).ToString(CultureInfo.InvariantCulture));
        app.LeaveInTime();

        // Whoever started it holds the other end: when that is gone nobody would ever stop this silo.
        _ = Task.Run(() =>
        {
            Console.OpenStandardInput().CopyTo(Stream.Null);
            Environment.Exit(3);
        });
        await app.RunAsync();
        return 0;
    }

    // Orleans notes every message it puts on a wire with its direction: requests and one-way calls to other silos, not answers.
    private static MeterListener Count()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "orleans-messaging-sent-messages-size")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) => Note(tags));
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Note(tags));
        listener.Start();
        return listener;
    }

    private static void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (betweenSilos, asks) = (false, false);
        foreach (var (name, value) in tags)
        {
            betweenSilos |= name == "ConnectionDirection" && value is "SiloToSilo";
            asks |= name == "MessageDirection" && value is "Request" or "OneWay";
        }

        if (betweenSilos && asks)
        {
            Interlocked.Increment(ref calls);
        }
    }
}
