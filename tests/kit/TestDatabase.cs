using System.Security.Cryptography;
using System.Text;
using Npgsql;
using WarningGrid.Engine;

namespace WarningGrid.Testing;

/// <summary>A migrated database of a test's own, copied from a template in half a second and dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const long TemplateLock = 0x57475445;

    private readonly string server;

    private TestDatabase(string server, string name) =>
        (this.server, Name, Connection) = (server, name, $"{server};Database={name}");

    public string Name { get; }

    public string Connection { get; }

    /// <summary>A fresh database; never shared.</summary>
    public static async Task<TestDatabase> Create() => await Create(await TestServer.Connection);

    /// <summary>A fresh database on a certain server.</summary>
    public static async Task<TestDatabase> Create(string server)
    {
        var template = await Template(server);
        var name = "wg_t_" + Guid.NewGuid().ToString("N");
        await Run(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        return new(server, name);
    }

    /// <summary>A database without a single table, for whoever migrates it himself.</summary>
    public static async Task<TestDatabase> Empty()
    {
        var (server, name) = (await TestServer.Connection, "wg_t_" + Guid.NewGuid().ToString("N"));
        await Run(server, $"CREATE DATABASE {name}");
        return new(server, name);
    }

    /// <summary>Runs a statement as superuser in this database.</summary>
    public async Task<int> Run(string sql) => await Run(Connection, sql);

    /// <summary>The single value of a query.</summary>
    public async Task<T?> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false;Search Path=wg");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>The single column of a query.</summary>
    public async Task<IReadOnlyList<T>> Column<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false;Search Path=wg");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        var values = new List<T>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            values.Add(row.GetFieldValue<T>(0));
        }

        return values;
    }

    public async ValueTask DisposeAsync() => await Run(server, $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    // One template for one set of migrations, made once by whoever comes first, in any process on this server.
    private static async Task<string> Template(string server)
    {
        var name = "wg_template_" + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Migrations.Texts))))[..16];
        await using var connection = new NpgsqlConnection(server + ";Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await Execute(connection, $"SELECT pg_advisory_lock({TemplateLock})");
        await using var known = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        known.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        if (await known.ExecuteScalarAsync() is null)
        {
            await Execute(connection, $"DROP DATABASE IF EXISTS {name}_new");
            await Execute(connection, $"CREATE DATABASE {name}_new");
            Migrations.Apply($"{server};Database={name}_new");
            await Execute(connection, $"ALTER DATABASE {name}_new RENAME TO {name}");
        }

        return name;
    }

    private static async Task<int> Run(string connectionString, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, SearchPath = "wg" };
        settings.Database ??= "postgres";
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return await Execute(connection, sql);
    }

    private static async Task<int> Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        return await command.ExecuteNonQueryAsync();
    }
}
