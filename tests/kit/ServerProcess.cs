using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace WarningGrid.Testing;

/// <summary>A server program as a process of its own: to be asked, to be killed in earnest and to be started again in the same place.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../.."));

    // bin/Debug/net10.0: the tests and what they start come out of one build.
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private readonly ProcessStartInfo start;
    private readonly StringBuilder said = new();
    private Process process = new();

    private ServerProcess(ProcessStartInfo start, Uri url) => (this.start, Url) = (start, url);

    /// <summary>Where it answers HTTP.</summary>
    public Uri Url { get; }

    /// <summary>This very test program as a silo of ledgers; its entry must hand <c>silo</c> on to <see cref="LedgerSilo"/>.</summary>
    public static Task<ServerProcess> Ledgers(string postgres) => Start(postgres, [Assembly.GetEntryAssembly()!.Location, "silo"]);

    /// <summary>A silo as it is deployed.</summary>
    /// <param name="vault">A folder for the keys of its vault; silos of one county share it.</param>
    public static Task<ServerProcess> Silo(string postgres, string vault) =>
        Start(postgres, [Program("silo", "WarningGrid.Silo")], ("Vault__Folder", vault));

    /// <summary>A front as it is deployed, apart from every silo.</summary>
    public static Task<ServerProcess> Front(string postgres) =>
        Start(postgres, [Program("client-api", "WarningGrid.ClientApi")], ("Front__RequestsPerSecond", "1000000"));

    /// <summary>kill -9: no farewell to the cluster, nothing flushed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Starts it anew in the same place, as a supervisor would, and waits until it is ready.</summary>
    public async Task Restart()
    {
        process.Dispose();
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
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

    private static async Task<ServerProcess> Start(string postgres, string[] command, params (string Name, string Value)[] environment)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{TestServer.FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", .. command])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["WARNINGGRID_POSTGRES"] = postgres,
                ["WARNINGGRID_CALLER_KEY"] = Convert.ToBase64String(TestCaller.Key),
                ["Silo__SiloPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
                ["Silo__GatewayPort"] = TestServer.FreePort().ToString(CultureInfo.InvariantCulture),
                ["Logging__LogLevel__Default"] = "Error",
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = url,
            },
        };
        foreach (var (name, value) in environment)
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
        Path.Combine(Root, folder, "bin", Configuration, "net10.0", name + ".dll");

    private void Note(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
