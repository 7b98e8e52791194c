using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Tools;

namespace WarningGrid.Demo;

/// <summary><c>wg demo --play</c>: a year of the running demo county, over HTTP and as its people, with the clock moved from due time to due time.</summary>
internal static class PlayCommand
{
    public const string Usage =
        "wg demo --play [--size small|year] [--seed N] [--journal FILE]\n" +
        "                                        play a year of the running demo county; goes on where it was stopped (Development)";

    /// <summary>What a play is: how long, how often it stops, and how much happens.</summary>
    /// <param name="Stride">Every how many days the clock may stop.</param>
    /// <param name="Tales">How many stories begin in each month behind the first, which has them all.</param>
    private sealed record Size(int Months, int Stride, int Tales);

    private static readonly Size Small = new(9, 7, 0), Year = new(12, 1, 7);

    /// <summary>Plays; 0 when the play came to its end, 1 where it could not begin or go on.</summary>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var (size, seed, file) = Read(args, Path.Combine(settings["WARNINGGRID_DATA"] ?? ".data", "demo"));
        if (settings["DOTNET_ENVIRONMENT"] is not "Development" || settings["WARNINGGRID_URL"] is not { Length: > 0 } url
            || !new Uri(url).IsLoopback || !CountyClockKeeper.OnLoopback(Terminal.Database))
        {
            Console.Error.WriteLine("wg demo --play moves the clock of a running county: in Development, on loopback, with its WARNINGGRID_URL");
            return 1;
        }

        await using var db = Postgres.OpenPatiently(Terminal.Database);
        using var http = new HttpClient { BaseAddress = new(url), Timeout = TimeSpan.FromSeconds(10) };
        using var journal = PlayJournal.Open(file);
        try
        {
            var played = await Terminal.Counting("stops", count => Play(db, new(http), journal, size, seed, count));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{played.Begins:yyyy-MM-dd} to {played.Ends:yyyy-MM-dd}: {journal.Answered} commands acknowledged, {played.Finished} stories told to their end; journal {file}"));
            return 0;
        }
        catch (PlayFailed failed)
        {
            Console.Error.WriteLine("wg: " + failed.Message);
            return 1;
        }
    }

    private static async Task<(DateOnly Begins, DateOnly Ends, int Finished)> Play(
        NpgsqlDataSource db, PlayDesk desk, PlayJournal journal, Size size, ulong seed, Action<long> count)
    {
        var clock = new PlayClock(db, desk);
        var first = await journal.Once("begins", async () => JsonValue.Create(
            CountyTime.DateOf(await clock.Now()).ToString("O", CultureInfo.InvariantCulture)));
        var begins = DateOnly.Parse(first.GetValue<string>(), CultureInfo.InvariantCulture);
        var stage = new PlayStage(clock, begins, begins.AddMonths(size.Months), size.Stride);
        var cast = Cast.Read(await journal.Once("cast", async () => PlayJson.Of(await Cast.Of(desk, db))));
        var house = new PlayHouse(desk, journal, stage, clock, cast, seed);
        var waves = await Waves(house, db, size);
        await stage.Play(
            async () =>
            {
                await Almanac.Publish(new(house, "almanac", new(seed), []), begins.Year);
                foreach (var wave in waves)
                {
                    stage.Begin(() => wave.Begin(begins.AddMonths(wave.Number)));
                }
            },
            _ => count(clock.Stops));
        return (begins, stage.Today, stage.Finished);
    }

    private static async Task<ImmutableArray<Wave>> Waves(PlayHouse house, NpgsqlDataSource db, Size size)
    {
        var dice = new Dice(house.Seed).Apart("waves");
        var folder = Path.Combine(Environment.GetEnvironmentVariable("WARNINGGRID_DATA") ?? ".data", "demo");
        var audit = new Queue<string>(await File.ReadAllLinesAsync(Path.Combine(folder, "audit.ndjson")));
        var petitions = new Queue<string>(await File.ReadAllLinesAsync(Path.Combine(folder, "petitions.ndjson")));
        var waves = ImmutableArray.CreateBuilder<Wave>();
        waves.Add(new(house, db, 0, Repertoire.All, Some(audit, 130), Some(petitions, 90)));
        for (var month = 1; size.Tales > 0 && month < size.Months; month++)
        {
            var left = Repertoire.All.ToList();
            var tales = Enumerable.Range(0, size.Tales).Select(_ => Drawn(dice, left)).ToImmutableArray();
            waves.Add(new(house, db, month, tales, Some(audit, 45), Some(petitions, 35)));
        }

        return waves.DrainToImmutable();

        static ImmutableArray<string> Some(Queue<string> lines, int count) =>
            [.. Enumerable.Range(0, Math.Min(count, lines.Count)).Select(_ => lines.Dequeue())];

        static Tale Drawn(Dice dice, List<Tale> left)
        {
            var drawn = dice.Of(left);
            left.Remove(drawn);
            return drawn;
        }
    }

    private static (Size Size, ulong Seed, string Journal) Read(IReadOnlyList<string> args, string folder)
    {
        var (size, seed, file) = (Year, DemoCommand.UsualSeed, (string?)null);
        for (var at = 0; at < args.Count; at += 2)
        {
            var value = at + 1 < args.Count ? args[at + 1] : throw new UsageException(Usage);
            switch (args[at])
            {
                case "--size" when value is "small" or "year":
                    size = value is "small" ? Small : Year;
                    break;
                case "--seed" when ulong.TryParse(value, CultureInfo.InvariantCulture, out var given):
                    seed = given;
                    break;
                case "--journal":
                    file = value;
                    break;
                default:
                    throw new UsageException(Usage);
            }
        }

        return (size, seed, file ?? Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"play-{seed}.jsonl")));
    }
}
