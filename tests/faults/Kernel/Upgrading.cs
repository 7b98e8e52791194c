using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>From the version that <c>previous-commit</c> names to this one, silo by silo, while callers work.</summary>
public sealed class Upgrading
{
    [Fact]
    public async Task HIS_01_a_rolling_upgrade_from_the_previous_version_loses_nothing_and_costs_no_error()
    {
        Long.Only();
        var commit = (await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "tests/faults/previous-commit"), TestContext.Current.CancellationToken)).Trim();
        Assert.SkipUnless(await Exists(commit), $"there is no commit {commit} here");
        var old = Directory.CreateTempSubdirectory("wg-old-").FullName;
        try
        {
            await Shell.Run(
                $"""
                git -C {SourceTree.Root} worktree add --detach {old}/tree {commit}
                cd {old}/tree
                for part in tests/faults deploy/cli; do dotnet restore $part -v q; dotnet build $part --no-restore -v q -p:UseSharedCompilation=false; done
                """);
            await using var database = await TestDatabase.Empty();
            await Shell.Run($"WARNINGGRID_POSTGRES='{database.Connection}' dotnet exec {old}/tree/deploy/cli/bin/Debug/net10.0/wg.dll migrate");
            await database.Run(LedgerKind.Ddl);
            var before = new Elsewhere { Program = $"{old}/tree/tests/faults/bin/Debug/net10.0/WarningGrid.FaultTests.dll" };
            await using var one = await ServerProcess.Ledgers(database.Connection, before);
            await using var other = await ServerProcess.Ledgers(database.Connection, before);
            await using var client = await OutsideClient.Connect(database.Connection);
            var keepers = new Bookkeepers(database, client, "u");

            await keepers.Work(async () =>
            {
                Migrations.Apply(database.Connection);
                foreach (var silo in (ServerProcess[])[one, other])
                {
                    Assert.Equal(0, await silo.Stop());
                    await silo.Restart(typeof(Upgrading).Assembly.Location);
                    await Task.Delay(TimeSpan.FromSeconds(2.5));
                }
            });

            Assert.True(keepers.Troubles == 0, $"{keepers.Kinds}\n{keepers.Lately}");
            await keepers.Prove();
        }
        finally
        {
            await Shell.Run($"git -C {SourceTree.Root} worktree remove --force {old}/tree || true; rm -rf {old}");
        }
    }

    private static async Task<bool> Exists(string commit)
    {
        try
        {
            await Shell.Run($"git -C {SourceTree.Root} cat-file -e {commit}^{{commit}}");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
