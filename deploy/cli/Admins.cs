using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WarningGrid.Access;
using WarningGrid.Engine;

namespace WarningGrid.Tools;

/// <summary><c>wg admins</c>: gives a new county its first three admins; every later grant takes two of them (SEP-02).</summary>
internal static class Admins
{
    public const string Usage =
        "wg admins SYSTEM SECURITY AUDIT          make three persons (G00000001 …) the first SystemAdmin, SecurityAdmin and AuditAdmin";

    private const string Holders =
        "SELECT person || ' ' || role FROM role_grant WHERE role IN ('SystemAdmin', 'SecurityAdmin', 'AuditAdmin') ORDER BY 1";

    /// <returns>0 when granted; 1 where the county has, or ever had, admins.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        if (args is not [var system, var security, var audit] || args.Any(arg => !IsId(arg)) || args.Distinct().Count() != 3)
        {
            throw new UsageException(Usage + "\nthree different persons: nobody holds two of these roles (SEP-01)");
        }

        // It talks to the database alone and seals no caller, so the key is nobody's.
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddEngine(new SiloSettings(Terminal.Database, new byte[32]))
            .AddSingleton<FirstAdmins>()
            .BuildServiceProvider();
        var clock = services.GetRequiredService<CountyClock>();
        await clock.Refresh();
        var holders = await AdminsOf(services.GetRequiredService<NpgsqlDataSource>());
        if (holders.Count > 0
            || !await services.GetRequiredService<FirstAdmins>().Grant(
                new(system), new(security), new(audit), CountyTime.DateOf(clock.GetUtcNow())))
        {
            Console.Error.WriteLine(holders.Count > 0
                ? $"wg: there are admins already: {string.Join(", ", holders)}"
                : "wg: there are admins already, or one of the three has been granted something");
            return 1;
        }

        Console.WriteLine($"{system} SystemAdmin, {security} SecurityAdmin, {audit} AuditAdmin; further grants take two of them");
        return 0;
    }

    private static async Task<List<string>> AdminsOf(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(Holders);
        var holders = new List<string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            holders.Add(row.GetString(0));
        }

        return holders;
    }

    private static bool IsId(string text) => text is ['G', .. { Length: 8 } digits] && digits.All(char.IsAsciiDigit);
}
