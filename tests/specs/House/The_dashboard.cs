using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace WarningGrid.House;

/// <summary>deploy/grafana.json draws every meter that the code has and none that it has not.</summary>
public sealed partial class The_dashboard
{
    [Fact]
    public void Draws_the_meters_of_the_code_and_no_others()
    {
        var made =
            from path in Repository.Files("silo", "client-api", "grains")
            where path.EndsWith(".cs", StringComparison.Ordinal)
            from Match meter in Made().Matches(Repository.Text(path))
            select meter.Groups["name"].Value.Replace('.', '_');
        using var dashboard = JsonDocument.Parse(Repository.Text("deploy/grafana.json"));
        var drawn =
            from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
            from target in panel.GetProperty("targets").EnumerateArray()
            from Match name in Drawn().Matches(target.GetProperty("expr").GetString()!)
            select PartOfAHistogram().Replace(name.Value, "");

        Assert.Equal(made.Distinct().Order(StringComparer.Ordinal), drawn.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"Create(?:Counter|Histogram|ObservableGauge)(?:<\w+>)?\(\s*""(?<name>warninggrid\.[a-z.]+)""")]
    private static partial Regex Made();

    [GeneratedRegex(@"\bwarninggrid_[a-z_]+")]
    private static partial Regex Drawn();

    [GeneratedRegex("_(?:bucket|count|sum)$")]
    private static partial Regex PartOfAHistogram();
}
