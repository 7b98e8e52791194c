using System.Diagnostics;
using WarningGrid.Testing;
using Xunit;

namespace WarningGrid.Deployment;

/// <summary>The programs that images, units and pods start, started as plain processes.</summary>
public sealed class The_entry_commands
{
    private static readonly string Build = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static TheoryData<string, string> Servers => new()
    {
        { "silo", "WarningGrid.Silo" }, { "client-api", "WarningGrid.ClientApi" }, { "deploy/local", "WarningGrid.Local" },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Say_what_they_lack_and_end(string folder, string program)
    {
        var (code, said) = await Start(folder, program);
        Assert.NotEqual(0, code);
        Assert.Contains("WARNINGGRID_", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_command_line_tell_how_they_are_used()
    {
        var (code, said) = await Start("deploy/cli", "wg", "--help");
        Assert.Equal(0, code);
        Assert.All(
            ["migrate", "keys", "admins", "import", "demo", "rebuild", "verify", "export", "workday"],
            command => Assert.Contains(command, said, StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Said)> Start(string folder, string program, params string[] words)
    {
        var stop = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(SourceTree.Root, folder, "bin", Build, "net10.0", program + ".dll"), .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("WARNINGGRID_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, output + await errors);
    }
}
