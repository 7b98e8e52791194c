using WarningGrid.Engine;

namespace WarningGrid.Tools;

/// <summary><c>wg verify</c>: checks every chain of the database, or of an exported file without any (HSH-03).</summary>
internal static class Verify
{
    public const string Usage = "wg verify [--file EXPORT] [--checkpoint EXPORT] [--all]   check the chains; --all lists sound streams too";

    /// <returns>0 where no chain is broken, truncated or without its answers; 1 otherwise.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args, TextWriter answer)
    {
        var (file, kept, all) = Read(args);
        return file is null ? await OfDatabase(kept, all, answer) : await OfFile(file, kept, all, answer);
    }

    private static async Task<int> OfDatabase(string? kept, bool all, TextWriter answer)
    {
        await using var db = Postgres.OpenPatiently(Terminal.Database);
        var checkpoint = kept is null ? await new Checkpoints(db).Last() : await CheckpointOf(kept);
        var sound = await Report(Verifier.Entries(db), checkpoint, all, answer);
        var lost = await Verifier.LostAnswers(db);
        foreach (var command in lost)
        {
            answer.WriteLine($"command without its entry: {command}");
        }

        return sound && lost.Count == 0 ? 0 : 1;
    }

    private static async Task<int> OfFile(string file, string? kept, bool all, TextWriter answer)
    {
        var checkpoint = await CheckpointOf(kept ?? file);
        using var lines = File.OpenText(file);
        var sound = await Report(LogFile.Entries(lines), checkpoint, all, answer);
        if (checkpoint is null)
        {
            // An export ends with its checkpoint: what stands behind the cut, nobody knows.
            answer.WriteLine($"{file} has lost its end");
        }

        return sound && checkpoint is not null ? 0 : 1;
    }

    private static async Task<Checkpoint?> CheckpointOf(string file)
    {
        using var lines = File.OpenText(file);
        return await LogFile.Checkpoint(lines);
    }

    private static async Task<bool> Report(IAsyncEnumerable<StoredEntry> entries, Checkpoint? checkpoint, bool all, TextWriter answer)
    {
        var verdicts = await Terminal.Counting("streams", async count =>
        {
            var found = new List<StreamVerdict>();
            await foreach (var verdict in Verifier.Check(entries, checkpoint))
            {
                found.Add(verdict);
                count(found.Count);
            }

            return found;
        });
        foreach (var verdict in verdicts.Where(verdict => all || verdict.State is ChainState.BrokenAt or ChainState.Truncated))
        {
            answer.WriteLine($"{verdict.Stream}: {Word(verdict)}{(verdict.Why.Length > 0 ? $" ({verdict.Why})" : "")}");
        }

        foreach (var state in verdicts.GroupBy(verdict => verdict.State).OrderBy(group => group.Key))
        {
            answer.WriteLine($"{state.Key}: {state.Count()} streams, {state.Sum(verdict => verdict.At)} entries");
        }

        answer.WriteLine(checkpoint is null
            ? "no checkpoint"
            : $"checkpoint of {EventJson.Text(checkpoint.At)}, unsigned, root SM3 {Convert.ToHexStringLower(checkpoint.RootSm3.AsSpan())}");
        answer.WriteLine(Verifier.Limits);
        return verdicts.All(verdict => verdict.State is ChainState.Ok or ChainState.NoCheckpoint);
    }

    private static string Word(StreamVerdict verdict) =>
        verdict.State is ChainState.BrokenAt ? $"BrokenAt {verdict.At}" : $"{verdict.State} at {verdict.At}";

    private static (string? File, string? Kept, bool All) Read(IReadOnlyList<string> args)
    {
        (string? file, string? kept, var all) = (null, null, false);
        for (var at = 0; at < args.Count; at++)
        {
            switch (args[at])
            {
                case "--file" when at + 1 < args.Count:
                    file = args[++at];
                    break;
                case "--checkpoint" when at + 1 < args.Count:
                    kept = args[++at];
                    break;
                case "--all":
                    all = true;
                    break;
                default:
                    throw new UsageException(Usage);
            }
        }

        return (file, kept, all);
    }
}
