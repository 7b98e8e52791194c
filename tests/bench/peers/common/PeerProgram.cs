using System.Globalization;
using System.Text.Json;

namespace WarningGrid.Bench.Peers;

/// <summary>A peer as a program: makes its tables in an empty database, loads itself, prints a line of JSON a run.</summary>
/// <remarks>
/// usage: CONNECTION advance|record IN_FLIGHT SECONDS OFFICIALS [--cases N] [--leads N] [--http] [--serve]. Without
/// <c>--serve</c> it warms up and runs once. With it, it says <c>ready</c> and stays: every line <c>IN_FLIGHT SECONDS [http]</c> on its input is a run.
/// </remarks>
public static class PeerProgram
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(string[] args, Func<string, WebApplicationBuilder, Func<WebApplication, IPeer>> make)
    {
        if (args is not [var connection, ("advance" or "record") and var question, var inFlight, var seconds, var officials, .. var options])
        {
            await Console.Error.WriteLineAsync("usage: CONNECTION advance|record IN_FLIGHT SECONDS OFFICIALS [--cases N] [--leads N] [--http] [--serve]");
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
        await peer.Settle(Number(officials), Option("--cases"), Option("--leads"));

        using var http = new HttpDesk(new(app.Urls.First()));
        var load = new Load(Number(officials));
        if (!options.Contains("--serve"))
        {
            IDesk desk = options.Contains("--http") ? http : peer;
            await Once(desk, Number(inFlight), WarmUp);
            Print(await Once(desk, Number(inFlight), TimeSpan.FromSeconds(Number(seconds))));
            return 0;
        }

        Console.WriteLine("ready");
        while (Console.ReadLine()?.Split(' ') is [var many, var time, .. var by])
        {
            Print(await Once(by is ["http"] ? http : peer, Number(many), TimeSpan.FromSeconds(Number(time))));
        }

        return 0;

        int Option(string name) => Array.IndexOf(options, name) is >= 0 and var at ? Number(options[at + 1]) : 0;

        Task<RunResult> Once(IDesk desk, int many, TimeSpan time) =>
            question is "advance" ? load.Advance(desk, many, time) : load.Record(desk, many, time);
    }

    private static void Print(RunResult result) => Console.WriteLine(JsonSerializer.Serialize(result, PeerJson.Default.RunResult));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
