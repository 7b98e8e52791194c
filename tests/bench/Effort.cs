namespace WarningGrid.Bench;

/// <summary>How much is put into a measurement.</summary>
/// <param name="Time">Of one run.</param>
/// <param name="Rounds">How often contenders take turns.</param>
/// <param name="Quick">The small set: a few levels, towns and deadlines.</param>
internal sealed record Effort(TimeSpan Time, int Rounds, bool Quick)
{
    /// <summary>Before the first run of a contender that comes cold: within it the compiler has seen what is called often.</summary>
    public TimeSpan FromCold { get; } = TimeSpan.FromSeconds(8);

    /// <summary>Before the first run of a contender that has done similar work already.</summary>
    public TimeSpan WarmUp { get; } = TimeSpan.FromSeconds(2);
}
