using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarningGrid.Engine;
using WarningGrid.Vault;

namespace WarningGrid.Demo;

/// <summary><c>wg demo [--seed N]</c>: loads the demo county into an empty database and writes its feeds beside the data.</summary>
internal static class DemoCommand
{
    private const ulong Seed = 20231101;

    /// <summary>Loads the county as it stands on the day of <paramref name="now"/>; 0 when done, 1 when the database is in use.</summary>
    public static async Task<int> Run(
        string connection, string folder, IConfiguration settings, DateTimeOffset now, ulong? seed, TextWriter say)
    {
        await using var services = new ServiceCollection().AddFieldVault(settings, development: true).BuildServiceProvider();
        await using var db = Postgres.Open(connection);
        var history = new HistoryLoader(db);
        if (!await history.IsEmpty())
        {
            await say.WriteLineAsync("the database already holds events: the demo county is loaded into an empty one only");
            return 1;
        }

        var today = CountyTime.DateOf(now);
        var county = DemoCounty.Of(seed ?? Seed, today);
        await new DemoLoader(history, services.GetRequiredService<IFieldVault>()).Load(county, today, _ => { });
        Directory.CreateDirectory(folder);
        var feeds = new DemoFeeds(county, new Dice(seed ?? Seed).Apart("feeds"), today);
        await File.WriteAllLinesAsync(Path.Combine(folder, "audit.ndjson"), feeds.Audit());
        await File.WriteAllLinesAsync(Path.Combine(folder, "petitions.ndjson"), feeds.Petitions());
        await say.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{county.Units.Length} units, {county.Sections.Length} sections, {county.Posts.Length} posts, {county.Officials.Length} officials, {history.Written} events; feeds in {folder}"));
        return 0;
    }
}
