using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using WarningGrid.Testing;

namespace WarningGrid.Deployment;

/// <summary>A system started by <c>deploy/run</c> as a person would start it, with a port and a data folder of its own.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    private readonly Process run;
    private readonly LastLines said = new();
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningSystem(int port, string data, string runFile, params string[] options)
    {
        (Port, Data, RunFile) = (port, data, runFile);
        run = Command(["run", "--port", $"{port}", "--data", data, .. options], ("WARNINGGRID_RUN_FILE", runFile));
        run.OutputDataReceived += (_, line) => { if (line.Data is { } text) { ready.TrySetResult(text); } };
        run.ErrorDataReceived += (_, line) => said.Add(line.Data);
        run.Start();
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    public string Data { get; }

    /// <summary>This system's own .run/current.json; its path in an environment marks every process of the system.</summary>
    public string RunFile { get; }

    /// <summary>What was last said on standard error.</summary>
    public string Said => said.ToString();

    /// <summary>Starts a system and waits for its ready line.</summary>
    public static Task<RunningSystem> Start(CancellationToken cancellation, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("warninggrid-run-").FullName;
        return Ready(new(TestServer.FreePort(), Path.Combine(folder, "data"), Path.Combine(folder, "current.json"), options), cancellation);
    }

    /// <summary>Starts the same system again, on the same port and data.</summary>
    public Task<RunningSystem> Again(CancellationToken cancellation, params string[] options) =>
        Ready(new(Port, Data, RunFile, options), cancellation);

    private static async Task<RunningSystem> Ready(RunningSystem system, CancellationToken cancellation)
    {
        var first = await Task.WhenAny(system.ready.Task, system.run.WaitForExitAsync(cancellation));
        return first == system.ready.Task && await system.ready.Task == $"WarningGrid ready: {system.Url}"
            ? system
            : throw new InvalidOperationException($"deploy/run was never ready:\n{system.Said}");
    }

    /// <summary>A command of deploy/, not yet started, with both outputs to be read.</summary>
    public static Process Command(string[] words, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(SourceTree.Root, "deploy", words[0]), .. words[1..]])
        {
            WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment.Remove("WARNINGGRID_POSTGRES");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new() { StartInfo = start };
    }

    /// <summary>The connection string of its database, as its run file has it.</summary>
    public async Task<string> Connection(CancellationToken cancellation)
    {
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(RunFile, cancellation));
        return run.RootElement.GetProperty("connection").GetString()!;
    }

    /// <summary>A caller of it with a token of <c>deploy/token</c>: a person, or a feed's client.</summary>
    public async Task<HttpClient> As(string who, CancellationToken cancellation)
    {
        using var command = Command(["token", who, "--url", Url]);
        command.Start();
        command.StandardInput.Close();
        var token = await command.StandardOutput.ReadToEndAsync(cancellation);
        await command.WaitForExitAsync(cancellation);
        return command.ExitCode is 0
            ? new() { BaseAddress = new(Url), DefaultRequestHeaders = { Authorization = new("Bearer", token.Trim()) } }
            : throw new InvalidOperationException($"no token for {who}");
    }

    /// <summary>Sends a signal to deploy/run and waits until it has ended; answers its exit code.</summary>
    public async Task<int> End(Signal signal, CancellationToken cancellation)
    {
        if (Kill(run.Id, (int)signal) != 0)
        {
            throw new InvalidOperationException($"no signal could be sent: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        await run.WaitForExitAsync(cancellation);
        return run.ExitCode;
    }

    /// <summary>The processes of this system that are still there.</summary>
    public IEnumerable<string> StillThere() =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), out _)
        let environment = Read(folder + "/environ")
        where environment.Contains(RunFile, StringComparison.Ordinal)
        let words = Read(folder + "/cmdline")
        where words.Length > 0
        select words.Replace('\0', ' ');

    public async ValueTask DisposeAsync()
    {
        if (!run.HasExited)
        {
            await End(Signal.Terminate, CancellationToken.None);
        }

        run.Dispose();
        if (Path.GetDirectoryName(RunFile) is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A process may end while it is looked at: then it is not there.
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

/// <summary>How a process is asked, or made, to end.</summary>
internal enum Signal
{
    Kill = 9,
    Terminate = 15,
}
