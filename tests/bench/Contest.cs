namespace WarningGrid.Bench;

/// <summary>Somebody who can be run for a while.</summary>
/// <param name="Warm">Whether he starts as fast as he goes on.</param>
internal sealed record Contender(string Name, Func<TimeSpan, Task<Speed>> Run, bool Warm = false);

/// <summary>Contenders take turns, so that whatever befalls the machine befalls them all; each one's middle run counts.</summary>
internal static class Contest
{
    /// <param name="warmUp">Before the rounds, for each; zero where they are warm.</param>
    public static async Task<IReadOnlyDictionary<string, Speed>> Of(
        IReadOnlyList<Contender> contenders, TimeSpan warmUp, TimeSpan time, int rounds)
    {
        foreach (var contender in contenders.Where(contender => warmUp > TimeSpan.Zero && !contender.Warm))
        {
            await contender.Run(warmUp);
        }

        var runs = contenders.ToDictionary(contender => contender.Name, _ => new List<Speed>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders)
            {
                runs[contender.Name].Add(await contender.Run(time));
            }
        }

        return runs.ToDictionary(
            run => run.Key, run => run.Value.OrderBy(speed => speed.PerSecond).ElementAt(rounds / 2), StringComparer.Ordinal);
    }
}
