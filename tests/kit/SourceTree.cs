using System.Runtime.CompilerServices;

namespace WarningGrid.Testing;

/// <summary>Where the sources are from which these tests were built.</summary>
internal static class SourceTree
{
    /// <summary>The folder of WarningGrid.sln.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));

    private static string Here([CallerFilePath] string file = "") => file;
}
