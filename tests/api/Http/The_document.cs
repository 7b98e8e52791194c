using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WarningGrid.Testing;

namespace WarningGrid.ApiTests.Http;

/// <summary>The OpenAPI document is promised text: what is served equals docs/http/openapi.json.</summary>
/// <remarks>A changed surface is accepted by running this with <c>WARNINGGRID_ACCEPT=1</c> and reading the difference.</remarks>
public sealed class The_document(FrontAlone front) : IClassFixture<FrontAlone>
{
    [Fact]
    public async Task Is_the_approved_one()
    {
        var served = Readable(await Served());
        var approved = Path.Combine(SourceTree.Root, "docs", "http", "openapi.json");
        if (Environment.GetEnvironmentVariable("WARNINGGRID_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            await File.WriteAllTextAsync(approved, served, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(approved, TestContext.Current.CancellationToken), served);
    }

    [Fact]
    public async Task Names_every_address_under_api_v1()
    {
        var paths = JsonNode.Parse(await Served())!["paths"]!.AsObject();
        var routed = front.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(path => path.StartsWith("/api/v1", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(routed.Order(StringComparer.Ordinal), paths.Select(path => path.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Is_OpenAPI_3_1_and_every_command_asks_for_a_key()
    {
        var document = JsonNode.Parse(await Served())!;

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);

        // An intake is known by source and id; a question whose words stand in its body changes nothing.
        string[] keyless = ["/api/v1/signals", "/api/v1/clearances/check"];
        var posts = document["paths"]!.AsObject().Where(path => !keyless.Contains(path.Key) && path.Value!["post"] is not null).ToList();
        Assert.NotEmpty(posts);
        Assert.All(posts, path => Assert.Contains(
            path.Value!["post"]!["parameters"]!.AsArray(), parameter => parameter!["name"]!.GetValue<string>() == "Idempotency-Key"));
    }

    private Task<string> Served() =>
        front.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Readable(string json) => JsonNode.Parse(json)!.ToJsonString(new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }) + "\n";
}
