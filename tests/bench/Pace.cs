namespace WarningGrid.Bench;

/// <summary>What one run came to.</summary>
/// <param name="Took">How long each call took, the shortest first.</param>
/// <param name="Elapsed">How long the run was.</param>
/// <param name="Waiting">Letters that were still on their way at its end.</param>
internal sealed record Pace(IReadOnlyList<TimeSpan> Took, TimeSpan Elapsed, long Waiting = 0)
{
    public double PerSecond => Took.Count / Elapsed.TotalSeconds;

    /// <summary>The latency that a part of all calls stayed within.</summary>
    public TimeSpan At(double part) => Took[(int)(part * (Took.Count - 1))];
}
