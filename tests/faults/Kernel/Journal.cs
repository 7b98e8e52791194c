using System.Globalization;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>One line a round on standard output: what was struck and what came of it. docs/reliability.md is written from them.</summary>
internal static class Journal
{
    public static void Note(FormattableString what) =>
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ROUND {TestContext.Current.TestMethod?.MethodName}: {what.ToString(CultureInfo.InvariantCulture)}"));
}
