using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Silos with a deliberate bug: the proof that lets them pass would prove nothing of the others.</summary>
public sealed class A_driver_that_can_fail
{
    [Theory]
    [InlineData(Bugs.AnswersEarly, "was acknowledged by")]
    [InlineData(Bugs.DropsLetters, "was never sent or is lost")]
    [InlineData(Bugs.FiresTwice, "fired 2 times")]
    public async Task Finds_a_deliberate_bug(string bug, string finding)
    {
        await using var database = await TestDatabase.Create();
        await database.Run(LedgerKind.Ddl);
        await using var silo = await ServerProcess.Ledgers(database.Connection, bug);
        await using var client = await OutsideClient.Connect(database.Connection);
        var keepers = new Bookkeepers(database, client, "b");

        await keepers.Work(async () =>
        {
            if (bug is Bugs.AnswersEarly)
            {
                await silo.Kill();
                await silo.Restart();
            }
        });

        Assert.Contains(await keepers.Findings(), one => one.Contains(finding, StringComparison.Ordinal));
    }
}
