using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace WarningGrid.Testing;

/// <summary>A server program as a process of its own: to be asked, to be killed in earnest and to be started again in the same place.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // bin/Debug/net10.0: the tests and what they start come out of one build.
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private readonly ProcessStartInfo start;
    private readonly LastLines said = new();
    private Process process = new();

    private ServerProcess(ProcessStartInfo start, Uri url) => (this.start, Url) = (start, url);

    /// <summary>The process, while there is one.</summary>
    public int Id => process.Id;

    /// <summary>The port by which a silo is known in its cluster.</summary>
    public int SiloPort => int.Parse(start.Environment["Silo__SiloPort"]!, CultureInfo.InvariantCulture);

    /// <summary>Whether it is there; one that is frozen is.</summary>
    public bool Runs => !process.HasExited;

    /// <summary>What it has said last, on both outputs.</summary>
    public string Said => said.ToString();

    /// <summary>Where it answers HTTP.</summary>
    public Uri Url { get; }

    /// <summary>This very test program as a silo of ledgers; its entry must hand <c>silo</c> on to <see cref="LedgerSilo"/>.</summary>
    /// <param name="bug">A deliberate bug, by the name that <see cref="LedgerSilo"/> knows it by.</param>
    public static Task<ServerProcess> Ledgers(string postgres, string? bug = null) =>
        Start(postgres, [Assembly.GetEntryAssembly()!.Location, "silo", .. bug is null ? Array.Empty<string>() : [bug]]);

    /// <summary>A silo of ledgers out of another build, or somewhere else than beside us.</summary>
    public static Task<ServerProcess> Ledgers(string postgres, Elsewhere elsewhere) =>
        Start(postgres, [elsewhere.Program ?? Assembly.GetEntryAssembly()!.Location, "silo"], elsewhere);

    /// <summary>This very program as a silo of its own making; its entry must hand <c>silo</c> on.</summary>
    /// <param name="vault">A folder for the keys of its vault; silos of one county share it.</param>
    public static Task<ServerProcess> Own(string postgres, string vault) =>
        Ledgers(postgres, new Elsewhere { Environment = [("Vault__Folder", vault)] });

    /// <summary>A silo as it is deployed.</summary>
    /// <param name="vault">A folder for the keys of its vault; silos of one county share it.</param>
    public static Task<ServerProcess> Silo(string postgres, string vault) =>
        Start(postgres, [Program("silo", "WarningGrid.Silo")], new() { Environment = [("Vault__Folder", vault)] });

    /// <summary>Silo and front in one process, as <c>deploy/run</c> starts them.</summary>
    /// <param name="vault">A folder for the keys of its vault.</param>
    public static Task<ServerProcess> Local(string postgres, string vault) =>
        Start(postgres, [Program("deploy/local", "WarningGrid.Local")], new() { Environment = [("Vault__Folder", vault)] });

    /// <summary>A front as it is deployed, apart from every silo.</summary>
    public static Task<ServerProcess> Front(string postgres) =>
        Start(
            postgres, [Program("client-api", "WarningGrid.ClientApi")], new() { Environment = [("Front__RequestsPerSecond", "1000000")] });

    /// <summary>kill -9: no farewell to the cluster, nothing flushed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> Stop()
    {
        await Signal("TERM");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>SIGSTOP: it keeps its connections and does nothing any more.</summary>
    public Task Freeze() => Signal("STOP");

    /// <summary>SIGCONT: it goes on where it was, as if no time had passed.</summary>
    public Task Thaw() => Signal("CONT");

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task Ended(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        await process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Starts it anew in the same place, as a supervisor would, and waits until it is ready.</summary>
    /// <param name="program">Out of another build from now on.</param>
    public async Task Restart(string? program = null)
    {
        if (program is not null)
        {
            start.ArgumentList[start.ArgumentList.IndexOf("silo") - 1] = program;
        }

        process.Dispose();
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => said.Add(line.Data);
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Url };
        await Until.Holds(async () => process.HasExited ? throw new InvalidOperationException($"it ended:\n{said}") : await IsReady(http));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    private static async Task<ServerProcess> Start(string postgres, string[] command, Elsewhere? elsewhere = null)
    {
        elsewhere ??= new();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{elsewhere.Address}:{TestServer.FreePort()}");
        string[] words = [.. elsewhere.Before, "dotnet", "exec", .. command];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["WARNINGGRID_POSTGRES"] = postgres,
                ["WARNINGGRID_CALLER_KEY"] = Convert.ToBase64String(TestCaller.Key),
                ["Silo__Address"] = elsewhere.Address,
                ["Silo__SiloPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
                ["Silo__GatewayPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
                ["Logging__LogLevel__Default"] = "Error",
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = url,
            },
        };
        foreach (var (name, value) in elsewhere.Environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(start, new(url));
        await server.Restart();
        return server;
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Program(string folder, string name) =>
        Path.Combine(SourceTree.Root, folder, "bin", Configuration, "net10.0", name + ".dll");

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}

/// <summary>Where and as what a server runs, if not beside us out of our own build.</summary>
internal sealed record Elsewhere
{
    /// <summary>The address it listens on and is reached at.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Words before the command: a program that starts it in another place.</summary>
    public string[] Before { get; init; } = [];

    /// <summary>The program of another build.</summary>
    public string? Program { get; init; }

    public (string Name, string Value)[] Environment { get; init; } = [];
}
