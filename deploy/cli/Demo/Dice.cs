namespace WarningGrid.Demo;

/// <summary>Chance that falls the same way for ever: SplitMix64, so that a seed makes the same county on every runtime.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 up to, not including, <paramref name="sides"/>.</summary>
    public int Below(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>True about <paramref name="percent"/> times in a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>A number between both ends, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public T Of<T>(IReadOnlyList<T> some) => some[Below(some.Count)];

    /// <summary>A day between both ends, both included.</summary>
    public DateOnly Day(DateOnly from, DateOnly to) => from.AddDays(Below(to.DayNumber - from.DayNumber + 1));

    /// <summary>A die of its own for one purpose, so that a change in one part of the county moves no other.</summary>
    public Dice Apart(string purpose) =>
        new(purpose.Aggregate(state ^ 0x51_7C_C1_B7_27_22_0A_95, (mix, letter) => (mix * 0x100000001B3) ^ letter));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
