using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Testing;

namespace WarningGrid.Kernel;

/// <summary>Two fresh machines that start at the same moment both migrate first.</summary>
public sealed class Migrating
{
    [Fact]
    public async Task Two_at_once_take_turns_and_every_script_runs_once()
    {
        var server = await TestServer.Connection;
        var name = "wg_m_" + Guid.NewGuid().ToString("N");
        await Run(server, $"CREATE DATABASE {name}");
        try
        {
            // Each on a thread of its own, released together: they must meet.
            using var start = new Barrier(2);
            var ran = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Migrations.Apply($"{server};Database={name}");
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            Assert.Empty(Migrations.Pending($"{server};Database={name}"));
            Assert.Empty(ran.MinBy(scripts => scripts.Count)!);
            Assert.Equal(Migrations.Texts.Count(), ran.Sum(scripts => scripts.Count));
        }
        finally
        {
            await Run(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    [Fact]
    public async Task A_silo_does_not_start_on_a_database_that_is_behind()
    {
        var server = await TestServer.Connection;
        var name = "wg_m_" + Guid.NewGuid().ToString("N");
        await Run(server, $"CREATE DATABASE {name}");
        try
        {
            var check = new SchemaCheck(new($"{server};Database={name}", TestCaller.Key));
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => check.StartAsync(TestContext.Current.CancellationToken));
            Assert.Contains("wg migrate", refused.Message, StringComparison.Ordinal);

            Migrations.Apply($"{server};Database={name}");
            await check.StartAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            await Run(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server + ";Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
