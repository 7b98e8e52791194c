using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>A database with a town in it.</summary>
internal sealed class BenchTown : IAsyncDisposable
{
    private readonly int leads;
    private int opened;

    private BenchTown(TestDatabase database, int officials, int leads) => (Database, Officials, this.leads) = (database, officials, leads);

    public TestDatabase Database { get; }

    public int Officials { get; }

    /// <summary>Settles a town in a database of its own.</summary>
    /// <param name="notes">Entries that every official's history has beside his registration and his post.</param>
    public static async Task<BenchTown> Found(string server, int officials, int leads, int notes = 0)
    {
        var database = await TestDatabase.Create(server);
        await using (var db = Postgres.Open(database.Connection))
        {
            await InquiryTown.Settle(db, DateTimeOffset.UtcNow, officials, leads, notes);
        }

        // Letters of the past came long ago: what officials have behind them is settled with them, and nobody waits for these.
        await database.Run("TRUNCATE outbox");
        var town = new BenchTown(database, officials, leads);
        await town.Tidy();
        return town;
    }

    /// <summary>What PostgreSQL would do at night: so that nothing of the loading falls into a measurement.</summary>
    public async Task Tidy()
    {
        await using var connection = new NpgsqlConnection(Database.Connection + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var chore in new[] { "VACUUM (ANALYZE)", "CHECKPOINT" })
        {
            await using var command = new NpgsqlCommand(chore, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The next lead nobody has opened a case on.</summary>
    public int NextLead() => Interlocked.Increment(ref opened) is var n && n <= leads
        ? n - 1
        : throw new InvalidOperationException($"all {leads} leads of the town have their case");

    /// <summary>Whom a lead speaks of.</summary>
    public OfficialId Subject(int lead) => InquiryTown.Subject(lead, Officials, leads);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
