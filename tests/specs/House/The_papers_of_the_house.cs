using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace WarningGrid.House;

/// <summary>Papers that must keep step with the code: packages, lock files, the map, the decisions.</summary>
public sealed partial class The_papers_of_the_house
{
    // What the bench compares with: not of the program, with versions of its own, one of them packed anew on each machine.
    private const string Peers = "tests/bench/peers";

    [Fact]
    public void Every_package_has_a_line_saying_why_and_every_line_a_package()
    {
        string[] lists = ["Directory.Packages.props", $"{Peers}/Directory.Packages.props"];
        var central = lists.SelectMany(list => XDocument.Parse(Repository.Text(list)).Descendants())
            .Where(item => item.Name.LocalName is "PackageVersion" or "GlobalPackageReference")
            .Select(item => item.Attribute("Include")!.Value).Distinct();
        var listed = Row().Matches(Repository.Text("docs/dependencies.md")).Select(row => row.Groups["name"].Value);

        Assert.Equal(central.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Offences.None(
            from path in Repository.Files("contracts", "grains", "silo", "client-api", "deploy", "tests")
            where path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith($"{Peers}/", StringComparison.Ordinal)
            let locked = Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, "packages.lock.json")
            where !File.Exists(locked)
            select path);

    [Fact]
    public void The_map_names_every_folder_of_every_storey()
    {
        var map = Repository.Text("README.md");
        Offences.None(
            from storey in new[] { "contracts", "grains", "client-api", "silo", "deploy", "docs", "tests/specs", "tests/cluster", "tests/api", "tests/system", "tests/faults" }
            from folder in Folders(storey)
            where !Regex.IsMatch(map, $@"\b{Regex.Escape(folder)}\b")
            select $"{storey}/{folder}");
    }

    [Fact]
    public void A_folder_of_a_feature_is_called_the_same_on_every_storey()
    {
        var features = Folders("contracts").Concat(Folders("grains")).ToHashSet();
        string[] rooms = ["Http", "Identity", "House", "golden", "Properties", "wwwroot", "Walk"];
        Offences.None(
            from storey in new[] { "client-api", "tests/specs", "tests/cluster", "tests/api" }
            from folder in Folders(storey)
            where !features.Contains(folder) && !rooms.Contains(folder)
            select $"{storey}/{folder}");
    }

    [Fact]
    public void Every_decision_has_its_record() =>
        Assert.Equal(
            Enumerable.Range(1, 17).Select(number => $"{number:0000}"),
            Repository.Files("docs/adr").Select(path => Path.GetFileName(path)[..4]).Where(number => number != "READ").Distinct().Take(17));

    [Fact]
    public void No_file_names_a_registry_or_somebodys_machine()
    {
        // Written in halves, so that this file does not name them either.
        string[] words = ["api.nuget" + ".org", "registry.npm" + "js.org", "deb.debian" + ".org", "/wo" + "rk/", "/ro" + "ot/"];
        Offences.None(
            from path in Repository.Files("")
            where !path.EndsWith(".gz", StringComparison.Ordinal) && !path.EndsWith(".xlsx", StringComparison.Ordinal)
            let text = Repository.Text(path)
            from word in words
            where text.Contains(word, StringComparison.Ordinal)
            select $"{path}: {word}");
    }

    private static IEnumerable<string> Folders(string storey) =>
        Repository.Files(storey).Select(path => path[(storey.Length + 1)..].Split('/')).Where(parts => parts.Length > 1)
            .Select(parts => parts[0]).Distinct();

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
