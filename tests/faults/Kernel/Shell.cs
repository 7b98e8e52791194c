using System.Diagnostics;

namespace WarningGrid.Kernel;

/// <summary>Commands of the machine that a round needs: links, mounts, builds.</summary>
internal static class Shell
{
    public static bool IsRoot => Environment.UserName == "root";

    /// <summary>Runs a script of bash, which stops at its first failure; answers what it said.</summary>
    public static async Task<string> Run(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-euc", script])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = bash.StandardError.ReadToEndAsync();
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return bash.ExitCode == 0 ? said : throw new InvalidOperationException($"{script}\n{said}{await errors}");
    }
}
