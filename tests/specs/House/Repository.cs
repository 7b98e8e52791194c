using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace WarningGrid.House;

/// <summary>The repository as files: for promises that are kept in text and not in types.</summary>
internal static partial class Repository
{
    private static readonly HashSet<string> NotSources =
        ["bin", "obj", ".git", ".vs", ".data", ".run", ".out", "node_modules", "TestResults"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    /// <summary>Every source file below some folders, as paths relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Files(params IEnumerable<string> folders) =>
        folders.SelectMany(folder => Walk(new(Path.Combine(Root, folder))))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The string literals of a C# source, in order; comments and characters are passed over.</summary>
    public static IEnumerable<Literal> Literals(string path)
    {
        var source = Text(path);
        return Token().Matches(source)
            .Where(token => token.Groups["text"].Success)
            .Select(token => new Literal(path, token.Groups["text"].Value, source[..token.Index]));
    }

    /// <summary>A C# source without its comments and without what its literals say.</summary>
    public static string Bare(string path) => Token().Replace(Text(path), " ");

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        !folder.Exists
            ? []
            : folder.EnumerateFiles().Where(file => file.Name is not ".git").Select(file => file.FullName).Concat(
                folder.EnumerateDirectories().Where(child => !NotSources.Contains(child.Name)).SelectMany(Walk));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    // Leftmost wins: a quotation mark inside a comment, or a slash inside a text, is no beginning of anything.
    [GeneratedRegex(
        """"
        //[^\n]*|/\*[\s\S]*?\*/|'(?:\\.|[^'\\\n])+'|(?<raw>"{3,})(?<text>[\s\S]*?)\k<raw>|\$?@\$?"(?<text>(?:[^"]|"")*)"|"(?<text>(?:\\.|[^"\\\n])*)"
        """")]
    private static partial Regex Token();
}

/// <summary>A string literal with the file it stands in and all that stands before it there.</summary>
internal sealed record Literal(string Path, string Text, string Before)
{
    public override string ToString() => $"{Path}:{Before.Count(letter => letter is '\n') + 1} {Text}";
}
