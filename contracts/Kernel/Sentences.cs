using System.Collections.Frozen;
using System.Globalization;

namespace WarningGrid;

/// <summary>The Chinese sentence behind every code: one table, kept as <c>sentences.zh.txt</c> beside each feature.</summary>
/// <remarks>
/// A line is <c>code = sentence</c>, with <c>{0}</c> for details; lines starting with # are comments. A code that
/// stands in two files fails at start-up, and a test finds codes used without a sentence.
/// </remarks>
public static class Sentences
{
    private static readonly FrozenDictionary<string, string> ByCode = Load();

    /// <summary>Every known code.</summary>
    public static IEnumerable<string> Codes => ByCode.Keys;

    /// <summary>The sentence of a code with its details filled in.</summary>
    /// <exception cref="KeyNotFoundException">The code has no sentence: a bug.</exception>
    public static string Of(string code, params object[] details) =>
        ByCode.TryGetValue(code, out var sentence)
            ? details.Length == 0 ? sentence : string.Format(CultureInfo.InvariantCulture, sentence, details)
            : throw new KeyNotFoundException($"no sentence for {code}");

    private static FrozenDictionary<string, string> Load()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Sentences).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith("sentences.zh.txt", StringComparison.Ordinal)))
        {
            using var lines = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (lines.ReadLine() is { } line)
            {
                if (line.Length > 0 && line[0] != '#' && line.Split(" = ", 2) is [var code, var sentence])
                {
                    found.Add(code.Trim(), sentence.Trim());
                }
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
