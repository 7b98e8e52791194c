using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using WarningGrid.Testing;

namespace WarningGrid.Bench;

/// <summary>A peer under <c>peers/</c> as a process of its own on an empty database of the same server; it loads itself.</summary>
/// <remarks>It stays up from run to run, as the county does, and ends when its input ends: with this process at the latest.</remarks>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly (string Name, string Project)[] Known = [("efcore", "WarningGrid.Bench.EfCore"), ("marten", "WarningGrid.Bench.Marten")];

    private readonly Process process;
    private readonly string server;
    private readonly string database;

    private Peer(string name, Process process, string server, string database) =>
        (Name, this.process, this.server, this.database) = (name, process, server, database);

    public string Name { get; }

    /// <summary>Every peer that was built with the bench and can be started; of the others it says why not.</summary>
    /// <param name="names">Which of them are wanted.</param>
    /// <param name="cases">Archived cases in the records of its officials, all together.</param>
    public static async Task<IReadOnlyList<Peer>> Start(
        BenchCounty county, string question, int officials, IReadOnlyList<string> names, int cases = 0)
    {
        var peers = new List<Peer>();
        foreach (var (name, project) in Known.Where(peer => names.Contains(peer.Name)))
        {
            try
            {
                peers.Add(await Start(county, name, Program(name, project), question, officials, cases));
            }
            catch (InvalidOperationException absent)
            {
                Console.WriteLine($"PEER {name} absent: {absent.Message.ReplaceLineEndings(" ")}");
            }
        }

        return peers;
    }

    public async Task<Speed> Run(int inFlight, TimeSpan time, bool overHttp = false)
    {
        await process.StandardInput.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{inFlight} {(int)time.TotalSeconds}{(overHttp ? " http" : "")}"));
        await process.StandardInput.FlushAsync();
        var result = JsonSerializer.Deserialize<RunResult>(await Line(), JsonSerializerOptions.Web)!;
        return new(
            result.Commands / result.Seconds, result.P50, result.P95, result.P99,
            result.Cpu * 1e6 / result.Commands, result.Allocated / (double)result.Commands, result.Answer);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        await Execute(server, $"DROP DATABASE {database} WITH (FORCE)");
    }

    private static async Task<Peer> Start(BenchCounty county, string name, string program, string question, int officials, int cases)
    {
        var server = county.Server;
        var database = $"peer_{name}_{question}";
        await Execute(server, $"CREATE DATABASE {database}");
        var process = Process.Start(Quiet("dotnet", [
            program, $"{server};Database={database}", question, "0", "0", officials.ToString(CultureInfo.InvariantCulture),
            "--cases", cases.ToString(CultureInfo.InvariantCulture),
            "--leads", (BenchCounty.Leads / BenchCounty.Officials).ToString(CultureInfo.InvariantCulture), "--serve"]))!;
        var peer = new Peer(name, process, server, database);
        try
        {
            return await peer.Line() is "ready" ? peer : throw new InvalidOperationException("it does not say that it is ready");
        }
        catch (InvalidOperationException)
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    private async Task<string> Line() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(
            (await process.StandardError.ReadToEndAsync()).Split('\n')[0]);

    private static ProcessStartInfo Quiet(string program, string[] words) => new(program, words)
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    };

    private static async Task Execute(string server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Program(string name, string project) =>
        Path.Combine(SourceTree.Root, "tests/bench/peers", name, "bin", "Release", "net10.0", $"{project}.dll") is var program && File.Exists(program)
            ? program
            : throw new InvalidOperationException("the bench was built without it");

    private sealed record RunResult(
        int Commands, double Seconds, double P50, double P95, double P99, double Cpu, long Allocated, double Answer);
}
