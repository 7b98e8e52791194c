using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarningGrid.Engine;
using WarningGrid.Tools;
using WarningGrid.Vault;

namespace WarningGrid.Demo;

/// <summary><c>wg demo [--seed N]</c>: loads the demo county into an empty database and writes its feeds beside the data.</summary>
internal static class DemoCommand
{
    public const string Usage =
        "wg demo [--seed N]                      load the demo county into an empty database (Development)";

    public const ulong UsualSeed = 20231101;

    /// <summary>Loads the county as it stands today; 0 when done, 1 when the database is in use or this is no development machine.</summary>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        if (args is ["--play", ..])
        {
            return await PlayCommand.Run([.. args.Skip(1)]);
        }

        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var seed = args switch
        {
            [] => UsualSeed,
            ["--seed", var text] when ulong.TryParse(text, CultureInfo.InvariantCulture, out var given) => given,
            _ => throw new UsageException(Usage),
        };
        if (settings["DOTNET_ENVIRONMENT"] is not "Development")
        {
            Console.Error.WriteLine("wg demo is for Development: set DOTNET_ENVIRONMENT=Development");
            return 1;
        }

        await using var services = new ServiceCollection().AddFieldVault(settings, development: true).BuildServiceProvider();
        await using var db = Postgres.OpenPatiently(Terminal.Database);
        var history = new HistoryLoader(db);
        if (!await history.IsEmpty())
        {
            Console.Error.WriteLine("the database already holds events: the demo county is loaded into an empty one only");
            return 1;
        }

        // As it stood at the end of yesterday: nothing may be recorded ahead of the clock.
        var today = CountyTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(-1);
        var county = DemoCounty.Of(seed, today);
        await new DemoLoader(history, services.GetRequiredService<IFieldVault>()).Load(county, today, _ => { });
        var folder = Path.Combine(settings["WARNINGGRID_DATA"] ?? ".data", "demo");
        Directory.CreateDirectory(folder);
        var feeds = new DemoFeeds(county, new Dice(seed).Apart("feeds"), today);
        await File.WriteAllLinesAsync(Path.Combine(folder, "audit.ndjson"), feeds.Audit());
        await File.WriteAllLinesAsync(Path.Combine(folder, "petitions.ndjson"), feeds.Petitions());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{county.Units.Length} units, {county.Sections.Length} sections, {county.Posts.Length} posts, {county.Officials.Length} officials, {history.Written} events; feeds in {folder}"));
        return 0;
    }
}
