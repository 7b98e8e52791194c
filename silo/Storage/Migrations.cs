using DbUp;
using DbUp.Engine;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Brings a database to this version: the scripts of <c>deploy/sql</c>, in the order of their names, each once.</summary>
public static class Migrations
{
    // Any number, the same in every version: of this database, so that other counties on the server do not wait.
    private const long Turn = 0x57_61_72_6E_47_72_69_64;

    /// <summary>Runs what has not run yet; answers the names of the scripts that ran. Of several who start at once, one after the other.</summary>
    /// <exception cref="InvalidOperationException">A script failed; it left nothing behind.</exception>
    public static IReadOnlyList<string> Apply(string connection)
    {
        // Held by this connection and given back with it, also where the process dies.
        using var turn = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connection) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        turn.Open();
        using (var wait = new NpgsqlCommand($"SELECT pg_advisory_lock({Turn})", turn))
        {
            wait.ExecuteNonQuery();
        }

        var result = Engine(connection).PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }

    /// <summary>The scripts that have not run yet.</summary>
    public static IReadOnlyList<string> Pending(string connection) =>
        [.. Engine(connection).GetScriptsToExecute().Select(script => script.Name)];

    /// <summary>The text of every script: what a database of this version is made of.</summary>
    internal static IEnumerable<string> Texts =>
        typeof(Migrations).Assembly.GetManifestResourceNames().Where(IsScript).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        });

    // Scripts of features name their tables bare: schema wg comes first on the path.
    private static UpgradeEngine Engine(string connection) =>
        DeployChanges.To
            .PostgresqlDatabase(new NpgsqlConnectionStringBuilder(connection)
            {
                SearchPath = "wg", Pooling = false, CommandTimeout = 120,
            }.ConnectionString)
            .WithScriptsEmbeddedInAssembly(typeof(Migrations).Assembly, IsScript)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .JournalToPostgresqlTable("public", "migration")
            .LogToNowhere()
            .Build();

    private static bool IsScript(string name) => name.EndsWith(".sql", StringComparison.Ordinal);
}
