using System.Diagnostics;
using Xunit;

namespace WarningGrid.Deployment;

/// <summary><c>deploy/wg</c> as a person would type it, told by its environment of which county it speaks.</summary>
internal sealed class WgCommand(params (string Name, string Value)[] environment)
{
    /// <summary>Runs a command that must end well; answers what it said.</summary>
    public async Task<string> Run(params string[] words)
    {
        using var command = Begin(words);
        var (code, said) = await End(command);
        Assert.True(code is 0, $"wg {string.Join(' ', words)} ended with {code}:\n{said}");
        return said;
    }

    /// <summary>Starts a command that may be killed.</summary>
    public Process Begin(params string[] words)
    {
        var command = RunningSystem.Command(["wg", .. words], environment);
        command.Start();
        command.StandardInput.Close();
        return command;
    }

    /// <summary>Waits for the end of a command; answers its exit code and both its outputs.</summary>
    public static async Task<(int Code, string Said)> End(Process command)
    {
        var stop = TestContext.Current.CancellationToken;
        var errors = command.StandardError.ReadToEndAsync(stop);
        var output = await command.StandardOutput.ReadToEndAsync(stop);
        await command.WaitForExitAsync(stop);
        return (command.ExitCode, output + await errors);
    }
}
