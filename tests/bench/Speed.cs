namespace WarningGrid.Bench;

/// <summary>What a contender came to in a run.</summary>
/// <param name="P50">Milliseconds within which half of all calls were answered; 0 where nobody measured it.</param>
/// <param name="Cpu">Microseconds of its process's time a call, load included; PostgreSQL's are its own.</param>
/// <param name="Bytes">Managed bytes allocated a call.</param>
/// <param name="Answer">Size of an answer on average, where that was looked at.</param>
internal sealed record Speed(
    double PerSecond, double P50, double P95, double P99, double Cpu = 0, double Bytes = 0, double Answer = 0);
