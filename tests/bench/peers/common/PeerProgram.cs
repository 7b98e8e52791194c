using System.Globalization;
using System.Text.Json;

namespace WarningGrid.Bench.Peers;

/// <summary>A peer as a program: makes its tables in an empty database, loads itself, prints a line of JSON a run.</summary>
/// <remarks>
/// usage: CONNECTION advance|record IN_FLIGHT SECONDS OFFICIALS [--cases N] [--http] [--serve]. With <c>--serve</c> it stays, and every
/// line <c>IN_FLIGHT SECONDS</c> on its input is a run; without, it warms up and runs once.
/// </remarks>
public static class PeerProgram
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(string[] args, Func<string, WebApplicationBuilder, Func<WebApplication, IPeer>> make)
    {
        if (args is not [var connection, ("advance" or "record") and var question, var inFlight, var seconds, var officials, .. var options])
        {
            await Console.Error.WriteLineAsync("usage: CONNECTION advance|record IN_FLIGHT SECONDS OFFICIALS [--cases N] [--http] [--serve]");
            return 2;
        }

        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddFront();
        var made = make(connection, builder);
        await using var app = builder.Build();
        await using var peer = made(app);
        app.MapFront(peer);
        await app.StartAsync();
        await peer.Settle(Number(officials), Array.IndexOf(options, "--cases") is >= 0 and var at ? Number(options[at + 1]) : 0);

        using var http = new HttpDesk(new(app.Urls.First()));
        var load = new Load(options.Contains("--http") ? http : peer, Number(officials));
        if (!options.Contains("--serve"))
        {
            await Once(Number(inFlight), WarmUp);
            Print(await Once(Number(inFlight), TimeSpan.FromSeconds(Number(seconds))));
            return 0;
        }

        Console.WriteLine("ready");
        while (Console.ReadLine()?.Split(' ') is [var many, var time])
        {
            Print(await Once(Number(many), TimeSpan.FromSeconds(Number(time))));
        }

        return 0;

        Task<RunResult> Once(int many, TimeSpan time) =>
            question is "advance" ? load.Advance(many, time) : load.Record(many, time);
    }

    private static void Print(RunResult result) => Console.WriteLine(JsonSerializer.Serialize(result, PeerJson.Default.RunResult));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
