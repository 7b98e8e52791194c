using System.Globalization;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>What is left to chance in a round: printed, so that <c>WARNINGGRID_SEED</c> repeats it.</summary>
/// <remarks>It repeats what the driver does: whom it strikes, when and how, and what callers send. Processes take their own time.</remarks>
internal sealed class Seed
{
    private readonly int number =
        Environment.GetEnvironmentVariable("WARNINGGRID_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();

    private readonly string round = TestContext.Current.TestMethod?.MethodName ?? "";

    /// <summary>Dice of its own for one part of a round.</summary>
    public Random Dice(int part = 0)
    {
        var mixed = (uint)(number + part);
        foreach (var letter in round)
        {
            mixed = (mixed ^ letter) * 16777619;
        }

        return new((int)(mixed & int.MaxValue));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"WARNINGGRID_SEED={number}");
}
