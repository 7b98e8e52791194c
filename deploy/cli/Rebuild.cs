using WarningGrid.Engine;

namespace WarningGrid.Tools;

/// <summary><c>wg rebuild</c>: folds read models again from the log, compares, and swaps what differs.</summary>
internal static class Rebuild
{
    public const string Usage = "wg rebuild NAME|all [--check]           fold read models again; --check only compares";

    /// <returns>0 where all agree or were swapped, 1 where --check found a difference.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var check = args.Contains("--check");
        var names = args.Where(arg => arg is not "--check").ToList();
        if (names.Count != 1)
        {
            throw new UsageException(Usage);
        }

        var tables = Rebuilding.Tables.Where(table => names[0] is "all" || table.Name == names[0]).ToList();
        if (tables.Count == 0)
        {
            throw new UsageException($"no read model {names[0]}; there are: {string.Join(", ", Rebuilding.Tables.Select(table => table.Name))}");
        }

        await using var db = Postgres.OpenPatiently(Terminal.Database);
        var clock = new CountyClock(db);
        await clock.Refresh();
        var differ = false;
        foreach (var table in tables)
        {
            var found = await Terminal.Counting(
                table.Name, count => new Rebuilding(db).Rebuild(table, clock.GetUtcNow(), swap: !check, count));
            differ |= !found.Agrees;
            Console.WriteLine(found.Agrees
                ? $"{found.Table}: {found.Rows} rows agree with the log"
                : $"{found.Table}: {found.Missing} rows missing, {found.Surplus} surplus{(found.Swapped ? "; swapped" : "")}");
        }

        return differ && check ? 1 : 0;
    }
}
