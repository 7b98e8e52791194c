using WarningGrid.Engine;

namespace WarningGrid.Tools;

/// <summary><c>wg migrate</c>: brings the database to this version.</summary>
internal static class Migrate
{
    public const string Usage = "wg migrate                              bring the database to this version";

    public static Task<int> Run()
    {
        var ran = Migrations.Apply(Terminal.Database);
        Console.WriteLine(ran.Count == 0 ? "up to date" : string.Join('\n', ran));
        return Task.FromResult(0);
    }
}
