using System.Globalization;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>What it costs that silos are several: processes of their own on this machine, a client outside them, the same commands.</summary>
internal sealed class Silos(BenchCounty neighbour)
{
    private readonly string vault = Directory.CreateTempSubdirectory("wg-vault-").FullName;
    private readonly Dictionary<string, double> between = new(StringComparer.Ordinal);
    private CaseLoad? load;

    public async Task Run(Effort effort)
    {
        await using var town = await BenchTown.Found(neighbour.Server, BenchCounty.Officials, BenchCounty.Leads / 2);
        var came = await Contest.Of(
            [.. Enumerable.Range(1, 3).Select(silos => new Contender(Text(silos), span => With(town, silos, effort.WarmUp, span)))],
            TimeSpan.Zero, effort.Time, effort.Quick ? 1 : effort.Rounds);
        Report.Speeds("silos", came, "commands/s");
        foreach (var (silos, calls) in between)
        {
            Report.Figure($"silos/{silos}/calls-between", calls, "calls a command");
        }

        Report.Ratio("silos/2", came["2"].PerSecond / came["1"].PerSecond);
        Report.Ratio("silos/3", came["3"].PerSecond / came["1"].PerSecond);
        Directory.Delete(vault, recursive: true);
    }

    private async Task<Speed> With(BenchTown town, int count, TimeSpan warmUp, TimeSpan time)
    {
        // The first alone: it makes the vault's keys that the others share.
        List<ServerProcess> silos = [await ServerProcess.Own(town.Database.Connection, vault)];
        silos.AddRange(await Task.WhenAll(Enumerable.Range(1, count - 1).Select(_ => ServerProcess.Own(town.Database.Connection, vault))));
        Speed speed;
        await using (var client = await OutsideClient.Connect(town.Database.Connection))
        {
            load ??= await CaseLoad.In(town, client.Grains);
            var desk = new GrainDesk(client.Grains);
            await load.Run(desk, Advance.Usual, warmUp);
            var (calls, commands) = (await Calls(silos), await Commands(town));
            speed = await load.Run(desk, Advance.Usual, time);
            between[Text(count)] = (await Calls(silos) - calls) / (double)(await Commands(town) - commands);
        }

        foreach (var silo in silos)
        {
            await silo.Stop();
            await silo.DisposeAsync();
        }

        return speed;
    }

    private static async Task<long> Calls(IEnumerable<ServerProcess> silos)
    {
        using var http = new HttpClient();
        var all = await Task.WhenAll(silos.Select(silo => http.GetStringAsync(new Uri(silo.Url, BenchSilo.CallsPath))));
        return all.Sum(calls => long.Parse(calls, CultureInfo.InvariantCulture));
    }

    // A sealing also takes a number, under its own key and a suffix.
    private static Task<long> Commands(BenchTown town) => town.Database.Ask<long>("SELECT count(*) FROM command WHERE key NOT LIKE '%:%'");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
