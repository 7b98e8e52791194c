using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Two silos of ledgers on a PostgreSQL of their own, and a client outside: started once, struck by many rounds.</summary>
public sealed class Pair : IAsyncLifetime
{
    private TestDatabase? database;
    private OutsideClient? client;
    private int rounds;

    internal PrivateServer Server { get; private set; } = null!;

    internal TestDatabase Database => database!;

    internal OutsideClient Client => client!;

    internal ServerProcess[] Silos { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartPrivate();
        database = await TestDatabase.Create(Server.Connection);
        await database.Run(LedgerKind.Ddl);
        Silos = await Task.WhenAll(ServerProcess.Ledgers(database.Connection), ServerProcess.Ledgers(database.Connection));
        client = await OutsideClient.Connect(database.Connection);
    }

    /// <summary>Callers for one round, once both silos are there.</summary>
    internal async Task<Bookkeepers> Round()
    {
        await Whole();
        return new(Database, Client, $"r{++rounds}");
    }

    /// <summary>Starts what a round has left dead, once what was left frozen is dead too.</summary>
    internal async Task Whole()
    {
        await Server.GoOn();
        await Server.Start();
        await Task.WhenAll(Silos.Where(silo => silo.Runs).Select(silo => silo.Thaw()));
        await Task.WhenAll(Silos.Where(silo => !silo.Runs).Select(silo => silo.Restart()));
    }

    /// <summary>Whether the cluster has given a silo up.</summary>
    internal async Task<bool> HasGivenUp(ServerProcess silo) =>
        await Database.Ask<int>($"SELECT status FROM orleans.membership WHERE port = {silo.SiloPort} ORDER BY generation DESC LIMIT 1") == 6;

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.DisposeAsync();
        }

        foreach (var silo in Silos)
        {
            await silo.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
