using System.Text.RegularExpressions;
using WarningGrid.Cases;
using Xunit;

namespace WarningGrid.House;

/// <summary>A further kind of case touches its own folders, the rule pack and the Chinese labels: what all kinds share names none of them.</summary>
public sealed partial class A_further_kind_of_case
{
    private static readonly string[] Storeys = ["contracts/Cases", "grains/Cases", "client-api/Cases"];

    private static readonly string[] Kinds = Enum.GetNames<CaseKind>();

    // The one file in which a kind is entered, with its word and its two letters.
    private const string Entry = "contracts/Cases/CaseKind.cs";

    // That a filing makes others wait is a rule on all of them (FIL-02, DSP-18), and their stored events bear its word.
    private const string Freezing = "grains/Cases/CaseFreezing.cs";

    [Fact]
    public void What_all_kinds_share_names_none_of_them() =>
        Offences.None(
            from path in Shared()
            where path is not (Entry or Freezing)
            from word in Named().Matches(Repository.Bare(path)).Select(found => found.Value)
                .Concat(Repository.Literals(path).Select(literal => literal.Text).Where(Kinds.Contains))
            select $"{path}: {word}");

    [Fact]
    public void What_all_kinds_share_knows_no_type_of_their_folders()
    {
        var own = Houses.Contracts.Written().Concat(Houses.Grains.Written())
            .Where(type => type.Namespace is { } home && Kinds.Contains(home.Split('.')[^1])).Select(type => type.Name)
            .Except(Houses.Contracts.Written().Concat(Houses.Grains.Written())
                .Where(type => type.Namespace is { } home && !Kinds.Contains(home.Split('.')[^1])).Select(type => type.Name)).ToHashSet();
        Assert.True(own.Count > 100);
        Offences.None(
            from path in Shared()
            from word in Word().Matches(Repository.Bare(path)).Select(found => found.Value)
            where own.Contains(word) && word.Length > 4 && Array.Exists(Kinds, kind => word.StartsWith(kind, StringComparison.Ordinal))
            select $"{path}: {word}");
    }

    [Fact]
    public void Outside_of_them_only_the_code_of_an_answer_and_the_returns_go_by_kind() =>
        Assert.Equal(
            ["grains/Clearances/RowCodes.cs", "grains/Statistics/RegisterSheet.cs", "grains/Statistics/StatisticsRegisterGrain.cs"],
            Repository.Files("contracts", "grains", "client-api", "silo").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)
                && !IsOfKind(path) && path is not (Entry or Freezing) && OfEnum().IsMatch(Repository.Bare(path))));

    [Fact]
    public void Every_kind_has_its_folders_and_its_sentences() =>
        Offences.None(
            from kind in Kinds
            from path in new[]
            {
                $"contracts/Cases/{kind}/{kind}Moves.cs", $"contracts/Cases/{kind}/{kind}View.cs", $"contracts/Cases/{kind}/sentences.zh.txt",
                $"grains/Cases/{kind}/{kind}File.cs", $"grains/Cases/{kind}/{kind}Lifecycle.cs", $"grains/Cases/{kind}/{kind}Kind.cs",
                $"tests/specs/Cases/{kind}",
            }
            where !Path.Exists(Path.Combine(Repository.Root, path))
            select path);

    [Fact]
    public void The_list_in_CONTRIBUTING_names_files_that_are_there()
    {
        var text = Repository.Text("CONTRIBUTING.md");
        var section = text[text.IndexOf("## A further kind of case", StringComparison.Ordinal)..];
        var listed = Listed().Matches(section[..section.IndexOf("\n## ", 5, StringComparison.Ordinal)]).Select(found => found.Groups["path"].Value).ToArray();
        Assert.True(listed.Length > 10);
        Offences.None(
            from path in listed
            where path.Contains('/', StringComparison.Ordinal) && !path.Contains('*', StringComparison.Ordinal)
                && !Path.Exists(Path.Combine(Repository.Root, path))
            select path);
    }

    private static IEnumerable<string> Shared() =>
        Repository.Files(Storeys).Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !IsOfKind(path));

    private static bool IsOfKind(string path) => Array.Exists(Kinds, kind => path.Contains($"/Cases/{kind}/", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(TalkInquiry|Admonition|CorrectionOrder|PreventiveTalk|Criticism|Accountability|Filing)\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bCaseKind\.(?!ToString|Parse)[A-Z]\w+")]
    private static partial Regex OfEnum();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Word();

    [GeneratedRegex("`(?<path>[^`]+)`")]
    private static partial Regex Listed();
}
