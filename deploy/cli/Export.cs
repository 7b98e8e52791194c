using WarningGrid.Engine;

namespace WarningGrid.Tools;

/// <summary><c>wg export FILE</c> and <c>wg checkpoint</c>: copies that leave the system, for whoever verifies it (HSH-02).</summary>
internal static class Export
{
    public const string Usage = "wg export FILE                          write the log and a checkpoint of it to a file";
    public const string CheckpointUsage = "wg checkpoint                           take a checkpoint now and print it";

    /// <returns>0 when written, 1 where the file is there already: an export is never overwritten. Its owner alone reads it.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        if (args is not [var path])
        {
            throw new UsageException(Usage);
        }

        await using var db = Postgres.OpenPatiently(Terminal.Database);
        var clock = new CountyClock(db);
        await clock.Refresh();
        await using var file = new StreamWriter(path, PrivateFile.Options(FileMode.CreateNew)) { NewLine = "\n" };

        // The checkpoint first: entries appended meanwhile are behind it, so that it never counts what the file lacks.
        var checkpoint = await new Checkpoints(db).Take(clock.GetUtcNow());
        var count = await Terminal.Counting(
            "entries", progress => LogFile.Write(file, Verifier.Entries(db), () => Task.FromResult(checkpoint), progress));
        Console.WriteLine($"{count} entries of {checkpoint.Lines.Length} streams");
        return 0;
    }

    public static async Task<int> Checkpoint()
    {
        await using var db = Postgres.OpenPatiently(Terminal.Database);
        var clock = new CountyClock(db);
        await clock.Refresh();
        Console.WriteLine((await new Checkpoints(db).Write(clock.GetUtcNow())).Text());
        return 0;
    }
}
