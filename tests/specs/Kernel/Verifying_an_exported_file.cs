using WarningGrid.Access;
using WarningGrid.Engine;
using WarningGrid.Tools;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary><c>wg verify --file</c>: a copy of the log far from any database (HSH-03).</summary>
public sealed class Verifying_an_exported_file : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);

    private readonly string path = Path.GetTempFileName();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HSH_03_one_that_is_whole_verifies()
    {
        await Export();

        Assert.Contains("Ok: 2 streams, 2 entries", await Verified(0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HSH_03_a_touched_entry_is_named()
    {
        await Export();
        await Rewrite(lines => [lines[0].Replace("2026-09-21", "2026-09-22", StringComparison.Ordinal), .. lines[1..]]);

        Assert.Contains("g-G00000001: BrokenAt 1", await Verified(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HSH_03_a_missing_entry_is_missed_by_the_checkpoint()
    {
        await Export();
        await Rewrite(lines => [lines[0], .. lines[2..]]);

        Assert.Contains("g-G00000002: Truncated", await Verified(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HSH_03_a_file_without_its_end_does_not_pass_for_a_whole_one()
    {
        await Export();
        await Rewrite(lines => lines[..^1]);

        Assert.Contains("has lost its end", await Verified(1), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    private async Task Export()
    {
        var what = new Writing();
        foreach (var person in new[] { "g-G00000001", "g-G00000002" })
        {
            StreamFold.Extend(
                what, new AccessKind(), person, AccessFile.Blank, ChainHead.Zero,
                [new(new RoleGranted(1, Role.Handler, Scope.All, [], [], new(2026, 9, 21), null))], Now, Now, "system:test", "");
        }

        var entries = what.Appends.SelectMany(append => append.Entries).ToArray();
        await using var file = new StreamWriter(path) { NewLine = "\n" };
        await LogFile.Write(file, entries.ToAsyncEnumerable(), () => Task.FromResult(new Checkpoint(
            Now, [.. entries.Select(entry => new CheckpointLine(entry.Stream, entry.Version, entry.Head))])));
    }

    private async Task Rewrite(Func<string[], string[]> rewrite) =>
        await File.WriteAllLinesAsync(path, rewrite(await File.ReadAllLinesAsync(path, Cancelled)), Cancelled);

    private async Task<string> Verified(int code)
    {
        using var answer = new StringWriter();
        Assert.Equal(code, await Verify.Run(["--file", path], answer));
        return answer.ToString();
    }
}
