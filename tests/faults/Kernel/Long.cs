using Xunit;

namespace WarningGrid.Kernel;

/// <summary>The long set, asked for with <c>WARNINGGRID_LONG=1</c>: rounds of minutes, and rounds that want a whole machine.</summary>
internal static class Long
{
    public static bool IsSet { get; } = Environment.GetEnvironmentVariable("WARNINGGRID_LONG") is "1";

    /// <summary>Leaves a test of the long set out of the short one.</summary>
    public static void Only() => Assert.SkipUnless(IsSet, "of the long set: deploy/test --long");
}
