using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace WarningGrid.House;

/// <summary>Compose, Kubernetes and systemd files: well-formed, complete, and about programs and settings that exist.</summary>
public sealed partial class The_deployment_files
{
    public static TheoryData<string> YamlFiles =>
        [.. Repository.Files("deploy").Where(path => path.EndsWith(".yaml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Are_sound_YAML(string path) => Assert.NotEmpty(Documents(path));

    [Fact]
    public void Of_Kubernetes_say_what_they_are() =>
        Offences.None(
            from path in Manifests
            from document in Documents(path)
            where Text(document, "apiVersion") is "" || Text(document, "kind") is ""
                || (Text(document, "kind") is not "Kustomization" && Text(document["metadata"], "name") is "")
            select path);

    [Fact]
    public void Of_Kubernetes_are_all_applied()
    {
        var resources = (YamlSequenceNode)Documents("deploy/k8s/kustomization.yaml").Single()["resources"];
        Assert.Equal(
            Manifests.Select(Path.GetFileName).Where(name => name is not "kustomization.yaml").Order(StringComparer.Ordinal),
            resources.Select(node => node.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Start_programs_that_the_house_builds()
    {
        var built = Repository.Files("silo", "client-api", "deploy")
            .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path) + ".dll").ToHashSet();
        var started = (
            from path in Repository.Files("deploy/docker", "deploy/systemd")
            from Match program in Program().Matches(Repository.Text(path))
            select (path, program: program.Value)).ToArray();

        Assert.NotEmpty(started);
        Assert.DoesNotContain(started, entry => !built.Contains(entry.program));
    }

    [Fact]
    public void Use_images_that_the_Dockerfile_makes()
    {
        var targets = Target().Matches(Repository.Text("deploy/docker/Dockerfile"))
            .Select(target => "warninggrid-" + target.Groups["name"].Value).ToHashSet();
        Offences.None(
            from path in Manifests.Append("deploy/compose.yaml")
            from Match image in Image().Matches(Repository.Text(path))
            where !targets.Contains(image.Value)
            select $"{path}: {image.Value}");
    }

    [Fact]
    public void Name_every_setting_as_the_operations_page_does()
    {
        var page = Setting().Matches(Repository.Text("docs/operations.md")).Select(name => name.Value).ToHashSet();
        Offences.None(
            from path in Repository.Files("deploy", ".ci", "tests")
            where !path.EndsWith("The_deployment_files.cs", StringComparison.Ordinal)
            from Match setting in Setting().Matches(Repository.Text(path))
            where !page.Contains(setting.Value)
            select $"{path}: {setting.Value}");
    }

    [Fact]
    public void Let_every_process_stop_in_its_own_time() =>
        Assert.All(
            Repository.Files("deploy/systemd").Where(path => Repository.Text(path).Contains("Type=exec", StringComparison.Ordinal)),
            path => Assert.Contains("TimeoutStopSec=20", Repository.Text(path), StringComparison.Ordinal));

    private static IEnumerable<string> Manifests =>
        Repository.Files("deploy/k8s").Where(path => path.EndsWith(".yaml", StringComparison.Ordinal));

    // A key that stands twice is an error of this reader.
    private static IEnumerable<YamlNode> Documents(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Text(path)));
        return stream.Documents.Select(document => document.RootNode);
    }

    private static string Text(YamlNode node, string member) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(member, out var value) ? value.ToString() : "";

    [GeneratedRegex(@"\b[\w.]+\.dll\b")]
    private static partial Regex Program();

    [GeneratedRegex(@"^FROM base AS (?<name>\w+)$", RegexOptions.Multiline)]
    private static partial Regex Target();

    [GeneratedRegex(@"\bwarninggrid-(?:silo|front|wg|local)(?=\s*$)", RegexOptions.Multiline)]
    private static partial Regex Image();

    [GeneratedRegex(@"\bWARNINGGRID_[A-Z]+(?:_[A-Z]+)*\b|\b(?:Silo|Front|Vault)__[A-Za-z]+(?:__[A-Za-z]+)?\b")]
    private static partial Regex Setting();
}
