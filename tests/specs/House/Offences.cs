using Xunit;

namespace WarningGrid.House;

/// <summary>Whatever breaks a rule of the house, listed whole: xunit's own message would cut the list short.</summary>
internal static class Offences
{
    public static void None(IEnumerable<string> offences)
    {
        var all = offences.Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(all.Length == 0, $"{all.Length} offences:\n{string.Join("\n", all)}");
    }
}
