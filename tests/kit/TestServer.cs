using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WarningGrid.Testing;

/// <summary>The PostgreSQL that tests run on: the one of <c>WARNINGGRID_TEST_POSTGRES</c>, or a private one for this process.</summary>
/// <remarks>
/// A private server ends with the process whatever ends that: a shell holds our end of a pipe and stops the server when
/// the pipe closes. As root it runs in a user namespace, because PostgreSQL refuses root.
/// </remarks>
public static class TestServer
{
    private static readonly Lazy<Task<string>> Started = new(Start);

    private static readonly HashSet<int> Given = [];

    // Kept: a collected process closes its end of the pipe, and the server would stop.
    private static readonly List<Process> Shells = [];

    /// <summary>A connection string with no database of its own.</summary>
    public static Task<string> Connection => Started.Value;

    private static async Task<string> Start() =>
        Environment.GetEnvironmentVariable("WARNINGGRID_TEST_POSTGRES") is { Length: > 0 } given
            ? given
            : (await StartPrivate()).Connection;

    /// <summary>Starts a server that dies with this process.</summary>
    /// <param name="durable">Whether it waits for the disk, as benches want it; tests only need it to survive itself.</param>
    /// <param name="open">Whether it listens on every address and trusts whoever comes from 10/8, as silos in network namespaces do.</param>
    /// <param name="settings">Further settings, as <c>-c name=value</c>.</param>
    /// <param name="folder">Where it keeps its data; a folder of its own where none is given.</param>
    public static async Task<PrivateServer> StartPrivate(bool durable = false, bool open = false, string? folder = null, string settings = "")
    {
        folder ??= Directory.CreateTempSubdirectory("wg-pg-").FullName;
        var port = FreePort();
        var binaries = Binaries();
        var asOther = Environment.UserName == "root" ? "unshare --user --map-user=1000 --map-group=1000 " : "";
        var script =
            $$"""
            {{asOther}}{{binaries}}/initdb -D {{folder}}/data -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8 >{{folder}}/log 2>&1 || exit 1
            {{(open ? $"echo 'host all all 10.0.0.0/8 trust' >>{folder}/data/pg_hba.conf" : "")}}
            start() {
              {{asOther}}{{binaries}}/postgres -D {{folder}}/data -p {{port}} -k {{folder}} -c listen_addresses={{(open ? "'*'" : "127.0.0.1")}} -c fsync={{(durable ? "on" : "off")}} \
                -c max_connections=400 {{settings}} >>{{folder}}/log 2>&1 </dev/null &
              server=$!
            }
            start
            while read -r order; do
              case $order in
                crash) kill -QUIT $server; wait $server; echo down ;;
                stop) kill -INT $server; wait $server; echo down ;;
                kill) kill -STOP $server; kill -KILL $(pgrep -P $server) $server 2>/dev/null; wait $server; echo down ;;
                start) case $(sed -n 's/^State:.\(.\).*/\1/p' /proc/$server/status 2>/dev/null) in '' | Z) start ;; esac; echo up ;;
                hang) kill -STOP $server $(pgrep -P $server) 2>/dev/null; echo hung ;;
                go-on) kill -CONT $server $(pgrep -P $server) 2>/dev/null; echo on ;;
              esac
            done
            kill -CONT $server $(pgrep -P $server)
            kill -INT $server
            wait $server
            rm -rf {{folder}}
            """;
        var shell = new Process { StartInfo = new("/bin/sh", ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true } };
        shell.Start();
        lock (Shells)
        {
            Shells.Add(shell);
        }

        var connection = $"Host=127.0.0.1;Port={port};Username=postgres";
        await Answering(connection, shell);
        return new(connection, shell, folder);
    }

    /// <summary>A port for a server that will come and go.</summary>
    /// <remarks>
    /// From below those that the kernel gives to whoever connects: while a server is down, one of the hundreds who try to
    /// reach it would be given its very port, and it could not come back.
    /// </remarks>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(12_000, 32_000);
            lock (Given)
            {
                if (Given.Add(port) && IsFree(port))
                {
                    return port;
                }
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Any, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Waits for the thing itself: the first connection that succeeds.
    internal static async Task Answering(string connection, Process shell, TimeSpan? within = null)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var probe = new NpgsqlConnection(connection + ";Database=postgres;Pooling=false;Timeout=1");
                await probe.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!shell.HasExited && since.Elapsed < (within ?? TimeSpan.FromSeconds(60)))
            {
                await Task.Delay(50);
            }
        }
    }

    internal static string Binaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)
                .Last() + "/bin"
            : throw new InvalidOperationException("no PostgreSQL: install it, or set WARNINGGRID_TEST_POSTGRES");
}

/// <summary>A server of one test's own, which it may bring down and up again.</summary>
public sealed class PrivateServer(string connection, Process shell, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public string Connection => connection;

    /// <summary>Where its data and its log lie.</summary>
    public string Folder => folder;

    /// <summary>Takes it away at once, as a power cut of the process would.</summary>
    public Task Crash() => Order("crash");

    /// <summary>Asks it to stop: transactions under way are undone, connections closed, and everything is written down.</summary>
    public Task Stop() => Order("stop");

    /// <summary>kill -9 of all its processes: what starts next recovers from the log alone.</summary>
    public Task Kill() => Order("kill");

    /// <summary>Stops all its processes where they are: connections stay open and nothing is answered any more.</summary>
    public Task Hang() => Order("hang");

    /// <summary>Lets them go on.</summary>
    public Task GoOn() => Order("go-on");

    /// <summary>Starts it where it does not run, as a supervisor does as often as it takes, and waits until it answers.</summary>
    /// <remarks>It may end again: while the last of the processes that were killed is still there, or its disk is full.</remarks>
    public async Task Start()
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            await Order("start");
            try
            {
                await TestServer.Answering(connection, shell, TimeSpan.FromSeconds(3));
                return;
            }
            catch (NpgsqlException) when (since.Elapsed < Patience)
            {
                // Still recovering, or ended.
            }
        }
    }

    private async Task Order(string what)
    {
        await shell.StandardInput.WriteLineAsync(what);
        await shell.StandardInput.FlushAsync();
        await shell.StandardOutput.ReadLineAsync();
    }
}
