using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WarningGrid.ApiTests.Signals;

namespace WarningGrid.ApiTests.Access;

/// <summary>The objects that questions are about, by their place-holders.</summary>
internal sealed record TownObjects(string Signal)
{
    public static async Task<TownObjects> Of(Town town)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signals")
        {
            Content = new StringContent(Sending_events.Finding("asked-about").ToJsonString(), Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        using var answer = await town.Send("audit-feed", request);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return new(receipt!["signalNo"]!.GetValue<string>());
    }

    public string In(string text) =>
        text.Replace("{signal}", Signal, StringComparison.Ordinal).Replace("{lead}", Town.Lead, StringComparison.Ordinal)
            .Replace("{case}", Town.Case, StringComparison.Ordinal)
            .Replace("{clearance}", Town.Clearance, StringComparison.Ordinal);
}
