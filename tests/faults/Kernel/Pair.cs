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
        return new(Database, Client, $"r{++rounds}", Scene);
    }

    /// <summary>Starts what a round has left dead, once what was left frozen is dead too.</summary>
    internal async Task Whole()
    {
        await Server.GoOn();
        await Server.Start();
        await Task.WhenAll(Silos.Where(silo => silo.Runs).Select(silo => silo.Thaw()));
        await Task.WhenAll(Silos.Where(silo => !silo.Runs).Select(silo => silo.Restart()));
    }

    // What each silo says of itself and of the others, and what the store is busy with.
    private async Task<string> Scene()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var told = new List<string>
        {
            await Database.Ask<string>("SELECT string_agg(format('%s@%s status %s alive %s', port, generation, status, alive_at), E'\n' ORDER BY port, generation) FROM orleans.membership") ?? "",
            await Database.Ask<string>("SELECT string_agg(format('%s %s %s/%s since %s blocked by %s: %s', pid, state, wait_event_type, wait_event, query_start, pg_blocking_pids(pid), left(query, 300)), E'\n') FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle'") ?? "",
        };
        foreach (var silo in Silos)
        {
            var health = "no answer";
            try
            {
                using var answer = await http.GetAsync(new Uri(silo.Url, "/health/ready"));
                health = await answer.Content.ReadAsStringAsync();
            }
            catch (Exception e) when (Silence.Is(e))
            {
                // Said as it is.
            }

            told.Add($"silo {silo.SiloPort} runs {silo.Runs}, ready: {health}\n{silo.Said}");
        }

        // Whether it is the ledgers of the round, the way to them, or everything.
        await using var another = await OutsideClient.Connect(Database.Connection);
        foreach (var (name, asked) in new[] { ("the client", Client), ("a fresh client", another) })
        {
            told.Add($"a ledger of its own by {name}: {await Answer(asked, $"t-scene-{name.Length}")}");
            told.AddRange(await Task.WhenAll(Enumerable.Range(0, 5).Select(async n => $"t-r{rounds}-{n} by {name}: {await Answer(asked, $"t-r{rounds}-{n}")}")));
        }

        return string.Join('\n', told);
    }

    private static async Task<string> Answer(OutsideClient client, string ledger)
    {
        try
        {
            TestCaller.Is("G00000417");
            var answer = await client.Grains.GetGrain<ILedgerGrain>(ledger).Read().WaitAsync(TimeSpan.FromSeconds(6));
            return answer.Refused?.Code ?? "read";
        }
        catch (Exception e) when (Silence.Is(e))
        {
            return Silence.Name(e);
        }
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
