using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using WarningGrid.Testing;

namespace WarningGrid.Bench;

/// <summary>pgbench writing the rows of taped commits, one transaction each: the limit of an engine that does not commit in groups.</summary>
/// <remarks>
/// A transaction writes all that the command's own transaction writes: events, audit entry, command, letters, alarms and
/// read models. It need not load, decide, hash, deliver letters or answer anybody.
/// </remarks>
internal sealed partial class PgBench : IDisposable
{
    /// <summary>The process name of audit streams on the tape.</summary>
    public const string AuditMark = "taped";

    /// <summary>Connections that a server of this size keeps busy.</summary>
    public const int Clients = 32;

    // Where read models and alarms fall: few enough that most writes find a row, as they do in the county.
    private const int Objects = 5000;

    private const string Plain = ".plain.sql";
    private const string Pipelined = ".pipelined.sql";

    private readonly string folder = Directory.CreateTempSubdirectory("wg-pgbench-").FullName;
    private readonly NpgsqlConnectionStringBuilder at;

    /// <param name="batches">One commit each.</param>
    /// <param name="marks">Texts within names that tell this case and its command from others.</param>
    public PgBench(TestDatabase database, IReadOnlyList<NpgsqlBatch> batches, params string[] marks)
    {
        at = new(database.Connection);
        foreach (var (batch, n) in batches.Select((batch, n) => (batch, n)))
        {
            File.WriteAllText(Path.Combine(folder, $"{n:00}{Plain}"), Script(batch, marks, pipelined: false));
            File.WriteAllText(Path.Combine(folder, $"{n:00}{Pipelined}"), Script(batch, marks, pipelined: true));
        }
    }

    /// <summary>Runs for a while. It tells the mean latency only, which stands for the middle one.</summary>
    /// <param name="clients">Connections, each with one transaction at a time.</param>
    /// <param name="pipelined">Whether a transaction is sent whole, without waiting for each statement's answer.</param>
    public async Task<Speed> Run(TimeSpan time, int clients, bool pipelined = false)
    {
        var start = new ProcessStartInfo(
            Path.Combine(TestServer.Binaries(), "pgbench"),
            [
                "-n", "-M", "prepared", "-c", Text(clients), "-j", Text(Math.Min(clients, 2)), "-T", Text((int)time.TotalSeconds),
                "-h", at.Host!, "-p", Text(at.Port), "-U", at.Username!,
                .. Directory.GetFiles(folder, $"*{(pipelined ? Pipelined : Plain)}").Order(StringComparer.Ordinal).SelectMany(file => new[] { "-f", file }), at.Database!,
            ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && Speed().Match(output) is { Success: true } speed
            ? Of(double.Parse(speed.Groups[1].Value, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"pgbench: {output}{await errors}");

        Speed Of(double perSecond) => new(perSecond, 1000 * clients / perSecond, 0, 0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Script(NpgsqlBatch batch, string[] marks, bool pipelined)
    {
        var script = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"\\set n random(1, 9000000000000000)")
            .AppendLine(CultureInfo.InvariantCulture, $"\\set m random(1, {Objects})")
            .AppendLine(pipelined ? "\\startpipeline" : "")
            .AppendLine("BEGIN;");
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            var variable = IsLog(command.CommandText) ? "n" : "m";
            foreach (var statement in PlainSql.Of(command, text => Literal(text, marks, variable)))
            {
                script.AppendLine(statement.ReplaceLineEndings(" "));
            }
        }

        return script.AppendLine("COMMIT;").AppendLine(pipelined ? "\\endpipeline" : "").ToString();
    }

    // What only grows has a new name each time; read models and alarms are written again and again.
    private static bool IsLog(string sql) =>
        LogTables.Any(table => sql.StartsWith($"INSERT INTO {table} ", StringComparison.Ordinal));

    private static readonly string[] LogTables = ["event", "command", "outbox", "inbox", "access_history"];

    private static string Literal(string text, string[] marks, string variable)
    {
        const int longestName = 100;

        // pgbench takes a colon before a letter for a variable, within quotation marks too.
        var written = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)
            .Replace(":", @"\x3a", StringComparison.Ordinal);
        if (text.Length <= longestName)
        {
            foreach (var mark in marks)
            {
                written = written.Replace(mark, $"' || :{variable} || E'", StringComparison.Ordinal);
            }
        }

        return $"(E'{written}')";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Speed();
}
