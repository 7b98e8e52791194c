using System.Collections.Frozen;

namespace WarningGrid;

/// <summary>What a person reads for a code, e.g. 采信了结 for <c>TalkInquiry.Accepted</c>: one table, <c>labels.zh.txt</c>.</summary>
public static class Labels
{
    private static readonly FrozenDictionary<string, string> ByCode = Load();

    /// <summary>The label of a code under the first of these objects that knows it; the code itself where none does.</summary>
    public static string Of(string code, params ReadOnlySpan<string> objects) => Find(code, objects) ?? code;

    /// <summary>As <see cref="Of"/>, or null where none knows it.</summary>
    public static string? Find(string code, params ReadOnlySpan<string> objects)
    {
        foreach (var one in objects)
        {
            if (ByCode.TryGetValue($"{one}.{code}", out var label))
            {
                return label;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = typeof(Labels).Assembly;
        using var lines = new StreamReader(assembly.GetManifestResourceStream("WarningGrid.labels.zh.txt")!);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split(" = ", 2) is [var code, var label])
            {
                found.Add(code, label);
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
