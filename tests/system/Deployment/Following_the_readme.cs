using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using WarningGrid.Testing;
using Xunit;

namespace WarningGrid.Deployment;

/// <summary>The README's walk-through, command by command, in one shell, against a system with the demo county.</summary>
/// <remarks>
/// A block fenced as <c>sh walk</c> holds commands; lines <c># text</c> behind a command are fragments that its output
/// must contain. Every command must end well.
/// </remarks>
[Collection(InTheDemoCounty.Name)]
public sealed partial class Following_the_readme(DemoCounty demo)
{
    [Fact]
    public async Task Every_command_does_what_the_page_says()
    {
        var stop = TestContext.Current.CancellationToken;
        var steps = Steps(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "README.md"), stop)).ToArray();
        Assert.NotEmpty(steps);

        using var shell = Process.Start(new ProcessStartInfo("bash")
        {
            WorkingDirectory = SourceTree.Root, RedirectStandardInput = true, RedirectStandardOutput = true,
            Environment = { ["WARNINGGRID_RUN_FILE"] = demo.System.RunFile },
        })!;
        foreach (var step in steps)
        {
            var (code, output) = await Do(shell, step.Command.Replace("http://127.0.0.1:5080", demo.System.Url, StringComparison.Ordinal), stop);
            Assert.True(code is 0, $"exit code {code} of:\n{step.Command}\n{output}");
            Assert.All(step.Expected, text => Assert.Contains(text, output, StringComparison.Ordinal));
        }

        shell.StandardInput.Close();
        await shell.WaitForExitAsync(stop);
    }

    [Fact]
    public void The_page_is_read_as_it_is_meant()
    {
        const string page = """
            Words.
            ```sh
            not this
            ```
            ```sh walk
            one --with \
              more
            # seen
            # and seen
            two | tr a '
            '
            ```
            """;
        Assert.Collection(
            Steps(page),
            one => { Assert.Equal("one --with \\\n  more", one.Command); Assert.Equal(["seen", "and seen"], one.Expected); },
            two => { Assert.Equal("two | tr a '\n'", two.Command); Assert.Empty(two.Expected); });
    }

    private static IEnumerable<Step> Steps(string page)
    {
        foreach (Match block in Block().Matches(page))
        {
            var command = new StringBuilder();
            var expected = new List<string>();
            foreach (var line in block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var whole = IsWhole(command.ToString());
                if (whole && line.StartsWith("# ", StringComparison.Ordinal))
                {
                    expected.Add(line[2..].Trim());
                    continue;
                }

                if (whole && command.Length > 0)
                {
                    yield return new(command.ToString(), [.. expected]);
                    command.Clear();
                    expected.Clear();
                }

                command.Append(command.Length > 0 ? "\n" : "").Append(line);
            }

            yield return new(command.ToString(), [.. expected]);
        }
    }

    // A command goes on behind a backslash and inside quotation marks.
    private static bool IsWhole(string command) =>
        !command.EndsWith('\\')
        && command.Count(letter => letter is '\'') % 2 == 0
        && Regex.Count(Regex.Replace(command, "'[^']*'", ""), @"(?<!\\)""") % 2 == 0;

    private static async Task<(int Code, string Output)> Do(Process shell, string command, CancellationToken stop)
    {
        const string mark = "--- done with ";
        await shell.StandardInput.WriteLineAsync($"{{ {command}\n}} 2>&1; printf '\\n{mark}%s\\n' $?".AsMemory(), stop);
        await shell.StandardInput.FlushAsync(stop);
        var output = new StringBuilder();
        while (await shell.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith(mark, StringComparison.Ordinal))
            {
                return (int.Parse(line[mark.Length..], System.Globalization.CultureInfo.InvariantCulture), output.ToString());
            }

            output.AppendLine(line);
        }

        throw new InvalidOperationException($"the shell ended in:\n{command}\n{output}");
    }

    private sealed record Step(string Command, string[] Expected);

    [GeneratedRegex(@"^```sh walk\n(?<lines>[\s\S]*?)^```", RegexOptions.Multiline)]
    private static partial Regex Block();
}
