namespace WarningGrid.Engine;

/// <summary>Brings claimed letters to one target: all in one call; one by one where one of them keeps failing.</summary>
internal sealed class Postman(IGrainFactory grains, RelayMeters meters) : IDisposable
{
    // Across all shards of this silo: beyond it the targets only queue in memory.
    private readonly SemaphoreSlim hands = new(256);

    public async Task<IReadOnlyList<Delivered>> Bring(string target, IReadOnlyList<Claimed> letters)
    {
        await hands.WaitAsync();
        try
        {
            return Followers.IdOf(target) is { } id
                ? await Bring(grains.GetGrain<IFollower>(id), letters)
                : [.. letters.Select(letter => new Delivered(letter, Fate.Failed, "no such kind of grain"))];
        }
        finally
        {
            hands.Release();
        }
    }

    public void Dispose() => hands.Dispose();

    private async Task<IReadOnlyList<Delivered>> Bring(IFollower target, IReadOnlyList<Claimed> letters)
    {
        // A letter that has failed together with others is tried alone, so that only its own pair waits for it.
        if (letters.Count > 1 && letters.Any(letter => letter.Attempts > 1))
        {
            return await BringEach(target, letters);
        }

        var error = await Try(target, letters);
        return [.. letters.Select(letter => new Delivered(letter, error is null ? Fate.Taken : Fate.Failed, error))];
    }

    private async Task<IReadOnlyList<Delivered>> BringEach(IFollower target, IReadOnlyList<Claimed> letters)
    {
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        var results = new List<Delivered>(letters.Count);
        foreach (var letter in letters)
        {
            var error = stopped.Contains(letter.Source) ? null : await Try(target, [letter]);
            results.Add(new(letter, stopped.Contains(letter.Source) ? Fate.Untried : error is null ? Fate.Taken : Fate.Failed, error));
            if (error is not null)
            {
                stopped.Add(letter.Source);
            }
        }

        return results;
    }

    private async Task<string?> Try(IFollower target, IReadOnlyList<Claimed> letters)
    {
        try
        {
            var answers = await target.Deliver([.. letters.Select(letter => letter.Letter)]).InTime();
            meters.Taken(answers);
            return null;
        }
        catch (Exception e)
        {
            // Whatever it was, the letter stays: a repeat is answered like the first (design D5).
            meters.Failed(letters.Count);
            return $"{e.GetType().Name}: {e.Message}";
        }
    }
}
