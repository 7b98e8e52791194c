namespace WarningGrid.Engine;

/// <summary>Takes the day's checkpoint (HSH-02). One for the county, key 0.</summary>
[Alias("checkpoint-keeper")]
internal interface ICheckpointGrain : IGrainWithIntegerKey
{
    /// <summary>Takes one where the county's day has none yet.</summary>
    [Alias("keep")]
    Task Keep();
}

[GrainType("checkpoint-keeper")]
internal sealed class CheckpointGrain(Checkpoints checkpoints, CountyClock clock) : Grain, ICheckpointGrain
{
    private DateOnly kept;

    public async Task Keep()
    {
        var now = clock.GetUtcNow();
        var today = CountyTime.DateOf(now);
        if (kept < today && !(await checkpoints.LastAt() is { } last && CountyTime.DateOf(last) >= today))
        {
            await checkpoints.Write(now);
        }

        kept = today;
    }
}
