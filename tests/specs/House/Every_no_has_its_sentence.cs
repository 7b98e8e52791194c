using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace WarningGrid.House;

/// <summary>A code that a person can meet has one Chinese sentence, and no sentence stands twice.</summary>
public sealed partial class Every_no_has_its_sentence
{
    [Fact]
    public void Every_code_used_has_a_sentence() =>
        Offences.None(
            from path in Repository.Files("contracts", "grains", "silo", "client-api", "deploy")
            where path.EndsWith(".cs", StringComparison.Ordinal)
            from literal in Repository.Literals(path)
            where Code().IsMatch(literal.Text)
            where !Known.Contains(literal.Text) && !PackKeys.Contains(literal.Text)
            select literal.ToString());

    [Fact]
    public void No_code_stands_twice() =>
        Offences.None(
            from line in Lines
            group line by line.Code into same
            where same.Count() > 1
            select $"{same.Key}: {string.Join(", ", same.Select(line => line.Path))}");

    [Fact]
    public void Every_line_is_a_code_and_a_Chinese_sentence() =>
        Offences.None(
            from line in Lines
            where !(Code().IsMatch(line.Code) || line.Code is "case-kind-unavailable") || !Chinese().IsMatch(line.Sentence)
            select $"{line.Path}: {line.Code}");

    private static readonly HashSet<string> Known = [.. Sentences.Codes];

    // Keys of the rule packs look like codes: rule id, dot, member.
    private static readonly HashSet<string> PackKeys =
    [
        .. from path in Repository.Files("grains/Rules/packs")
           from rule in JsonDocument.Parse(Repository.Text(path)).RootElement.GetProperty("rules").EnumerateObject()
           from member in rule.Value.EnumerateObject()
           select $"{rule.Name}.{member.Name}",
    ];

    private static IEnumerable<(string Path, string Code, string Sentence)> Lines =>
        from path in Repository.Files("contracts")
        where path.EndsWith("sentences.zh.txt", StringComparison.Ordinal)
        from line in Repository.Text(path).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        where line[0] is not '#'
        let parts = line.Split(" = ", 2)
        select (path, parts[0].Trim(), parts.Length > 1 ? parts[1] : "");

    [GeneratedRegex(@"^(?:case-kind-unavailable|[A-Z]{2,4}(?:-[A-Z]?\d{1,2}[a-z]?)?\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
