using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>How we reach PostgreSQL: data sources with the settings that were measured, and what its failures mean.</summary>
internal static class Postgres
{
    /// <summary>The data source of schema <c>wg</c>: connect 1 s, command 3 s (design D15), statements prepared by use.</summary>
    public static NpgsqlDataSource Open(string connection) => Build(connection, "wg", "warninggrid", pool: 48);

    /// <summary>The data source of relays: what they write down need not outlive a crash of the server, for then their letters come again.</summary>
    public static NpgsqlDataSource OpenForRelays(string connection) =>
        Build(connection, "wg", "warninggrid-relay", pool: 8, further: "Options=-c synchronous_commit=off");

    /// <summary>The data source that Orleans' providers use: their names are unqualified, so the search path is theirs.</summary>
    public static NpgsqlDataSource OpenForOrleans(string connection) =>
        Build(connection, "orleans", "warninggrid-orleans", pool: 16);

    /// <summary>The same for a command that somebody has typed: where a silo gives a busy server up, it waits.</summary>
    public static NpgsqlDataSource OpenPatiently(string connection) =>
        Build(connection, "wg", "warninggrid-tool", pool: 16, connect: 15);

    /// <summary>Whether the store failed or did not answer, as against a bug of ours.</summary>
    public static bool IsFailure(Exception e) =>
        e is DbException or TimeoutException or SocketException or IOException or OperationCanceledException;

    /// <summary>Whether the server said no and has therefore undone the whole transaction. A dying server proves nothing.</summary>
    public static bool IsDefiniteAbort(Exception e) =>
        e is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>What callers see of a failure: provider exceptions have no codec and must not cross a grain (design D16).</summary>
    public static StorageUnavailable Unavailable(Exception e) =>
        new(e is PostgresException refused ? $"store refused: {refused.SqlState}" : $"store failed: {e.GetType().Name} {e.InnerException?.GetType().Name}");

    /// <summary>Runs a question to the store, translating its failures.</summary>
    /// <exception cref="StorageUnavailable">The store failed or did not answer.</exception>
    public static async Task<T> Ask<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Unavailable(e);
        }
    }

    private static NpgsqlDataSource Build(string connection, string searchPath, string name, int pool, int connect = 1, string further = "") =>
        new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder($"{connection};{further}")
        {
            SearchPath = searchPath,
            ApplicationName = name,
            Timeout = connect,
            CommandTimeout = 3,
            CancellationTimeout = 500,
            MaxPoolSize = pool,

            // A full batch is some 200 kB; with the driver's 8 kB a fifth of a busy silo's time went into sending it in crumbs.
            WriteBufferSize = 128 * 1024,

            // More than we have statements: with 50 each pushed another out, and a third of a busy county's time went into planning them anew.
            MaxAutoPrepare = 250,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Enlist = false,
        }.ConnectionString).Build();
}
